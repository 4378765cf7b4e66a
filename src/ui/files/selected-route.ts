import type { ElementId } from '../../plan/element.ts'
import type { Plan } from '../../plan/plan.ts'

/** The route that a format of one flight is to hold, if one is picked; as an option of the writers. */
export const selectedRoute = (plan: Plan, ids: readonly ElementId[]): { readonly route?: ElementId } => {
  const route = ids.find((id) => plan.get(id)?.kind === 'route')
  return route === undefined ? {} : { route }
}
