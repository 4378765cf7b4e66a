import { useApp } from '../app-context.ts'
import { later } from '../kit/later.ts'
import { LoadedPart } from '../kit/loaded-part.tsx'
import { DialogFailed } from '../kit/part-failed.tsx'
import { useClock } from '../use-stores.ts'

const ClockCard = later(async () => (await import('./clock-card.tsx')).ClockCard)

/** The clock, where it is wanted. */
export function ClockOnMap() {
  const { clock } = useApp()
  const isOpen = useClock((state) => state.isOpen)
  if (!isOpen) return null
  const hide = () => clock.setState({ isOpen: false })
  return (
    <LoadedPart failed={(again) => <DialogFailed again={again} onClose={hide} />}>
      <ClockCard onHide={hide} />
    </LoadedPart>
  )
}
