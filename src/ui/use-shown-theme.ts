import { useMedia } from './kit/use-media.ts'
import { usePreferences } from './use-stores.ts'

/** The theme that is seen: the user's choice, or the system's. */
export function useShownTheme(): 'light' | 'dark' {
  const systemDark = useMedia('(prefers-color-scheme: dark)')
  const chosen = usePreferences(({ theme }) => theme)
  if (chosen !== 'system') return chosen
  return systemDark ? 'dark' : 'light'
}
