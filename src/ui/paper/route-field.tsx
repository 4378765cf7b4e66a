import { useLingui } from '@lingui/react'
import type { ElementId, Route } from '../../plan/element.ts'
import { Field } from '../kit/field.tsx'

/** One of the plan's routes. */
export function RouteField({
  routes,
  value,
  onChange,
}: {
  routes: readonly (readonly [ElementId, Route])[]
  value: ElementId | undefined
  onChange: (id: ElementId) => void
}) {
  const { i18n } = useLingui()
  return (
    <Field label={i18n._('Route')}>
      {(control) => (
        <select {...control} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
          {routes.map(([id, route], i) => (
            <option key={id} value={id}>
              {route.name || i18n._('Route {number}', { number: i + 1 })}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
