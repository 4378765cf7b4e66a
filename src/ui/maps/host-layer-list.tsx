import { useLingui } from '@lingui/react'
import { useId } from 'react'
import { useStore } from 'zustand'
import type { HostLayer } from '../../map/host-layer.ts'
import { useApp } from '../app-context.ts'
import { CheckField } from '../kit/check-field.tsx'
import styles from './map-layers-panel.module.css'
import { OpacityField } from './opacity-field.tsx'
import { choiceOf } from './shown-layers.ts'

/** The layers that the host of this page has for a map: which are there, and how much they cover. */
export function HostLayerList({ map, layers }: { map: string; layers: readonly HostLayer[] }) {
  const { i18n } = useLingui()
  const { maps } = useApp()
  const choices = useStore(maps.settings, (settings) => settings.maps[map]?.layers)
  const missing = useStore(maps.missing, ({ names }) => names)
  const titleId = useId()
  return (
    <section className={styles.group} aria-labelledby={titleId}>
      <h3 id={titleId} className={styles.subtitle}>
        {i18n._('From the host of this page')}
      </h3>
      <ul className={styles.list}>
        {layers.map((layer) => {
          const choice = choiceOf(layer, choices)
          const choose = (part: Partial<typeof choice>) =>
            maps.settings.chooseLayer(map, layer.name, { ...choice, ...part })
          return (
            <li key={layer.name} className={styles.layer}>
              <CheckField
                label={layer.name}
                hint={
                  choice.shown && missing.has(layer.name)
                    ? i18n._(
                        'Some of it did not come. Whoever runs this page finds the address in the console.',
                      )
                    : layer.attribution || undefined
                }
                checked={choice.shown}
                onChange={(shown) => choose({ shown })}
              />
              {choice.shown && (
                <OpacityField
                  name={layer.name}
                  value={choice.opacity}
                  onChange={(opacity) => choose({ opacity })}
                />
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
