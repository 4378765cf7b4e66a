import type { I18n } from '@lingui/core'
import type { LegendRow } from '../../map/picture-furniture.ts'
import { isShown, layerOf } from '../../plan/layer.ts'
import { drawnElements, type Plan, sheetOf } from '../../plan/plan.ts'
import { knownPointType } from '../../plan/point-type.ts'
import { pointTypeWord } from '../words/point-type-words.ts'

/** What the signs of a plan mean: its layers, then each kind of point in each colour that it has, the usual ones first. */
export function legendRows(i18n: I18n, plan: Plan): readonly LegendRow[] {
  const sheet = sheetOf(plan)
  const shown = drawnElements(plan).filter(([, element]) => isShown(sheet, element))
  const used = new Set(shown.map(([, element]) => layerOf(sheet, element)?.id))
  const layers = (sheet.layers ?? [])
    .filter(({ id, color }) => color !== undefined && used.has(id))
    .map(({ color, name }): LegendRow => ({ sign: { type: 'layer', color }, label: name }))
  const counts = new Map<string, { row: LegendRow; count: number }>()
  for (const [, element] of shown) {
    if (element.kind !== 'point') continue
    const { type, color } = element
    const key = `${knownPointType(type)} ${color}`
    const label = pointTypeWord(i18n, knownPointType(type))
    const known = counts.get(key)
    if (known) known.count++
    else counts.set(key, { row: { sign: { type: 'point', pointType: type, color }, label }, count: 1 })
  }
  const points = [...counts.values()].toSorted((a, b) => b.count - a.count)
  return [...layers, ...points.map(({ row }) => row)]
}
