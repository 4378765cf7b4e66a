import { useLingui } from '@lingui/react'
import { Compass, Layers, LocateFixed, Navigation, RotateCcw, RotateCw } from 'lucide-react'
import { always, type Command } from '../commands/command.ts'
import { useScreen } from '../screen-context.ts'
import { useCourseUp } from './use-course-up.ts'

/** By so much a key or a button turns the map, degrees. */
export const turnStepDeg = 15

export function useMapCommands(): readonly Command[] {
  const { i18n } = useLingui()
  const { ask, map } = useScreen()
  const courseUp = useCourseUp()
  const turnBy = (deg: number) => map.current?.turnTo((map.current.look()?.turnDeg ?? 0) + deg)
  return [
    {
      id: 'go-to',
      label: () => i18n._('Go to …'),
      group: 'view',
      keys: ['G'],
      icon: LocateFixed,
      keywords: () => i18n._('place town coordinates grid MGRS'),
      isAvailable: always,
      run: () => ask({ type: 'go-to' }),
    },
    {
      id: 'map-layers',
      label: () => i18n._('Map layers and own images'),
      group: 'view',
      icon: Layers,
      keywords: () => i18n._('tiles image opacity graticule MGRS grid'),
      isAvailable: always,
      run: () => ask({ type: 'map-layers' }),
    },
    {
      id: 'north-up',
      label: () => i18n._('North up'),
      group: 'view',
      icon: Compass,
      isAvailable: () => (map.current?.look()?.turnDeg ?? 0) !== 0,
      run: () => map.current?.turnTo(0),
    },
    {
      id: 'course-up',
      label: () => i18n._('Course of the selected leg up'),
      group: 'view',
      icon: Navigation,
      isAvailable: () => courseUp !== undefined,
      run: () => courseUp?.(),
    },
    {
      id: 'turn-left',
      label: () => i18n._('Turn the map to the left'),
      group: 'view',
      icon: RotateCcw,
      isAvailable: always,
      run: () => turnBy(-turnStepDeg),
    },
    {
      id: 'turn-right',
      label: () => i18n._('Turn the map to the right'),
      group: 'view',
      icon: RotateCw,
      isAvailable: always,
      run: () => turnBy(turnStepDeg),
    },
  ]
}
