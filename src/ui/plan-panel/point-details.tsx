import { useLingui } from '@lingui/react'
import { changeElement } from '../../plan/change-element.ts'
import { type ElementId, limits, type Point } from '../../plan/element.ts'
import { pointTypes } from '../../plan/point-type.ts'
import { DraftField } from '../kit/draft-field.tsx'
import { Field } from '../kit/field.tsx'
import { parseTextOfLength } from '../parse-field.ts'
import { useEdit } from '../use-edit.ts'
import { useMayEdit } from '../use-stores.ts'
import { elementPhrase } from '../words/element-words.ts'
import { pointTypeWord } from '../words/point-type-words.ts'
import { ColorField } from './color-field.tsx'
import { NameField } from './name-field.tsx'
import { PhotoField } from './photo-field.tsx'
import { PlaceField } from './place-field.tsx'

export function PointDetails({ id, point }: { id: ElementId; point: Point }) {
  const { i18n } = useLingui()
  const mayEdit = useMayEdit()
  const edit = useEdit()
  const phrase = elementPhrase(i18n, point)
  const change = (fields: Partial<Point>, note = i18n._('Change {element}', { element: phrase })) =>
    edit((plan) => changeElement(plan, id, 'point', (present) => ({ ...present, ...fields })), note)
  const known: readonly string[] = pointTypes
  return (
    <>
      <NameField id={id} name={point.name} />
      <PlaceField
        at={point.at}
        onMove={(at) => change({ at }, i18n._('Move {element}', { element: phrase }))}
      />
      <Field label={i18n._('Type')}>
        {(control) => (
          <select
            {...control}
            disabled={!mayEdit}
            value={point.type}
            onChange={(event) => change({ type: event.currentTarget.value })}
          >
            {!known.includes(point.type) && <option value={point.type}>{point.type}</option>}
            {pointTypes.map((type) => (
              <option key={type} value={type}>
                {pointTypeWord(i18n, type)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <ColorField color={point.color} onChange={(color) => change({ color })} />
      <DraftField
        label={i18n._('Notes')}
        multiline
        value={point.notes}
        readOnly={!mayEdit}
        parse={(text) => parseTextOfLength(i18n, text, limits.notesLength)}
        onCommit={(notes) => change({ notes })}
      />
      <PhotoField id={id} photo={point.photo} />
    </>
  )
}
