import { useId, useRef, useState } from 'react'
import type { Parsed } from '../kit/draft-field.tsx'
import styles from './card-table.module.css'

/** Where the focus goes from a cell: rows down, columns to the right. */
export type Step = { readonly down: number; readonly right: number }

/**
 * A cell as in a spreadsheet: it is walked over with the arrow keys until typing, F2 or a second press begins to edit it. Enter and
 * leaving take what was typed, Escape takes it back; what cannot be read stays, with what is wrong.
 */
export function CardCell<T>({
  label,
  value,
  place,
  placeholder,
  isNumber,
  readOnly,
  parse,
  onCommit,
  onStep,
  onPaste,
}: {
  label: string
  value: string
  /** `row-column`, by which the table finds it */
  place: string
  placeholder: string
  isNumber: boolean
  readOnly: boolean
  parse: (text: string) => Parsed<T>
  onCommit: (value: T) => void
  onStep: (step: Step) => void
  /** answers whether the text was several cells, and is dealt with */
  onPaste: (text: string) => boolean
}) {
  const [draft, setDraft] = useState<string>()
  const input = useRef<HTMLInputElement>(null)
  const errorId = useId()
  const parsed = draft === undefined ? undefined : parse(draft)
  const error = parsed && !parsed.ok ? parsed.problem : undefined

  /** Answers whether the cell may be left. */
  const commit = (): boolean => {
    if (draft === undefined || !parsed) return true
    if (!parsed.ok) return false
    setDraft(undefined)
    if (draft !== value) onCommit(parsed.value)
    return true
  }

  const step = (down: number, right: number) => {
    if (commit()) onStep({ down, right })
  }

  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const isEditing = draft !== undefined
    switch (event.key) {
      case 'Enter':
        step(event.shiftKey ? -1 : 1, 0)
        break
      case 'ArrowDown':
        step(1, 0)
        break
      case 'ArrowUp':
        step(-1, 0)
        break
      case 'ArrowLeft':
      case 'ArrowRight':
        if (isEditing || event.shiftKey) return
        step(0, (event.key === 'ArrowLeft') === (document.dir !== 'rtl') ? -1 : 1)
        break
      case 'F2':
        if (readOnly) return
        setDraft(draft ?? value)
        input.current?.setSelectionRange(value.length, value.length)
        break
      case 'Escape':
        if (!isEditing) return
        event.stopPropagation()
        setDraft(undefined)
        requestAnimationFrame(() => input.current?.select())
        break
      default:
        return
    }
    event.preventDefault()
  }

  return (
    <>
      <input
        ref={input}
        type="text"
        className={styles.input}
        data-cell={place}
        data-editing={draft !== undefined || undefined}
        aria-label={label}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? errorId : undefined}
        autoComplete="off"
        dir={isNumber ? 'ltr' : 'auto'}
        inputMode={isNumber ? 'decimal' : 'text'}
        readOnly={readOnly}
        placeholder={placeholder}
        value={draft ?? value}
        onFocus={(event) => event.currentTarget.select()}
        onBlur={commit}
        onChange={(event) => setDraft(event.currentTarget.value)}
        onDoubleClick={() => readOnly || setDraft(draft ?? value)}
        onKeyDown={onKeyDown}
        onPaste={(event) => {
          if (readOnly || !onPaste(event.clipboardData.getData('text/plain'))) return
          event.preventDefault()
          setDraft(undefined)
        }}
      />
      {error && (
        <span id={errorId} className={styles.error} role="alert">
          {error}
        </span>
      )}
    </>
  )
}
