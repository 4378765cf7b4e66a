import { useLingui } from '@lingui/react'
import { useSession } from './use-stores.ts'
import { leaderWords, type StatusWords, viewerWords } from './words/status-words.ts'

/** The status of the session in words; undefined where there is none. */
export function useStatusWords(nowMs: number): StatusWords | undefined {
  const { i18n } = useLingui()
  const session = useSession((state) => state)
  switch (session.role) {
    case 'planning':
      return undefined
    case 'leading':
      return leaderWords(i18n, session.status, nowMs)
    case 'viewing':
      return session.connected
        ? viewerWords(i18n, session.status)
        : {
            short: i18n._('Disconnected'),
            long: i18n._('You still see the last plan. It does not change any more.'),
            tone: 'info',
          }
  }
}
