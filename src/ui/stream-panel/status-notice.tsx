import { useLingui } from '@lingui/react'
import type { SessionFacts } from '../../stream/session.ts'
import { useApp } from '../app-context.ts'
import { Button } from '../kit/button.tsx'
import { Notice } from '../kit/notice.tsx'
import { useNow } from '../kit/use-now.ts'
import { useStatusWords } from '../use-status-words.ts'
import { nextTryWords } from '../words/status-words.ts'

/** How the session is. `retrying` while it is offline: when it is tried again, and a way to do so now. */
export function StatusNotice({ retrying }: { retrying: SessionFacts | undefined }) {
  const { i18n } = useLingui()
  const { session } = useApp()
  const now = useNow()
  const words = useStatusWords(now)
  if (!words) return null
  return (
    <Notice
      tone={words.tone}
      title={words.short}
      live="status"
      after={
        retrying && (
          <>
            <p>{nextTryWords(i18n, retrying, now)}</p>
            <Button onClick={session.wake}>{i18n._('Try now')}</Button>
          </>
        )
      }
    >
      <p>{words.long}</p>
    </Notice>
  )
}
