import { useLingui } from '@lingui/react'
import { changeElement } from '../../plan/change-element.ts'
import type { Edit } from '../../plan/edit.ts'
import type { ElementId, Front, Line, Polygon } from '../../plan/element.ts'
import type { Plan } from '../../plan/plan.ts'
import type { Position } from '../../plan/position.ts'
import { useEdit } from '../use-edit.ts'
import { elementPhrase } from '../words/element-words.ts'
import { ArrowField } from './arrow-field.tsx'
import { ColorField } from './color-field.tsx'
import { FillField } from './fill-field.tsx'
import { NameField } from './name-field.tsx'
import { PositionList } from './position-list.tsx'

/** Areas, lines and front lines: a name, a look and positions. */
export function PathDetails({ id, element }: { id: ElementId; element: Polygon | Line | Front }) {
  const { i18n } = useLingui()
  const edit = useEdit()
  const note = i18n._('Change {element}', { element: elementPhrase(i18n, element) })
  const change = (make: (plan: Plan) => Edit) => edit(make, note)
  return (
    <>
      <NameField id={id} name={element.name ?? ''} />
      {element.kind !== 'front' && (
        <ColorField color={element.color} onChange={(color) => change(recolor(id, color))} />
      )}
      {element.kind === 'polygon' && (
        <FillField
          fillOpacity={element.fillOpacity}
          onChange={(fillOpacity) =>
            change((plan) => changeElement(plan, id, 'polygon', (area) => ({ ...area, fillOpacity })))
          }
        />
      )}
      {element.kind === 'line' && (
        <ArrowField
          line={element}
          onChange={(changed) => change((plan) => changeElement(plan, id, 'line', () => changed))}
        />
      )}
      {element.kind === 'line' && (
        <PositionList
          title={i18n._('Positions')}
          path={element.path}
          least={2}
          onChange={(path) =>
            change((plan) => changeElement(plan, id, 'line', (line) => ({ ...line, path })))
          }
        />
      )}
      {element.kind === 'polygon' &&
        element.rings.map((ring, index) => (
          <PositionList
            // biome-ignore lint/suspicious/noArrayIndexKey: an outline is known by its place alone
            key={index}
            title={index === 0 ? i18n._('Outline') : i18n._('Hole {number}', { number: index })}
            path={ring}
            least={3}
            onChange={(path) => change(reshapeRing(id, index, path))}
          />
        ))}
      {element.kind === 'front' && (
        <>
          <PositionList
            title={i18n._('Blue line')}
            path={element.blue}
            least={2}
            onChange={(blue) =>
              change((plan) => changeElement(plan, id, 'front', (front) => ({ ...front, blue })))
            }
          />
          <PositionList
            title={i18n._('Red line')}
            path={element.red}
            least={2}
            onChange={(red) =>
              change((plan) => changeElement(plan, id, 'front', (front) => ({ ...front, red })))
            }
          />
        </>
      )}
    </>
  )
}

const recolor = (id: ElementId, color: string) => (plan: Plan) =>
  plan.get(id)?.kind === 'line'
    ? changeElement(plan, id, 'line', (line) => ({ ...line, color }))
    : changeElement(plan, id, 'polygon', (area) => ({ ...area, color }))

const reshapeRing = (id: ElementId, index: number, ring: readonly Position[]) => (plan: Plan) =>
  changeElement(plan, id, 'polygon', (area) => ({ ...area, rings: area.rings.with(index, ring) }))
