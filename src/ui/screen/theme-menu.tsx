import { Menu as BaseMenu } from '@base-ui/react/menu'
import { useLingui } from '@lingui/react'
import { Check, Monitor, Moon, Sun } from 'lucide-react'
import { useApp } from '../app-context.ts'
import buttonStyles from '../kit/button.module.css'
import { Button } from '../kit/button.tsx'
import menuStyles from '../kit/menu.module.css'
import { Menu } from '../kit/menu.tsx'
import { usePreferences } from '../use-stores.ts'

export function ThemeMenu() {
  const { i18n } = useLingui()
  const { preferences } = useApp()
  const theme = usePreferences((state) => state.theme)
  const choices = [
    { theme: 'system', label: i18n._('Like the system'), icon: Monitor },
    { theme: 'light', label: i18n._('Light'), icon: Sun },
    { theme: 'dark', label: i18n._('Dark'), icon: Moon },
  ] as const
  const Chosen = choices.find((choice) => choice.theme === theme)?.icon ?? Monitor
  return (
    <Menu
      trigger={
        <Button look="quiet" className={buttonStyles.icon} aria-label={i18n._('Theme')}>
          <Chosen size={20} aria-hidden="true" />
        </Button>
      }
    >
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
