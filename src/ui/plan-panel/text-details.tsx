import { useLingui } from '@lingui/react'
import { changeElement } from '../../plan/change-element.ts'
import type { ElementId, Text } from '../../plan/element.ts'
import { DraftField } from '../kit/draft-field.tsx'
import { parseTextOfLength } from '../parse-field.ts'
import { useEdit } from '../use-edit.ts'
import { useMayEdit } from '../use-stores.ts'
import { elementPhrase } from '../words/element-words.ts'
import { ColorField } from './color-field.tsx'
import { PlaceField } from './place-field.tsx'

const textLength = 1_000

export function TextDetails({ id, text }: { id: ElementId; text: Text }) {
  const { i18n } = useLingui()
  const mayEdit = useMayEdit()
  const edit = useEdit()
  const phrase = elementPhrase(i18n, text)
  const change = (fields: Partial<Text>, note = i18n._('Change {element}', { element: phrase })) =>
    edit((plan) => changeElement(plan, id, 'text', (present) => ({ ...present, ...fields })), note)
  return (
    <>
      <DraftField
        label={i18n._('Text')}
        multiline
        value={text.text}
        readOnly={!mayEdit}
        parse={(draft) =>
          draft.trim() === ''
            ? { ok: false, problem: i18n._('A text needs words. To remove it, delete it.') }
            : parseTextOfLength(i18n, draft, textLength)
        }
        onCommit={(words) => change({ text: words })}
      />
      <PlaceField
        at={text.at}
        onMove={(at) => change({ at }, i18n._('Move {element}', { element: phrase }))}
      />
      <ColorField color={text.color} onChange={(color) => change({ color })} />
    </>
  )
}
