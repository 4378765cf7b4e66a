import { useLingui } from '@lingui/react'
import { Monitor, Moon, Sun } from 'lucide-react'
import type { ButtonProps } from '../kit/button.tsx'
import { IconButton } from '../kit/icon-button.tsx'
import { usePreferences } from '../use-stores.ts'

const icons = { system: Monitor, light: Sun, dark: Moon } as const

/** Opens the theme menu; stands there alone until the menu has been loaded. */
export function ThemeButton(props: ButtonProps) {
  const { i18n } = useLingui()
  const theme = usePreferences((state) => state.theme)
  return <IconButton {...props} icon={icons[theme]} label={i18n._('Theme')} />
}
