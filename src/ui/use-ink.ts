import { inkOf } from '../map/ink.ts'
import { useShownTheme } from './use-shown-theme.ts'

/** The colour with which the map draws an element of this colour in the theme that is shown. */
export function useInk(color: string | undefined): string {
  const theme = useShownTheme()
  return inkOf(color, theme)
}
