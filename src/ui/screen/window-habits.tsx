import { useEffect } from 'react'
import type { DialogRequest } from '../dialog-request.ts'
import { fetchLater } from './fetch-later.ts'
import { useKeys } from './use-keys.ts'
import { useLanding } from './use-landing.ts'
import { useLeaveWarning } from './use-leave-warning.ts'
import { useLinkedStream } from './use-linked-stream.ts'
import { usePageTitle } from './use-page-title.ts'
import { useWake } from './use-wake.ts'

/** What the window as a whole listens to. */
export function WindowHabits(dialog: { request: DialogRequest | undefined; closeDialog: () => void }) {
  useEffect(fetchLater, [])
  useKeys()
  useLinkedStream(dialog)
  useLanding()
  useWake()
  useLeaveWarning()
  usePageTitle()
  return null
}
