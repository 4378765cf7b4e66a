import { useLingui } from '@lingui/react'
import { X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useApp } from '../app-context.ts'
import { Button } from '../kit/button.tsx'
import { IconButton } from '../kit/icon-button.tsx'
import { useScreen } from '../screen-context.ts'
import { usePlanState } from '../use-stores.ts'
import { goToStep } from './go-to-step.ts'
import styles from './history-panel.module.css'

/** More steps than this are shown when they are asked for. */
const stepsAtFirst = 100

/** Every step of this session in words, the latest first; a press goes there, back or forward. The map stays in sight beside it. */
export function HistoryPanel() {
  const { i18n } = useLingui()
  const { plan } = useApp()
  const { showHistory } = useScreen()
  const { done, undone } = usePlanState((state) => state.undoStack)
  const [all, setAll] = useState(false)
  const current = useRef<HTMLButtonElement>(null)
  const before = useRef(document.activeElement)

  useEffect(() => {
    const opener = before.current
    current.current?.focus()
    return () => {
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus()
    }
  }, [])

  // Undo and Redo by their keys go on beside the list.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the change of the step is the event
  useEffect(() => {
    current.current?.scrollIntoView({ block: 'nearest' })
  }, [done.length])

  const notes = [i18n._('Beginning'), ...[...done, ...undone.toReversed()].map(({ note }) => note)]
  const shown = all ? notes.length : Math.min(notes.length, Math.max(stepsAtFirst, undone.length + 1))
  const steps = notes.map((note, count) => ({ note, count })).slice(-shown)
  const onKeyDown = (event: React.KeyboardEvent) => {
    const { key, currentTarget } = event
    if (key === 'Escape') {
      event.stopPropagation()
      showHistory(false)
    } else if (key === 'ArrowDown' || key === 'ArrowUp') {
      const buttons = [...currentTarget.querySelectorAll<HTMLElement>('ol button')]
      const at = buttons.findIndex((button) => button === document.activeElement)
      buttons[Math.max(0, at + (key === 'ArrowDown' ? 1 : -1))]?.focus()
    } else return
    event.preventDefault()
  }
  return (
    <section className={styles.panel} aria-label={i18n._('History')} onKeyDown={onKeyDown}>
      <div className={styles.head}>
        <h2 className={styles.title}>{i18n._('History')}</h2>
        <IconButton icon={X} label={i18n._('Close the history')} onClick={() => showHistory(false)} />
      </div>
      <ol className={styles.list} reversed>
        {steps.toReversed().map(({ note, count }) => (
          <li key={count}>
            <button
              ref={count === done.length ? current : undefined}
              type="button"
              className={styles.step}
              aria-current={count === done.length ? 'step' : undefined}
              data-undone={count > done.length || undefined}
              onClick={() => goToStep(plan, count)}
            >
              {note}
              {count > done.length && <span className="visually-hidden"> {i18n._('(undone)')}</span>}
            </button>
          </li>
        ))}
      </ol>
      {shown < notes.length && (
        <Button look="quiet" stretch onClick={() => setAll(true)}>
          {i18n._('Show {count} more', { count: notes.length - shown })}
        </Button>
      )}
    </section>
  )
}
