import { defaults } from '../../plan/drawn-element.ts'
import { speedKmh } from '../../plan/units.ts'
import { useScreen } from '../screen-context.ts'
import { useSheet } from '../use-stores.ts'

/** km/h that the ruler tells times by: what was chosen, at first that of a new route. */
export function useRulerSpeed(): number {
  const { tool } = useScreen()
  const { units } = useSheet()
  const chosen = tool.type === 'ruler' ? tool.speedKmh : undefined
  return chosen ?? speedKmh(units, defaults[units].speed)
}
