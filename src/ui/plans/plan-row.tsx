import { useLingui } from '@lingui/react'
import { Check, Copy, Pencil, Trash2, X } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { limits } from '../../plan/element.ts'
import type { KeptPlan } from '../../state/my-plans.ts'
import { Field } from '../kit/field.tsx'
import { IconButton } from '../kit/icon-button.tsx'
import { NameText } from '../kit/name-text.tsx'
import { isolate } from '../words/element-words.ts'
import styles from './my-plans-dialog.module.css'
import { planFacts, planTitle } from './plan-words.ts'

/** A plan of the list: its name opens it. */
export function PlanRow({
  plan,
  nowMs,
  onOpen,
  onRename,
  onDuplicate,
  onDelete,
}: {
  plan: KeptPlan
  nowMs: number
  onOpen: () => void
  onRename: (title: string) => void
  onDuplicate: () => void
  onDelete: () => void
}) {
  const { i18n } = useLingui()
  const [renaming, setRenaming] = useState(false)
  const title = planTitle(i18n, plan.title)
  const name = isolate(title)
  if (renaming) {
    return (
      <li className={styles.row}>
        <Rename
          title={plan.title}
          onDone={(given) => {
            setRenaming(false)
            if (given !== undefined && given !== plan.title) onRename(given)
          }}
        />
      </li>
    )
  }
  const state = plan.isPresent
    ? i18n._('on the screen')
    : plan.isElsewhere
      ? i18n._('open in another tab')
      : undefined
  return (
    <li className={styles.row} aria-current={plan.isPresent ? 'true' : undefined}>
      <button type="button" className={styles.open} onClick={onOpen}>
        <span className={styles.title}>
          <NameText text={title} />
          {state && <span className={styles.state}>{state}</span>}
        </span>
        <span className={styles.facts}>{planFacts(i18n, plan, nowMs)}</span>
      </button>
      {!plan.isElsewhere && (
        <IconButton
          icon={Pencil}
          label={i18n._('Rename {name}', { name })}
          onClick={() => setRenaming(true)}
        />
      )}
      <IconButton icon={Copy} label={i18n._('Duplicate {name}', { name })} onClick={onDuplicate} />
      {!plan.isPresent && !plan.isElsewhere && (
        <IconButton icon={Trash2} label={i18n._('Delete {name} …', { name })} onClick={onDelete} />
      )}
    </li>
  )
}

/** Answers the new title, or nothing. */
function Rename({ title, onDone }: { title: string; onDone: (title?: string) => void }) {
  const { i18n } = useLingui()
  const [text, setText] = useState(title)
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    onDone(text.trim())
  }
  return (
    <form className={styles.rename} onSubmit={submit}>
      <Field label={i18n._('Name of the plan')} hideLabel>
        {(control) => (
          <input
            {...control}
            type="text"
            dir="auto"
            // biome-ignore lint/a11y/noAutofocus: it stands where the button was that was pressed
            autoFocus
            maxLength={limits.nameLength}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Escape') return
              event.stopPropagation()
              onDone()
            }}
          />
        )}
      </Field>
      <IconButton icon={Check} type="submit" label={i18n._('Rename')} />
      <IconButton icon={X} label={i18n._('Cancel')} onClick={() => onDone()} />
    </form>
  )
}
