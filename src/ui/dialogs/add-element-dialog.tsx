import { useLingui } from '@lingui/react'
import { type FormEvent, useState } from 'react'
import type { Kind } from '../../plan/element.ts'
import { destination } from '../../plan/leg.ts'
import type { PlanMap } from '../../plan/plan-map.ts'
import type { Position } from '../../plan/position.ts'
import { readPlace } from '../../plan/precise-entry.ts'
import { circleRadiusFromKm } from '../circle-radius.ts'
import { Actions } from '../kit/actions.tsx'
import { Button } from '../kit/button.tsx'
import { Field } from '../kit/field.tsx'
import { focusFirstInvalid } from '../kit/focus-first-invalid.ts'
import { Modal } from '../kit/modal.tsx'
import { Notice } from '../kit/notice.tsx'
import { kindOrder } from '../plan-panel/kind-order.ts'
import { useScreen } from '../screen-context.ts'
import { useAddElement } from '../use-add-element.ts'
import { usePlanMap, useShownUnits } from '../use-stores.ts'
import { entryHint, entryProblemSentence } from '../words/entry-words.ts'
import { kindWord } from '../words/kind-words.ts'

/** Adds an element without the map: its first place is typed, the others follow in its list of positions. */
export function AddElementDialog({ onClose }: { onClose: () => void }) {
  const { i18n } = useLingui()
  const { showPanel } = useScreen()
  const map = usePlanMap()
  const addElement = useAddElement()
  const [kind, setKind] = useState<Kind>('point')
  const [place, setPlace] = useState('')
  const [asked, setAsked] = useState(false)
  const units = useShownUnits()
  const entry = map && readPlace(map, units, place)
  const at = entry?.ok ? entry.at : undefined

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    setAsked(true)
    focusFirstInvalid(event.currentTarget)
    if (!at || !map) return
    addElement({
      kind,
      positions: firstPositions(map, kind, at),
      ...(kind === 'circle' ? { radius: circleRadiusFromKm(map, firstKm) } : {}),
    })
    showPanel('plan')
    onClose()
  }
  return (
    <Modal title={i18n._('Add by coordinates')} onClose={onClose}>
      {map ? (
        <form onSubmit={submit} noValidate>
          <Field label={i18n._('What')}>
            {(control) => (
              <select
                {...control}
                value={kind}
                onChange={(event) => {
                  const chosen = kindOrder.find((known) => known === event.currentTarget.value)
                  if (chosen) setKind(chosen)
                }}
              >
                {kindOrder.map((choice) => (
                  <option key={choice} value={choice}>
                    {kindWord(i18n, choice)}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Field
            label={map.type === 'game' ? i18n._('Grid reference') : i18n._('Coordinates')}
            hint={entryHint(i18n, map)}
            error={asked && entry && !entry.ok && entryProblemSentence(i18n, map, entry.problem)}
          >
            {(control) => (
              <input
                {...control}
                type="text"
                dir="ltr"
                autoComplete="off"
                value={place}
                onChange={(event) => setPlace(event.currentTarget.value)}
              />
            )}
          </Field>
          <Actions>
            <Button onClick={onClose}>{i18n._('Cancel')}</Button>
            <Button type="submit" look="primary">
              {i18n._('Add')}
            </Button>
          </Actions>
        </form>
      ) : (
        <Notice tone="warn">{i18n._('Choose a map first: coordinates mean nothing without one.')}</Notice>
      )}
    </Modal>
  )
}

/** The size of what has been given one place only. */
const firstKm = 10

/** As many positions as the kind needs at least: to the east, and for an area to the south. */
function firstPositions(map: PlanMap, kind: Kind, at: Position): readonly Position[] {
  switch (kind) {
    case 'point':
    case 'text':
    case 'circle':
      return [at]
    case 'route':
    case 'line':
    case 'front':
      return [at, destination(map, at, 90, firstKm)]
    case 'polygon':
      return [at, destination(map, at, 90, firstKm), destination(map, at, 150, firstKm)]
  }
}
