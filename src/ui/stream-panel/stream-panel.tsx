import { useSession } from '../use-stores.ts'
import { LeaderPanel } from './leader-panel.tsx'
import { PlanningPanel } from './planning-panel.tsx'
import { ViewerPanel } from './viewer-panel.tsx'

/** Everything about streams, by what this window does at the moment. */
export function StreamPanel() {
  const session = useSession((state) => state)
  switch (session.role) {
    case 'planning':
      return <PlanningPanel />
    case 'leading':
      return <LeaderPanel session={session} />
    case 'viewing':
      return <ViewerPanel session={session} />
  }
}
