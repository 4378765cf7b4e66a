import { useLingui } from '@lingui/react'
import type { ElementId, Route } from '../../plan/element.ts'
import { apartFromLocked } from '../../plan/layer.ts'
import { drawnElements } from '../../plan/plan.ts'
import { Field } from '../kit/field.tsx'
import { useShownPlan } from '../use-stores.ts'
import { elementPhrase, elementTitle } from '../words/element-words.ts'
import { useJoinRoutes } from './use-join-routes.ts'

/** Joins another route to this one, at the ends that are nearer; not there while the plan has no other that is free. */
export function JoinField({ id, route }: { id: ElementId; route: Route }) {
  const { i18n } = useLingui()
  const plan = useShownPlan()
  const joinRoutes = useJoinRoutes()
  const others = drawnElements(plan).filter(([other, { kind }]) => kind === 'route' && other !== id)
  const { free: ids } = apartFromLocked(
    plan,
    others.map(([other]) => other),
  )
  if (ids.length === 0) return null
  const free = new Set(ids)
  const join = (other: ElementId) => {
    const second = plan.get(other)
    if (!second) return
    const note = i18n._('Join {second} to {element}', {
      second: elementPhrase(i18n, second),
      element: elementPhrase(i18n, route),
    })
    joinRoutes([id, other], note)
  }
  return (
    <Field label={i18n._('Join another route to this one')}>
      {(control) => (
        <select {...control} value="" onChange={(event) => join(event.currentTarget.value)}>
          <option value="" disabled>
            {i18n._('Choose a route …')}
          </option>
          {others.map(([other, element]) =>
            free.has(other) ? (
              <option key={other} value={other}>
                {elementTitle(i18n, element)}
              </option>
            ) : null,
          )}
        </select>
      )}
    </Field>
  )
}
