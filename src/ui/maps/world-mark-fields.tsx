import { useLingui } from '@lingui/react'
import { useStore } from 'zustand'
import { useApp } from '../app-context.ts'
import { CheckField } from '../kit/check-field.tsx'
import styles from './map-layers-panel.module.css'

/** Lines and names over the world's land. */
export function WorldMarkFields() {
  const { i18n } = useLingui()
  const { maps } = useApp()
  const marks = useStore(maps.settings, (settings) => settings.marks)
  const choose = (part: Partial<typeof marks>) => maps.settings.setState({ marks: { ...marks, ...part } })
  return (
    <fieldset className={styles.group}>
      <legend className={styles.subtitle}>{i18n._('Lines and names')}</legend>
      <CheckField
        label={i18n._('Meridians and parallels')}
        checked={marks.graticule}
        onChange={(graticule) => choose({ graticule })}
      />
      <CheckField
        label={i18n._('MGRS grid')}
        hint={i18n._('Zones, then squares of 100, 10 and 1 km as you zoom in.')}
        checked={marks.mgrs}
        onChange={(mgrs) => choose({ mgrs })}
      />
      <CheckField
        label={i18n._('Names of towns')}
        checked={marks.names}
        onChange={(names) => choose({ names })}
      />
    </fieldset>
  )
}
