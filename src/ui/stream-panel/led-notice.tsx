import { useLingui } from '@lingui/react'
import { RotateCcw } from 'lucide-react'
import { useMemo } from 'react'
import { diffPlans } from '../../plan/diff-plans.ts'
import type { LeadNote } from '../../state/led-store.ts'
import { useApp } from '../app-context.ts'
import { Button } from '../kit/button.tsx'
import { Notice } from '../kit/notice.tsx'
import { useNow } from '../kit/use-now.ts'
import { useScreen } from '../screen-context.ts'
import { usePlanState } from '../use-stores.ts'
import { isolate } from '../words/element-words.ts'
import { momentWords } from '../words/time-words.ts'
import styles from './panel.module.css'

/** After a reload, a crash or Leave: what was led from here, how much of it viewers may not have, and the way back (L11). */
export function LedNotice({ note }: { note: LeadNote }) {
  const { i18n } = useLingui()
  const { led } = useApp()
  const { ask } = useScreen()
  const now = useNow()
  const plan = usePlanState((state) => state.plan)
  const count = useMemo(() => {
    const { put, del } = diffPlans(note.base, plan)
    return put.size + del.length
  }, [note.base, plan])
  const { name } = note
  return (
    <Notice
      tone={count > 0 ? 'warn' : 'info'}
      title={i18n._('You led ‹{name}› until {time}.', {
        name: isolate(name),
        time: momentWords(i18n, note.answeredMs, now),
      })}
      after={
        <div className={`${styles.buttons} ${styles.after}`}>
          <Button look="primary" onClick={() => ask({ type: 'reconnect', name })}>
            <RotateCcw size={18} aria-hidden="true" />
            {i18n._('Reconnect …')}
          </Button>
          <Button look="quiet" onClick={() => led.setState({ note: undefined })}>
            {i18n._('Forget it')}
          </Button>
        </div>
      }
    >
      <p>
        {i18n._(
          '{count, plural, =0 {All changes were confirmed.} one {# change was not confirmed: viewers may not have it yet.} other {# changes were not confirmed: viewers may not have them yet.}} Your plan is here.',
          { count },
        )}
      </p>
    </Notice>
  )
}
