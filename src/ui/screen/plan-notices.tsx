import { useStore } from 'zustand'
import { useApp } from '../app-context.ts'
import { LoadedPart } from '../kit/loaded-part.tsx'
import { MenuFailed } from '../kit/part-failed.tsx'
import { HoldNotice, KeepingNotice } from '../plans/later-plan-notices.ts'
import { useHold } from '../use-stores.ts'

/** What is amiss with how the plan is kept, over the map. */
export function PlanNotices() {
  const { keeping } = useApp()
  const isShared = useHold().type !== 'own'
  const { problem } = useStore(keeping)
  return (
    <LoadedPart failed={(again) => <MenuFailed again={again} />}>
      {problem && <KeepingNotice />}
      {isShared && <HoldNotice />}
    </LoadedPart>
  )
}
