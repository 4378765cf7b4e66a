import { useLingui } from '@lingui/react'
import { type FormEvent, useState } from 'react'
import { renameElement } from '../../plan/change-element.ts'
import { type ElementId, limits } from '../../plan/element.ts'
import { Actions } from '../kit/actions.tsx'
import { Button } from '../kit/button.tsx'
import { Field } from '../kit/field.tsx'
import { Modal } from '../kit/modal.tsx'
import { useEdit } from '../use-edit.ts'
import { usePlanState } from '../use-stores.ts'
import { elementName, elementPhrase } from '../words/element-words.ts'

/** Another name for an element that was pointed at on the map. */
export function RenameDialog({ id, onClose }: { id: ElementId; onClose: () => void }) {
  const { i18n } = useLingui()
  const element = usePlanState(({ plan }) => plan.get(id))
  const edit = useEdit()
  const [name, setName] = useState(element ? elementName(element) : '')
  if (!element) return null
  const phrase = elementPhrase(i18n, element)
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const note = i18n._('Rename {element}', { element: phrase })
    edit((plan) => renameElement(plan, id, name.trim()), note)
    onClose()
  }
  return (
    <Modal title={i18n._('Rename {element}', { element: phrase })} onClose={onClose}>
      <form onSubmit={submit}>
        <Field label={i18n._('Name')}>
          {(control) => (
            <input
              {...control}
              type="text"
              dir="auto"
              autoComplete="off"
              maxLength={limits.nameLength}
              value={name}
              onFocus={(event) => event.currentTarget.select()}
              onChange={(event) => setName(event.currentTarget.value)}
            />
          )}
        </Field>
        <Actions>
          <Button onClick={onClose}>{i18n._('Cancel')}</Button>
          <Button type="submit" look="primary">
            {i18n._('Rename')}
          </Button>
        </Actions>
      </form>
    </Modal>
  )
}
