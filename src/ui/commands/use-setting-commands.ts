import { useLingui } from '@lingui/react'
import { Activity, Keyboard, Map as MapIcon, Monitor, Moon, Ruler, Sun, TextSearch } from 'lucide-react'
import { changeSheet } from '../../plan/change-element.ts'
import { drawnElements, sheetOf } from '../../plan/plan.ts'
import { planMaps } from '../../plan/plan-map.ts'
import { useApp } from '../app-context.ts'
import { useScreen } from '../screen-context.ts'
import { useEdit } from '../use-edit.ts'
import { useMayEdit, useShownUnits } from '../use-stores.ts'
import { mapTitle } from '../words/map-words.ts'
import { always, type Command } from './command.ts'

export function useSettingCommands(): readonly Command[] {
  const { i18n } = useLingui()
  const { plan: store, preferences } = useApp()
  const { ask } = useScreen()
  const mayEdit = useMayEdit()
  const shownUnits = useShownUnits()
  const edit = useEdit()
  const sheet = () => sheetOf(store.getState().plan)

  const themes = [
    ['system', Monitor, i18n._('Theme: like the system')],
    ['light', Sun, i18n._('Theme: light')],
    ['dark', Moon, i18n._('Theme: dark')],
  ] as const
  const units = [
    ['metric', i18n._('Units: metric (km)')],
    ['imperial', i18n._('Units: imperial (mi)')],
    ['nautical', i18n._('Units: nautical (nm)')],
  ] as const
  const changeMap = (map: string) => {
    if (drawnElements(store.getState().plan).length > 0) ask({ type: 'change-map', map })
    else edit((plan) => changeSheet(plan, { map }), i18n._('Change the map'))
  }
  return [
    ...(mayEdit ? planMaps : []).map(
      ({ id }): Command => ({
        id: `map-${id}`,
        label: () => i18n._('Map: {title}', { title: mapTitle(i18n, id) }),
        group: 'plan',
        icon: MapIcon,
        isAvailable: () => sheet().map !== id,
        run: () => changeMap(id),
      }),
    ),
    ...units.map(
      ([choice, label]): Command => ({
        id: `units-${choice}`,
        label: () => label,
        group: 'settings',
        icon: Ruler,
        isAvailable: () => shownUnits !== choice,
        run: () => preferences.setState({ units: choice }),
      }),
    ),
    ...themes.map(
      ([theme, icon, label]): Command => ({
        id: `theme-${theme}`,
        label: () => label,
        group: 'settings',
        icon,
        isAvailable: () => preferences.getState().theme !== theme,
        run: () => preferences.setState({ theme }),
      }),
    ),
    {
      id: 'connection',
      label: () => i18n._('Connection details'),
      group: 'help',
      icon: Activity,
      isAvailable: always,
      run: () => ask({ type: 'connection' }),
    },
    {
      id: 'palette',
      label: () => i18n._('Commands …'),
      group: 'help',
      keys: ['Ctrl+K'],
      inFields: true,
      icon: TextSearch,
      isAvailable: always,
      run: () => ask({ type: 'palette' }),
    },
    {
      id: 'shortcuts',
      label: () => i18n._('Keyboard'),
      group: 'help',
      keys: ['?'],
      icon: Keyboard,
      isAvailable: always,
      run: () => ask({ type: 'shortcuts' }),
    },
  ]
}
