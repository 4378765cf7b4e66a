import { useLingui } from '@lingui/react'
import { renameElement } from '../../plan/change-element.ts'
import { type ElementId, limits } from '../../plan/element.ts'
import { DraftField } from '../kit/draft-field.tsx'
import { parseTextOfLength } from '../parse-field.ts'
import { useEdit } from '../use-edit.ts'
import { useMayEdit } from '../use-stores.ts'

export function NameField({ id, name }: { id: ElementId; name: string }) {
  const { i18n } = useLingui()
  const mayEdit = useMayEdit()
  const edit = useEdit()
  return (
    <DraftField
      label={i18n._('Name')}
      value={name}
      readOnly={!mayEdit}
      parse={(text) => parseTextOfLength(i18n, text, limits.nameLength)}
      onCommit={(next) =>
        edit((plan) => renameElement(plan, id, next), i18n._('Rename to {name}', { name: next || '–' }))
      }
    />
  )
}
