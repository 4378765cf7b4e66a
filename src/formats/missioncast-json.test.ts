import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Element } from '../plan/element.ts'
import { emptyPlan, type Plan, sheetOf } from '../plan/plan.ts'
import { planArbitrary } from '../plan/plan-arbitrary.ts'
import { openMissioncast, writeMissioncast } from './missioncast-json.ts'
import type { OpenResult } from './open-result.ts'

const open = (file: unknown, map?: string): OpenResult =>
  openMissioncast(JSON.stringify(file), map === undefined ? {} : { map })

const text = (plan: Plan): string => {
  const result = writeMissioncast(plan)
  if (result.type !== 'written') throw new Error('not written')
  return result.content
}

const planOf = (result: OpenResult): Plan => {
  if (result.type !== 'opened') throw new Error(`not opened: ${JSON.stringify(result)}`)
  return result.plan
}

const sheet = { kind: 'sheet', map: 'world', units: 'metric', title: '', order: 'a0' }
const point = { kind: 'point', name: 'P', at: [1, 2], type: 'marker', color: 'red', notes: '', order: 'a0' }

describe('Missioncast’s own file', () => {
  it('holds any plan exactly: ids, sequence, numbers, texts', () => {
    fc.assert(
      fc.property(planArbitrary, (plan) => {
        const result = openMissioncast(text(plan))
        expect(planOf(result)).toEqual(plan)
        expect(text(planOf(result))).toBe(text(plan))
      }),
    )
  })

  it('of version 1 opens as it was, and is written as version 2', () => {
    const version1 = readFileSync(new URL('./testdata/missioncast-v1.json', import.meta.url), 'utf8')
    expect(version1).toContain('{"missioncast":1,')
    const result = openMissioncast(version1)
    expect(result).toMatchObject({ type: 'opened', notes: [] })
    expect(Object.fromEntries(planOf(result))).toEqual(JSON.parse(version1).elements)
    expect(text(planOf(result))).toBe(version1.replace('{"missioncast":1,', '{"missioncast":2,'))
  })

  it('holds a plan that has no sheet', () => {
    expect(planOf(openMissioncast(text(emptyPlan)))).toEqual(emptyPlan)
  })

  it('holds ids and texts that are hard to hold', () => {
    const hard: Plan = new Map<string, Element>([
      [
        '__proto__',
        { kind: 'text', at: [0, 0], text: '\ud800 \u0000 \u2028 "\\', color: 'red', order: 'a0' },
      ],
      [
        'constructor',
        { kind: 'text', at: [0, 0], text: '‮😀', color: 'red', extra: '{"__proto__":1}', order: 'a1' },
      ],
    ])
    expect(planOf(openMissioncast(text(hard)))).toEqual(hard)
  })

  it('has an element a line, the sheet first', () => {
    const plan = planOf(open({ missioncast: 2, elements: { p: point, sheet } }))
    expect(
      text(plan)
        .split('\n')
        .map((line) => line.slice(0, 9)),
    ).toEqual(['{"mission', '"elements', '"sheet":{', '"p":{"kin', '}}', ''])
  })

  it('takes the chosen map only if it names none', () => {
    expect(sheetOf(planOf(open({ missioncast: 2, elements: { sheet } }, 'kuban'))).map).toBe('world')
    expect(sheetOf(planOf(open({ missioncast: 2, elements: {} }, 'kuban'))).map).toBe('kuban')
    const mapless = { missioncast: 2, elements: { sheet: { ...sheet, map: '', title: 'T' } } }
    expect(sheetOf(planOf(open(mapless, 'kuban')))).toMatchObject({ map: 'kuban', title: 'T' })
    expect(open(mapless, 'atlantis')).toMatchObject({ type: 'failed', problem: { code: 'unfit-map' } })
  })

  it('keeps a map that is not known here, and says so', () => {
    expect(open({ missioncast: 2, elements: { sheet: { ...sheet, map: 'newer' } } })).toMatchObject({
      type: 'opened',
      notes: [{ code: 'unknown-map', detail: { map: 'newer' } }],
    })
  })
})

describe('what is wrong with such a file', () => {
  const failure = (file: unknown) => {
    const result = open(file)
    return result.type === 'failed' ? result.problem : undefined
  }

  it.each([
    ['a newer version', { missioncast: 3, elements: {} }, 'newer-version'],
    ['no version', { missioncast: 'one', elements: {} }, 'wrong-kind'],
    ['no elements', { missioncast: 1 }, 'wrong-kind'],
    ['elements in a list', { missioncast: 2, elements: [] }, 'wrong-kind'],
    ['not such a file', { routes: [] }, 'unknown-format'],
    [
      'a sheet that cannot be read',
      { missioncast: 2, elements: { sheet: { kind: 'sheet' }, p: point } },
      'missing',
    ],
    ['another element in the sheet’s place', { missioncast: 2, elements: { sheet: point } }, 'unknown-word'],
  ])('is named: %s', (_name, file, code) => {
    expect(failure(file)?.code).toBe(code)
  })

  it('is an element that cannot be read: left out and named, with its place', () => {
    const route = {
      kind: 'route',
      name: 'Alpha',
      flightPlan: true,
      speed: 1,
      waypoints: [{ at: [0, 97.2] }],
      order: 'a0',
    }
    const elements = { sheet, p: point, r: route, 'bad id': point, x: { kind: 'tank' }, s2: sheet, n: null }
    const result = open({ missioncast: 2, elements })
    expect([...planOf(result).keys()]).toEqual(['sheet', 'p'])
    expect(result).toMatchObject({
      notes: [
        {
          code: 'left-out',
          where: [{ part: 'route', number: 1, name: 'Alpha' }],
          detail: {
            problem: {
              code: 'out-of-range',
              where: [
                { part: 'route', number: 1 },
                { part: 'waypoint', number: 1 },
              ],
              detail: { field: 'latitude', value: 97.2, least: -90, most: 90 },
            },
          },
        },
        {
          code: 'left-out',
          detail: { problem: { code: 'unknown-word', detail: { field: 'id', value: 'bad id' } } },
        },
        {
          code: 'left-out',
          where: [{ part: 'element', name: 'x' }],
          detail: { problem: { code: 'unknown-word' } },
        },
        { code: 'left-out', detail: { problem: { code: 'unknown-word', detail: { field: 'kind' } } } },
        {
          code: 'left-out',
          where: [{ part: 'element', name: 'n' }],
          detail: { problem: { code: 'wrong-kind' } },
        },
      ],
    })
  })

  it('is everything, if nothing can be read', () => {
    expect(failure({ missioncast: 2, elements: { sheet, x: { kind: 'tank' } } })?.code).toBe('unknown-word')
  })

  it('is too much of anything', () => {
    const many = Object.fromEntries(Array.from({ length: 5_001 }, (_, index) => [`e${index}`, point]))
    expect(failure({ missioncast: 2, elements: many })?.code).toBe('too-many-elements')
    const ring = Array.from({ length: 1_999 }, () => [123.4567890123, 45.67890123456])
    const polygon = { kind: 'polygon', rings: [ring, ring], color: 'red', fillOpacity: 0, order: 'a0' }
    expect(failure({ missioncast: 2, elements: { p: point, polygon } })?.code).toBe('element-too-large')
  })

  it('is a field that this version does not know: left out and named', () => {
    const route = {
      kind: 'route',
      name: '',
      flightPlan: true,
      speed: 1,
      waypoints: [{ at: [0, 0], wind: 5 }],
      order: 'a0',
      crew: 9,
    }
    expect(
      open({ missioncast: 2, app: 'x', elements: { sheet: { ...sheet, theme: 1 }, route } }),
    ).toMatchObject({
      type: 'opened',
      notes: [
        { code: 'value-dropped', where: [], detail: { field: 'app' } },
        { code: 'value-dropped', where: [{ part: 'sheet' }], detail: { field: 'theme' } },
        { code: 'value-dropped', where: [{ part: 'route', number: 1 }], detail: { field: 'crew, wind' } },
      ],
    })
  })
})
