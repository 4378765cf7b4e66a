import type { I18n } from '@lingui/core'
import type { LegendRow } from '../../map/picture-furniture.ts'
import { legendOf } from '../../plan/legend.ts'
import type { Plan } from '../../plan/plan.ts'
import { knownPointType } from '../../plan/point-type.ts'
import { pointTypeWord } from '../words/point-type-words.ts'

/** What the signs of a plan mean: its layers that have a colour, then each type of point in each colour it is seen in. */
export function legendRows(i18n: I18n, plan: Plan): readonly LegendRow[] {
  const { layers, pointTypes } = legendOf(plan)
  return [
    ...layers.flatMap(({ name, color }): LegendRow[] =>
      color === undefined ? [] : [{ sign: { type: 'layer', color }, label: name }],
    ),
    ...pointTypes.flatMap(({ type, colors }) =>
      colors.map(
        (color): LegendRow => ({
          sign: { type: 'point', pointType: type, color },
          label: pointTypeWord(i18n, knownPointType(type)),
        }),
      ),
    ),
  ]
}
