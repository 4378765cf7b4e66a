import { Menu as BaseMenu } from '@base-ui/react/menu'
import { useLingui } from '@lingui/react'
import { Check } from 'lucide-react'
import { useApp } from '../app-context.ts'
import menuStyles from '../kit/menu.module.css'
import { Menu } from '../kit/menu.tsx'
import { usePreferences } from '../use-stores.ts'
import { ThemeButton } from './theme-button.tsx'

export function ThemeMenu() {
  const { i18n } = useLingui()
  const { preferences } = useApp()
  const theme = usePreferences((state) => state.theme)
  const choices = [
    { theme: 'system', label: i18n._('Like the system') },
    { theme: 'light', label: i18n._('Light') },
    { theme: 'dark', label: i18n._('Dark') },
  ] as const
  return (
    <Menu trigger={<ThemeButton />}>
      <BaseMenu.RadioGroup value={theme} onValueChange={(chosen) => preferences.setState({ theme: chosen })}>
        <BaseMenu.GroupLabel className={menuStyles.label}>{i18n._('Theme')}</BaseMenu.GroupLabel>
        {choices.map((choice) => (
          <BaseMenu.RadioItem
            key={choice.theme}
            value={choice.theme}
            className={menuStyles.item}
            closeOnClick
          >
            <span className={menuStyles.check}>
              <BaseMenu.RadioItemIndicator>
                <Check size={18} aria-hidden="true" />
              </BaseMenu.RadioItemIndicator>
            </span>
            {choice.label}
          </BaseMenu.RadioItem>
        ))}
      </BaseMenu.RadioGroup>
    </Menu>
  )
}
