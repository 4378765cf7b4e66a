import { useLingui } from '@lingui/react'
import { useSession } from './use-stores.ts'
import { disconnectedWords, leaderWords, type StatusWords, viewerWords } from './words/status-words.ts'

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
        ? viewerWords(i18n, session.status, nowMs)
        : disconnectedWords(i18n, session.status, nowMs)
  }
}
