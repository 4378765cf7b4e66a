import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Element } from '../plan/element.ts'
import { drawnElements, type Plan, sheetOf } from '../plan/plan.ts'
import { worldPlanArbitrary } from '../plan/plan-arbitrary.ts'
import { comparablePlan, isDrawn } from './feature-testing.ts'
import { writeGpx } from './gpx-write.ts'
import { openText } from './open-file.ts'
import type { OpenOptions, OpenResult } from './open-result.ts'

const options = (): OpenOptions => {
  let count = 0
  return { newId: () => `n${count++}` }
}

const opened = (result: OpenResult) => {
  if (result.type !== 'opened') throw new Error(`not opened: ${JSON.stringify(result)}`)
  return result
}

const text = (plan: Plan): string => {
  const result = writeGpx(plan)
  if (result.type !== 'written') throw new Error('not written')
  return result.content
}

const elements = (plan: Plan): Element[] => drawnElements(plan).map(([, element]) => element)

/** GPX knows the antimeridian as −180 only. */
const oneMeridian = (plan: Plan): string => JSON.stringify(comparablePlan(plan)).replaceAll('[180,', '[-180,')

describe('a plan as GPX', () => {
  it('comes back as it was, but for shapes with too few positions', () => {
    fc.assert(
      fc.property(worldPlanArbitrary, (plan) => {
        if (!isDrawn(plan)) return
        const again = opened(openText(text(plan), options()))
        expect(JSON.parse(oneMeridian(again.plan))).toEqual(JSON.parse(oneMeridian(plan)))
        expect(again.notes).toEqual([])
      }),
    )
  })
})

describe('GPX of others', () => {
  const sample = `<?xml version="1.0"?>
    <gpx version="1.1" creator="x" xmlns="http://www.topografix.com/GPX/1/1">
      <metadata><name>Rally</name></metadata>
      <wpt lat="52.5" lon="13.4"><ele>34</ele><name>Berlin</name><cmt>First</cmt><desc>Start</desc></wpt>
      <rte><name>Alpha</name>
        <rtept lat="1" lon="2"><ele>300</ele><name>IP</name><desc>low</desc></rtept>
        <rtept lat="3" lon="4"><name>TGT</name></rtept>
      </rte>
      <trk><name>Yesterday</name>
        <trkseg><trkpt lat="1" lon="1"><time>2026-11-20T10:00:00Z</time></trkpt><trkpt lat="2" lon="2"/></trkseg>
        <trkseg><trkpt lat="3" lon="3"/><trkpt lat="4" lon="4"/></trkseg>
      </trk>
    </gpx>`

  it('becomes points, routes with named waypoints, and a line for each segment of a track', () => {
    const { plan, notes, format } = opened(openText(sample, options()))
    expect(format).toBe('gpx')
    expect(sheetOf(plan).title).toBe('Rally')
    expect(elements(plan)).toMatchObject([
      { kind: 'point', name: 'Berlin', at: [13.4, 52.5], notes: 'Start\nFirst' },
      {
        kind: 'route',
        name: 'Alpha',
        flightPlan: true,
        waypoints: [
          { at: [2, 1], name: 'IP', altitude: 300, notes: 'low' },
          { at: [4, 3], name: 'TGT' },
        ],
      },
      {
        kind: 'line',
        name: 'Yesterday',
        path: [
          [1, 1],
          [2, 2],
        ],
      },
      {
        kind: 'line',
        name: 'Yesterday',
        path: [
          [3, 3],
          [4, 4],
        ],
      },
    ])
    expect(notes).toMatchObject([
      { code: 'not-read', detail: { what: 'time', count: 1 } },
      {
        code: 'value-dropped',
        where: [{ part: 'point', number: 1, name: 'Berlin' }],
        detail: { field: 'altitude' },
      },
    ])
  })

  it('is named where it is wrong', () => {
    const wrong = sample.replace('lat="3" lon="4"', 'lat="97.2" lon="4"')
    expect(opened(openText(wrong, options())).notes).toContainEqual({
      code: 'left-out',
      where: [{ part: 'route', number: 1, name: 'Alpha' }],
      detail: {
        problem: {
          code: 'out-of-range',
          where: [
            { part: 'route', number: 1, name: 'Alpha' },
            { part: 'waypoint', number: 2 },
          ],
          detail: { field: 'latitude', value: 97.2, least: -90, most: 90 },
        },
      },
    })
  })

  it('is not opened on a game map, which has no longitudes', () => {
    expect(openText(sample, { ...options(), map: 'kuban' })).toMatchObject({
      type: 'failed',
      problem: { code: 'no-game-map', detail: { map: 'kuban' } },
    })
  })
})
