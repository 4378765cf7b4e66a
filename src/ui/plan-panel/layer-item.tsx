import { useLingui } from '@lingui/react'
import { ArrowDown, ArrowUp, Eye, EyeOff, GripVertical, Lock, LockOpen, Trash2 } from 'lucide-react'
import { deleteLayer, hideLayer, lockLayer, recolorLayer, renameLayer } from '../../plan/change-layers.ts'
import { type Layer, limits } from '../../plan/element.ts'
import { DraftField } from '../kit/draft-field.tsx'
import { IconButton } from '../kit/icon-button.tsx'
import { NameText } from '../kit/name-text.tsx'
import { useToast } from '../kit/use-toast.ts'
import { parseTextOfLength } from '../parse-field.ts'
import { useScreen } from '../screen-context.ts'
import { useEdit } from '../use-edit.ts'
import { useInk } from '../use-ink.ts'
import { useMayEdit } from '../use-stores.ts'
import { layerName } from '../words/layer-words.ts'
import styles from './layer-list.module.css'
import type { RowDrag } from './use-row-drag.ts'

export function LayerItem({
  layer,
  isFirst,
  isLast,
  onMove,
  drag,
}: {
  layer: Layer
  isFirst: boolean
  isLast: boolean
  onMove: (by: 1 | -1) => void
  drag: RowDrag
}) {
  const { i18n } = useLingui()
  const { hiddenHere, hideHere } = useScreen()
  const mayEdit = useMayEdit()
  const edit = useEdit()
  const toast = useToast()
  const ink = useInk(layer.color)
  const { id, hidden = false, locked = false } = layer
  const name = layerName(i18n, layer)
  const named = { layer: name }
  if (!mayEdit) {
    const isHiddenHere = hiddenHere.has(id)
    return (
      <li className={styles.item}>
        <span className={styles.color} style={layer.color === undefined ? undefined : { background: ink }} />
        <span className={styles.name}>
          <NameText text={name} />
          {hidden && <span className={styles.hint}>{i18n._('hidden by the leader')}</span>}
          {!hidden && isHiddenHere && <span className={styles.hint}>{i18n._('hidden for you alone')}</span>}
        </span>
        <IconButton
          icon={hidden || isHiddenHere ? EyeOff : Eye}
          label={
            isHiddenHere
              ? i18n._('Show ‹{layer}› on my screen', named)
              : i18n._('Hide ‹{layer}› on my screen', named)
          }
          aria-pressed={isHiddenHere}
          disabled={hidden}
          onClick={() => hideHere(id, !isHiddenHere)}
        />
      </li>
    )
  }
  return (
    <li className={styles.item} {...drag.row}>
      <span className={styles.grip} {...drag.handle}>
        <GripVertical size={16} aria-hidden="true" />
      </span>
      <label className={styles.swatch} title={i18n._('Colour of ‹{layer}›', named)}>
        <input
          type="color"
          className={styles.picker}
          aria-label={i18n._('Colour of ‹{layer}›', named)}
          value={ink}
          onChange={(event) => {
            const color = event.currentTarget.value.toLowerCase()
            edit(
              (plan) => recolorLayer(plan, id, color),
              i18n._('Colour layer ‹{layer}›', named),
              `layer colour ${id}`,
            )
          }}
        />
        <span className={styles.color} style={layer.color === undefined ? undefined : { background: ink }} />
      </label>
      <div className={styles.name}>
        <DraftField
          label={i18n._('Name of ‹{layer}›', named)}
          hideLabel
          value={layer.name}
          parse={(text) => parseTextOfLength(i18n, text, limits.nameLength)}
          onCommit={(next) =>
            edit((plan) => renameLayer(plan, id, next), i18n._('Rename layer ‹{layer}›', named))
          }
        />
      </div>
      <span className={styles.buttons}>
        <IconButton
          icon={hidden ? EyeOff : Eye}
          label={hidden ? i18n._('Show ‹{layer}›', named) : i18n._('Hide ‹{layer}›', named)}
          aria-pressed={hidden}
          onClick={() =>
            edit(
              (plan) => hideLayer(plan, id, !hidden),
              hidden ? i18n._('Show layer ‹{layer}›', named) : i18n._('Hide layer ‹{layer}›', named),
            )
          }
        />
        <IconButton
          icon={locked ? Lock : LockOpen}
          label={locked ? i18n._('Unlock ‹{layer}›', named) : i18n._('Lock ‹{layer}›', named)}
          aria-pressed={locked}
          onClick={() =>
            edit(
              (plan) => lockLayer(plan, id, !locked),
              locked ? i18n._('Unlock layer ‹{layer}›', named) : i18n._('Lock layer ‹{layer}›', named),
            )
          }
        />
        <IconButton
          icon={ArrowUp}
          label={i18n._('Move ‹{layer}› up', named)}
          disabled={isFirst}
          onClick={() => onMove(-1)}
        />
        <IconButton
          icon={ArrowDown}
          label={i18n._('Move ‹{layer}› down', named)}
          disabled={isLast}
          onClick={() => onMove(1)}
        />
        <IconButton
          icon={Trash2}
          label={
            locked
              ? i18n._('‹{layer}› is locked: unlock it first to delete it', named)
              : i18n._('Delete ‹{layer}›, keep its elements', named)
          }
          // Not `disabled`, so that the mouse, the keyboard and a finger are told why.
          aria-disabled={locked}
          onClick={() => {
            if (locked) toast.info(i18n._('‹{layer}› is locked: unlock it first to delete it', named))
            else edit((plan) => deleteLayer(plan, id), i18n._('Delete layer ‹{layer}›', named))
          }}
        />
      </span>
    </li>
  )
}
