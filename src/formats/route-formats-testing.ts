import type { Element, Route, Sheet, Waypoint } from '../plan/element.ts'
import { drawnElements, type Plan, sheetOf } from '../plan/plan.ts'
import { altitudeM, speedKmh } from '../plan/units.ts'
import type { Note } from './file-problem.ts'
import { openFile, openText } from './open-file.ts'
import type { OpenResult, WriteResult } from './open-result.ts'
import { placeWords } from './problem-words.ts'

// What the tests of the formats of one route share.

export const noon = { nowMs: Date.UTC(2026, 10, 21, 12) }

const newId = () => {
  let count = 0
  return () => `n${count++}`
}

export const open = (content: string | Uint8Array): OpenResult =>
  typeof content === 'string' ? openText(content, { newId: newId() }) : openFile(content, { newId: newId() })

export function opened(result: OpenResult): { plan: Plan; notes: readonly Note[] } {
  if (result.type !== 'opened') throw new Error(`not opened: ${JSON.stringify(result)}`)
  return result
}

export function written(result: WriteResult<string>): { content: string; notes: readonly Note[] } {
  if (result.type !== 'written') throw new Error(`not written: ${JSON.stringify(result)}`)
  return result
}

export const elements = (plan: Plan): Element[] => drawnElements(plan).map(([, element]) => element)

export const routeOf = (plan: Plan): Route => {
  const route = elements(plan).find((element) => element.kind === 'route')
  if (!route) throw new Error('no route')
  return route
}

export const worldPlanOf = (
  drawn: Readonly<Record<string, Element>>,
  sheet: Partial<Omit<Sheet, 'kind'>> = {},
): Plan =>
  new Map<string, Element>([
    ['sheet', { kind: 'sheet', map: 'world', units: 'metric', title: '', order: 'a0', ...sheet }],
    ...Object.entries(drawn),
  ])

export const route = (waypoints: readonly Waypoint[], others: Partial<Route> = {}): Route => ({
  kind: 'route',
  name: '',
  flightPlan: true,
  speed: 300,
  waypoints,
  order: 'a1',
  ...others,
})

/** What a note says of which place, short. */
export const told = (notes: readonly Note[]): string[] =>
  notes.map(({ code, where, detail }) =>
    [placeWords(where), code, 'field' in detail ? detail.field : ''].filter((word) => word !== '').join(': '),
  )

/** What a route is flown by, in units of its own: to six decimals, since conversions cost the last ones. */
export const flown = (plan: Plan, route: Route) => {
  const { units } = sheetOf(plan)
  return route.waypoints.map(({ at, altitude = route.altitude, speed = route.speed, name, notes }) => ({
    at,
    metres: altitude === undefined ? undefined : round(altitudeM(units, altitude)),
    kmh: round(speedKmh(units, speed)),
    name: held(name),
    notes: held(notes),
  }))
}

const round = (value: number): number => Number(value.toFixed(6))

/** A text as XML can hold it, without the white space around it; none if nothing is left. */
export const held = (text: string | undefined): string | undefined =>
  text
    ?.replace(
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what XML cannot hold
      /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
      '',
    )
    .trim() || undefined
