import { useLingui } from '@lingui/react'
import { ChevronRight, Layers } from 'lucide-react'
import { useId, useState } from 'react'
import { LoadedPart } from '../kit/loaded-part.tsx'
import { PanelFailed } from '../kit/part-failed.tsx'
import { useMayEdit, useSheet } from '../use-stores.ts'
import { LayerList } from './later-element-details.ts'
import styles from './layers-section.module.css'

/** The layers of the plan, folded away until somebody wants them; viewers have them where there are any. */
export function LayersSection() {
  const { i18n } = useLingui()
  const { layers = [] } = useSheet()
  const mayEdit = useMayEdit()
  const [isOpen, setOpen] = useState(false)
  const id = useId()
  if (!mayEdit && layers.length === 0) return null
  return (
    <section className={styles.section} aria-label={i18n._('Layers')}>
      <button
        type="button"
        className={styles.summary}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
      >
        <ChevronRight size={16} aria-hidden="true" className={styles.arrow} />
        <Layers size={16} aria-hidden="true" />
        {i18n._('Layers')} <span className={styles.count}>{i18n.number(layers.length)}</span>
      </button>
      <div id={id} className={styles.body} hidden={!isOpen}>
        {isOpen && (
          <LoadedPart failed={(again) => <PanelFailed again={again} />}>
            <LayerList />
          </LoadedPart>
        )}
      </div>
    </section>
  )
}
