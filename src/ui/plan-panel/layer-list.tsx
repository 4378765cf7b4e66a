import { useLingui } from '@lingui/react'
import { Plus } from 'lucide-react'
import { addLayer, moveLayer } from '../../plan/change-layers.ts'
import { limits } from '../../plan/element.ts'
import { newElementId } from '../../plan/new-element.ts'
import { Button } from '../kit/button.tsx'
import { randomBytes } from '../random-bytes.ts'
import { useEdit } from '../use-edit.ts'
import { useMayEdit, useSheet } from '../use-stores.ts'
import { layerName } from '../words/layer-words.ts'
import { LayerItem } from './layer-item.tsx'
import styles from './layer-list.module.css'
import { useRowDrag } from './use-row-drag.ts'

/** The layers, the uppermost first. Whoever may not edit may hide them on their own screen. */
export function LayerList() {
  const { i18n } = useLingui()
  const { layers = [] } = useSheet()
  const mayEdit = useMayEdit()
  const edit = useEdit()
  /** Rows count from the top, layers from the lowest. */
  const move = (from: number, to: number) => {
    const layer = layers.at(-1 - from)
    if (!layer) return
    const note = i18n._('Move layer ‹{layer}›', { layer: layerName(i18n, layer) })
    edit((plan) => moveLayer(plan, layer.id, layers.length - 1 - to), note)
  }
  const rowDrag = useRowDrag('layer', move)
  const add = () => {
    const highest = Math.max(0, ...layers.map(({ name }) => Number(/\d{1,6}$/.exec(name)?.[0] ?? 0)))
    const name = i18n._('Layer {number}', { number: highest + 1 })
    edit(
      (plan) => addLayer(plan, newElementId(randomBytes), name),
      i18n._('Add layer ‹{layer}›', { layer: name }),
    )
  }
  return (
    <div className={styles.layers}>
      {layers.length === 0 && (
        <p className={styles.hint}>
          {i18n._('Layers or phases group what belongs together, to show, hide or lock it at once.')}
        </p>
      )}
      {!mayEdit && (
        <p className={styles.hint}>{i18n._('What you hide here is hidden on your screen alone.')}</p>
      )}
      <ol className={styles.list}>
        {layers.toReversed().map((layer, row) => (
          <LayerItem
            key={layer.id}
            layer={layer}
            isFirst={row === 0}
            isLast={row === layers.length - 1}
            onMove={(by) => move(row, row + by)}
            drag={rowDrag(row)}
          />
        ))}
      </ol>
      {mayEdit && layers.length < limits.layers && (
        <Button onClick={add}>
          <Plus size={18} aria-hidden="true" />
          {i18n._('Add a layer')}
        </Button>
      )}
    </div>
  )
}
