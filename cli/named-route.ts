import type { ElementId } from '../src/plan/element.ts'
import { drawnElements, type Plan } from '../src/plan/plan.ts'

/** So many routes are listed where none fits. */
const listed = 10

export type NamedRoute =
  | { readonly ok: true; readonly id: ElementId }
  | { readonly ok: false; readonly words: string }

/** The route of the plan that `--route` names: by its name, else by its number among the routes, from 1; or words that list them. */
export function namedRoute(plan: Plan, wanted: string): NamedRoute {
  const routes = drawnElements(plan).flatMap(([id, element]) =>
    element.kind === 'route' ? [{ id, name: element.name }] : [],
  )
  const called = routes.filter(({ name }) => name === wanted)
  const [found = routes[Number(wanted) - 1], second] = called
  if (found && !second) return { ok: true, id: found.id }
  if (routes.length === 0) return { ok: false, words: 'there is no route in the plan.' }
  const lines = routes.map(
    ({ name }, index) => `${index + 1} ${name === '' ? 'without a name' : `“${name}”`}`,
  )
  const more = routes.length > listed ? `, and ${routes.length - listed} more` : ''
  const which = second
    ? `${called.length} routes are called “${wanted}”: say which by its number.`
    : `no route is called “${wanted}”, nor has it as its number.`
  return { ok: false, words: `${which} The routes are ${lines.slice(0, listed).join(', ')}${more}.` }
}
