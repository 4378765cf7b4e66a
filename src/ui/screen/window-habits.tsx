import { useEffect } from 'react'
import { CommandKeys } from '../commands/later-commands.ts'
import { useEarlyKey } from '../commands/use-early-key.ts'
import type { DialogRequest } from '../dialog-request.ts'
import { LoadedPart } from '../kit/loaded-part.tsx'
import { fetchLater } from './fetch-later.ts'
import { RetryOnKey } from './retry-on-key.tsx'
import { useLanding } from './use-landing.ts'
import { useLeaveWarning } from './use-leave-warning.ts'
import { useLinkedStream } from './use-linked-stream.ts'
import { usePageTitle } from './use-page-title.ts'
import { useWake } from './use-wake.ts'

/** What the window as a whole listens to. */
export function WindowHabits(dialog: { request: DialogRequest | undefined; closeDialog: () => void }) {
  const takeEarlyKey = useEarlyKey()
  useEffect(fetchLater, [])
  useLinkedStream(dialog)
  useLanding()
  useWake()
  useLeaveWarning()
  usePageTitle()
  return (
    <LoadedPart failed={(again) => <RetryOnKey again={again} />}>
      <CommandKeys takeEarlyKey={takeEarlyKey} />
    </LoadedPart>
  )
}
