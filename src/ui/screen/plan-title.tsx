import { useLingui } from '@lingui/react'
import { changeSheet } from '../../plan/change-element.ts'
import { limits } from '../../plan/element.ts'
import { DraftField } from '../kit/draft-field.tsx'
import { parseTextOfLength } from '../parse-field.ts'
import { useEdit } from '../use-edit.ts'
import { useMayEdit, useSheet } from '../use-stores.ts'

export function PlanTitle({ hideLabel }: { hideLabel?: boolean }) {
  const { i18n } = useLingui()
  const { title } = useSheet()
  const mayEdit = useMayEdit()
  const edit = useEdit()
  return (
    <DraftField
      label={i18n._('Title of the plan')}
      hideLabel={hideLabel ?? false}
      placeholder={i18n._('Untitled plan')}
      value={title}
      readOnly={!mayEdit}
      parse={(text) => parseTextOfLength(i18n, text, limits.nameLength)}
      onCommit={(next) => edit((plan) => changeSheet(plan, { title: next }), i18n._('Rename the plan'))}
    />
  )
}
