import { useEffect } from 'react'
import { fetchLater } from './fetch-later.ts'
import { useKeys } from './use-keys.ts'
import { useLeaveWarning } from './use-leave-warning.ts'
import { useLinkedStream } from './use-linked-stream.ts'
import { usePageTitle } from './use-page-title.ts'
import { useWake } from './use-wake.ts'

/** What the window as a whole listens to. */
export function WindowHabits() {
  useEffect(fetchLater, [])
  useKeys()
  useLinkedStream()
  useWake()
  useLeaveWarning()
  usePageTitle()
  return null
}
