import type { Element, Layer } from './element.ts'
import { isShown } from './layer.ts'
import { drawnElements, type Plan, sheetOf } from './plan.ts'

/** What the signs on the map mean, as far as they are in use on it: for the box on the map and for pictures. */
export type Legend = {
  /** the one that is drawn uppermost first */
  readonly layers: readonly Layer[]
  /** of points, areas and lines that are shown, in the order of the list */
  readonly colors: readonly string[]
  /** types of the points that are shown, in the order of the list, each with the colours it is seen in */
  readonly pointTypes: readonly { readonly type: string; readonly colors: readonly string[] }[]
  /** whether a front line is shown, whose two colours are those of the sides */
  readonly hasFront: boolean
}

export function legendOf(plan: Plan): Legend {
  const sheet = sheetOf(plan)
  const shown = drawnElements(plan).flatMap(([, element]) => (isShown(sheet, element) ? [element] : []))
  const types = new Map<string, Set<string>>()
  for (const element of shown) {
    if (element.kind !== 'point') continue
    const colors = types.get(element.type)
    if (colors) colors.add(element.color)
    else types.set(element.type, new Set([element.color]))
  }
  return {
    layers: (sheet.layers ?? []).toReversed(),
    colors: [...new Set(shown.flatMap((element) => colorOf(element) ?? []))],
    pointTypes: [...types].map(([type, colors]) => ({ type, colors: [...colors] })),
    hasFront: shown.some(({ kind }) => kind === 'front'),
  }
}

/** Whether there is anything that a legend could explain. */
export const isEmptyLegend = (legend: Legend): boolean =>
  legend.layers.length === 0 &&
  legend.pointTypes.length === 0 &&
  legend.colors.length === 0 &&
  !legend.hasFront

const colorOf = (element: Element): string | undefined => ('color' in element ? element.color : undefined)
