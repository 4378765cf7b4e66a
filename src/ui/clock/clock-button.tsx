import { useLingui } from '@lingui/react'
import { Timer } from 'lucide-react'
import { useApp } from '../app-context.ts'
import { IconButton } from '../kit/icon-button.tsx'
import { useClock } from '../use-stores.ts'

/** Shows the clock on the map and hides it. */
export function ClockButton() {
  const { i18n } = useLingui()
  const { clock } = useApp()
  const isOpen = useClock((state) => state.isOpen)
  return (
    <IconButton
      icon={Timer}
      side="start"
      label={isOpen ? i18n._('Hide the stopwatch') : i18n._('Stopwatch')}
      aria-expanded={isOpen}
      onClick={() => clock.setState({ isOpen: !isOpen })}
    />
  )
}
