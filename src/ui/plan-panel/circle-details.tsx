import { useLingui } from '@lingui/react'
import { changeElement } from '../../plan/change-element.ts'
import type { Circle, ElementId } from '../../plan/element.ts'
import { distanceIn, kmOf, unitSigns } from '../../plan/units.ts'
import { circleRadiusFromKm, circleRadiusKm } from '../circle-radius.ts'
import { DraftField } from '../kit/draft-field.tsx'
import { parseNumber } from '../parse-field.ts'
import { useEdit } from '../use-edit.ts'
import { useMayEdit, usePlanMap, useShownUnits } from '../use-stores.ts'
import { elementPhrase } from '../words/element-words.ts'
import { ColorField } from './color-field.tsx'
import { FillField } from './fill-field.tsx'
import { NameField } from './name-field.tsx'
import { PlaceField } from './place-field.tsx'

/** Half the way round the world. */
const radiusMost = 20_000

export function CircleDetails({ id, circle }: { id: ElementId; circle: Circle }) {
  const { i18n } = useLingui()
  const map = usePlanMap()
  const units = useShownUnits()
  const mayEdit = useMayEdit()
  const edit = useEdit()
  const phrase = elementPhrase(i18n, circle)
  const change = (fields: Partial<Circle>, note = i18n._('Change {element}', { element: phrase })) =>
    edit((plan) => changeElement(plan, id, 'circle', (present) => ({ ...present, ...fields })), note)
  return (
    <>
      <NameField id={id} name={circle.name ?? ''} />
      <PlaceField
        label={i18n._('Centre')}
        at={circle.at}
        onMove={(at) => change({ at }, i18n._('Move {element}', { element: phrase }))}
      />
      {map && (
        <DraftField
          label={i18n._('Radius')}
          unit={unitSigns[units].distance}
          numeric
          value={String(Number(distanceIn(units, circleRadiusKm(map, circle.radius)).toFixed(3)))}
          readOnly={!mayEdit}
          parse={(text) => parseNumber(i18n, text, { least: 0, most: radiusMost })}
          onCommit={(radius) => change({ radius: circleRadiusFromKm(map, kmOf(units, radius)) })}
        />
      )}
      <ColorField color={circle.color} onChange={(color) => change({ color })} />
      <FillField fillOpacity={circle.fillOpacity} onChange={(fillOpacity) => change({ fillOpacity })} />
    </>
  )
}
