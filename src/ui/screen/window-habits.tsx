import { useEffect } from 'react'
import { CommandKeys } from '../commands/later-commands.ts'
import type { DialogRequest } from '../dialog-request.ts'
import { type Again, LoadedPart } from '../kit/loaded-part.tsx'
import { fetchLater } from './fetch-later.ts'
import { useLanding } from './use-landing.ts'
import { useLeaveWarning } from './use-leave-warning.ts'
import { useLinkedStream } from './use-linked-stream.ts'
import { usePageTitle } from './use-page-title.ts'
import { useWake } from './use-wake.ts'

/** What the window as a whole listens to. */
export function WindowHabits(dialog: { request: DialogRequest | undefined; closeDialog: () => void }) {
  useEffect(fetchLater, [])
  useLinkedStream(dialog)
  useLanding()
  useWake()
  useLeaveWarning()
  usePageTitle()
  return (
    <LoadedPart failed={(again) => <KeysFailed again={again} />}>
      <CommandKeys />
    </LoadedPart>
  )
}

/** The next key asks for the keys again. */
function KeysFailed({ again: { retry } }: { again: Again }) {
  useEffect(() => {
    window.addEventListener('keydown', retry, { once: true })
    return () => window.removeEventListener('keydown', retry)
  }, [retry])
  return null
}
