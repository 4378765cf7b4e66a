import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sheetOf } from '../plan/plan.ts'
import { worldPlanArbitrary } from '../plan/plan-arbitrary.ts'
import { chosenRoute } from './one-route.ts'
import { noteWords, problemWords } from './problem-words.ts'
import { writeQgcPlan } from './qgc-plan-write.ts'
import { writeQgcWaypoints } from './qgc-waypoints.ts'
import {
  elements,
  flown,
  noon,
  open,
  opened,
  route,
  routeOf,
  told,
  worldPlanOf,
  written,
} from './route-formats-testing.ts'

const item = (command: number, params: readonly unknown[], frame = 0): object => ({
  type: 'SimpleItem',
  command,
  frame,
  params,
  autoContinue: true,
})

const waypoint = (lat: unknown, lng: unknown, altitude: unknown = 100, frame = 0): object =>
  item(16, [0, 0, 0, null, lat, lng, altitude], frame)

const file = (mission: object, others: object = {}): string =>
  JSON.stringify({ fileType: 'Plan', version: 1, groundStation: 'QGroundControl', mission, ...others })

// The shape of the example in QGroundControl's developer guide, with places of our own.
const sample = file(
  {
    cruiseSpeed: 15,
    firmwareType: 12,
    globalPlanAltitudeMode: 1,
    hoverSpeed: 5,
    items: [
      item(22, [15, 0, 0, null, 52.5, 13.4, 50], 3),
      waypoint(52.6, 13.5, 60, 3),
      item(178, [1, 20, -1, 0, 0, 0, 0], 2),
      waypoint(52.7, 13.6, 300),
      { type: 'ComplexItem', complexItemType: 'survey', angle: 0 },
      item(20, [0, 0, 0, 0, 0, 0, 0], 2),
      item(21, [0, 0, 0, null, 52.8, 13.7, 0], 3),
    ],
    plannedHomePosition: [52.4, 13.3, 34],
    vehicleType: 1,
    version: 2,
  },
  {
    geoFence: {
      circles: [{ circle: { center: [52.5, 13.4], radius: 319.85 }, inclusion: false, version: 1 }],
      polygons: [
        {
          inclusion: true,
          polygon: [
            [52, 13],
            [53, 13],
            [53, 14],
          ],
          version: 1,
        },
      ],
      version: 2,
    },
    rallyPoints: { points: [[52.45, 13.35, 50]], version: 2 },
  },
)

describe('a plan of QGroundControl', () => {
  it('is opened with its mission, fence, rally points and home', () => {
    const { plan, notes } = opened(open(sample))
    expect(sheetOf(plan)).toMatchObject({ map: 'world', units: 'metric' })
    expect(elements(plan)).toMatchObject([
      {
        kind: 'route',
        speed: 54,
        waypoints: [
          { at: [13.4, 52.5], name: 'Takeoff', altitude: 84 },
          { at: [13.5, 52.6], altitude: 94, speed: 72 },
          { at: [13.6, 52.7], altitude: 300, speed: 72 },
          { at: [13.7, 52.8], name: 'Landing', altitude: 34, speed: 72 },
        ],
      },
      { kind: 'circle', name: 'Exclusion', at: [13.4, 52.5], radius: 319.85 },
      {
        kind: 'polygon',
        name: 'Inclusion',
        rings: [
          [
            [13, 52],
            [13, 53],
            [14, 53],
          ],
        ],
      },
      { kind: 'point', name: 'Rally 1', at: [13.35, 52.45], type: 'landing', notes: '50 m above home' },
      { kind: 'point', name: 'Home', at: [13.3, 52.4], type: 'base', notes: '34 m' },
    ])
    expect(notes.map(noteWords)).toEqual([
      'route 1: its altitudes are above home; 34 m are added for those above the sea',
      'survey (1) has no place in the plan and is left out: mission item 5',
      'MAV_CMD 20 (1) has no place in the plan and is left out: mission item 6',
    ])
  })

  it('keeps how its waypoints are flown in their notes, and which drone flies, and writes both again', () => {
    const flown = [
      item(22, [15, 0, 0, null, 52, 13, 50]),
      item(16, [10, 5, 2.5, 90, 52.1, 13, 60]),
      item(82, [0, 0, 0, null, 52.2, 13, 60]),
      item(19, [60, 1, -50, 1, 52.3, 13, 60]),
      item(16, [0, 0, 0, 0, 52.4, 13, 60]),
      item(21, [0, 0, 0, null, 52.5, 13, 0]),
    ]
    const mission = { firmwareType: 3, vehicleType: 2, hoverSpeed: 5, cruiseSpeed: 12, version: 2 }
    const text = file({ ...mission, items: flown, plannedHomePosition: [52, 13, 0] })
    const { plan, notes } = opened(open(text))
    expect(notes).toEqual([])
    expect(routeOf(plan).waypoints.map(({ name, notes }) => [name, notes])).toEqual([
      ['Takeoff', 'Takeoff (MAV_CMD 22): pitch 15°'],
      [undefined, 'Waypoint (MAV_CMD 16): hold 10 s, acceptance radius 5 m, pass radius 2.5 m, yaw 90°'],
      [undefined, 'Spline (MAV_CMD 82)'],
      ['Loiter', 'Loiter time (MAV_CMD 19): time 60 s, heading required 1, radius -50 m, crosstrack 1'],
      [undefined, 'Waypoint (MAV_CMD 16): yaw 0°'],
      ['Landing', undefined],
    ])
    const again = written(writeQgcPlan(plan, noon))
    expect(again.notes).toEqual([])
    expect(JSON.parse(again.content).mission).toMatchObject({ ...mission, items: flown })
    const waypoints = written(writeQgcWaypoints(plan, noon))
    expect(waypoints.content).toContain('\t0\t16\t10\t5\t2.5\t90\t52.1\t13\t60\t1\n')
    expect(told(waypoints.notes)).toContain('route 1 “Mission”: field-not-written: extra')
  })

  it('names by their numbers what of its items no plan can hold', () => {
    const items = [
      waypoint(52, 13),
      item(206, [25, 0, 1, 0, 0, 0, 0], 2),
      { ...item(16, ['long', 0, 0, null, 52.1, 13, 60], 10), autoContinue: false },
      item(206, [0, 0, 1, 0, 0, 0, 0], 2),
      item(178, [1, 20, 50, 0, 0, 0, 0], 2),
      ...Array.from({ length: 12 }, () => item(2000, [0])),
    ]
    const mission = { items, cruiseSpeed: 10, parameters: {} }
    const { notes } = opened(open(file(mission, { geoFence: { breachReturn: [52, 13, 50] } })))
    expect(notes.map(noteWords)).toEqual([
      'parameters (1) has no place in the plan and is left out',
      'breachReturn (1) has no place in the plan and is left out',
      'autoContinue false (1) has no place in the plan and is left out: mission item 3',
      'MAV_CMD 206 (2) has no place in the plan and is left out: mission item 2; mission item 4',
      'altitude (1) has no place in the plan and is left out: mission item 3',
      'throttle (1) has no place in the plan and is left out: mission item 5',
      `MAV_CMD 2000 (12) has no place in the plan and is left out: ${Array.from({ length: 10 }, (_, index) => `mission item ${index + 6}`).join('; ')} and 2 more`,
      'hold (1) has no place in the plan and is left out: mission item 3',
    ])
  })

  it('flies a copter at its hover speed', () => {
    const mission = { cruiseSpeed: 15, hoverSpeed: 5, items: [], plannedHomePosition: [52, 13, 0] }
    const speedOf = (vehicleType: number) => {
      const item = { type: 'SimpleItem', command: 16, frame: 0, params: [0, 0, 0, null, 52, 13, 100] }
      const items = [item, item]
      const file = { fileType: 'Plan', version: 1, mission: { ...mission, items, vehicleType, version: 2 } }
      return elements(opened(open(JSON.stringify(file))).plan).find(({ kind }) => kind === 'route')
    }
    expect(speedOf(1)).toMatchObject({ speed: 54 })
    expect(speedOf(2)).toMatchObject({ speed: 18 })
  })

  it('is written again with the same flight, fence, rally points and home', () => {
    const { plan } = opened(open(sample))
    const { content, notes } = written(writeQgcPlan(plan, noon))
    const again = opened(open(content))
    expect(elements(again.plan)).toEqual(elements(plan))
    expect(again.notes).toEqual([])
    expect(notes).toEqual([])
  })

  it('has every field that the developer guide asks for', () => {
    const plan = worldPlanOf({ r: route([{ at: [1, 2], altitude: 500 }, { at: [3, 4] }]) })
    const { mission, ...others } = JSON.parse(written(writeQgcPlan(plan, noon)).content)
    expect(others).toEqual({
      fileType: 'Plan',
      version: 1,
      groundStation: 'Missioncast',
      geoFence: { circles: [], polygons: [], version: 2 },
      rallyPoints: { points: [], version: 2 },
    })
    expect(mission).toMatchObject({ version: 2, vehicleType: 1, firmwareType: 12, globalPlanAltitudeMode: 2 })
    expect(mission.plannedHomePosition).toEqual([2, 1, 500])
    expect(mission.cruiseSpeed * 3.6).toBeCloseTo(300, 9)
    expect(mission.items[0]).toEqual({
      AMSLAltAboveTerrain: null,
      Altitude: 500,
      AltitudeMode: 2,
      autoContinue: true,
      command: 16,
      doJumpId: 1,
      frame: 0,
      params: [0, 0, 0, null, 2, 1, 500],
      type: 'SimpleItem',
    })
  })

  it('converts feet and miles an hour', () => {
    const plan = worldPlanOf(
      { r: route([{ at: [1, 2] }, { at: [3, 4], speed: 200 }], { speed: 100, altitude: 1000 }) },
      { units: 'imperial' },
    )
    const again = opened(open(written(writeQgcPlan(plan, noon)).content))
    expect(routeOf(again.plan)).toMatchObject({
      speed: 160.9344,
      waypoints: [{ altitude: 304.8 }, { altitude: 304.8, speed: 321.8688 }],
    })
  })

  it.each([
    ['route 1, waypoint 2: latitude 97.2 is outside −90 to 90', [waypoint(1, 2), waypoint(97.2, 2)]],
    ['route 1, waypoint 1: longitude is a text, not a number', [waypoint(1, 'east')]],
    ['route 1, waypoint 1: altitude 1e+300 is more than 1000000', [waypoint(1, 2, 1e300)]],
    ['route 1, waypoint 1: longitude is missing', [item(16, [])]],
    [
      'this is QGroundControl plan, but there is nothing in it that a plan could hold',
      [5, null, {}, 'x', []],
    ],
    ['this is QGroundControl plan, but there is nothing in it that a plan could hold', 7],
  ])('says what is wrong: %s', (words, items) => {
    const result = open(file({ items, cruiseSpeed: 10 }))
    expect(result.type === 'failed' && problemWords(result.problem)).toBe(words)
  })

  it('names a version that is not known', () => {
    expect(open('{"fileType":"Plan","version":2}')).toMatchObject({ problem: { code: 'newer-version' } })
    expect(open('{"fileType":"Plan"}')).toMatchObject({ problem: { code: 'wrong-kind' } })
  })

  it('opens or refuses anything in its place, and throws at nothing', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), fc.jsonValue(), fc.jsonValue(), (a, b, c, d) => {
        const text = file(
          { items: [a, item(16, Array.isArray(b) ? b : [b])], cruiseSpeed: b, plannedHomePosition: c },
          {
            geoFence: { circles: [c, { circle: d }], polygons: [{ polygon: d }] },
            rallyPoints: { points: [a, b, c] },
          },
        )
        expect(['opened', 'failed']).toContain(open(text).type)
      }),
    )
  })
})

describe('waypoints of QGroundControl', () => {
  const lines = (...items: string[]): string => `QGC WPL 110\r\n${items.join('\r\n')}\r\n`

  it('are opened, home first', () => {
    const { plan, notes } = opened(
      open(
        lines(
          '0\t1\t0\t16\t0\t0\t0\t0\t52.4\t13.3\t34\t1',
          '1\t0\t3\t22\t0\t0\t0\t0\t0\t0\t50\t1',
          '2 0 3 16 0 0 0 0 52.6 13.5 60.000000 1',
          '',
          '3\t0\t3\t20\t0\t0\t0\t0\t0\t0\t0\t1',
        ),
      ),
    )
    expect(routeOf(plan).waypoints).toEqual([
      { at: [13.3, 52.4], name: 'Takeoff', altitude: 84 },
      { at: [13.5, 52.6], altitude: 94 },
    ])
    expect(elements(plan)).toHaveLength(1)
    expect(told(notes)).toEqual(['route 1: above-home', 'not-kept', 'route 1: value-replaced: speed'])
  })

  it('without a home are opened in version 120', () => {
    const { plan } = opened(open('QGC WPL 120\n0\t1\t0\t16\t0\t0\t0\t0\t52.4\t13.3\t34\t1\n'))
    expect(routeOf(plan).waypoints).toEqual([{ at: [13.3, 52.4], altitude: 34 }])
  })

  it.each([
    ['QGC WPL 110\n0\t1\t0\t16\t0\t0\n', 'line 2 has 6 fields, not 12 numbers'],
    [
      'QGC WPL 110\n0 1 0 16 0 0 0 0 1 2 3 1\n1 0 0 x 0 0 0 0 1 2 3 1',
      'line 3 has 12 fields, not 12 numbers',
    ],
    [
      'QGC WPL 110\n0 1 0 16 0 0 0 0 1 2 3 1\n1 0 0 16 0 0 0 0 -97.2 2 3 1',
      'route 1, waypoint 1: latitude -97.2 is outside −90 to 90',
    ],
    ['QGC WPL 110\n', 'this is QGroundControl waypoints, but there is nothing in it that a plan could hold'],
  ])('say what is wrong: %j', (text, words) => {
    const result = open(text)
    expect(result.type === 'failed' && problemWords(result.problem)).toBe(words)
  })

  it('are written with tabs, home first, and the speed', () => {
    const plan = worldPlanOf({
      r: route(
        [
          { at: [1, 2], altitude: 500 },
          { at: [3, 4], altitude: 600 },
        ],
        { speed: 360 },
      ),
    })
    expect(written(writeQgcWaypoints(plan, noon)).content).toBe(
      'QGC WPL 110\n' +
        '0\t1\t0\t16\t0\t0\t0\t0\t2\t1\t500\t1\n' +
        '1\t0\t2\t178\t1\t100\t-1\t0\t0\t0\t0\t1\n' +
        '2\t0\t0\t16\t0\t0\t0\t0\t2\t1\t500\t1\n' +
        '3\t0\t0\t16\t0\t0\t0\t0\t4\t3\t600\t1\n',
    )
  })
})

describe.each([
  ['plan', writeQgcPlan],
  ['waypoints', writeQgcWaypoints],
])('any plan of the real world as %s of QGroundControl', (_name, write) => {
  it('keeps where, how high and how fast its route is flown', () => {
    fc.assert(
      fc.property(worldPlanArbitrary, (plan) => {
        const result = write(plan, noon)
        const chosen = chosenRoute(plan, noon)
        if (result.type === 'failed' || !chosen) return
        const again = opened(open(result.content)).plan
        const expected = flown(plan, chosen.route).map(({ at, metres, kmh }) => ({
          at,
          metres: metres ?? 0,
          kmh,
        }))
        // What the last waypoint says of a leg that leaves it, nobody flies.
        const kept = (legs: typeof expected) =>
          legs.map((leg, index) => (index === legs.length - 1 ? { ...leg, kmh: 0 } : leg))
        const read = flown(again, routeOf(again)).map(({ at, metres, kmh }) => ({
          at,
          metres: metres ?? 0,
          kmh,
        }))
        expect(kept(read)).toEqual(kept(expected))
      }),
    )
  })

  it('fails without a route', () => {
    const text = { kind: 'text', at: [0, 0], text: 'Hi', color: 'red', order: 'a1' } as const
    expect(write(worldPlanOf({ t: text }), noon)).toMatchObject({
      type: 'failed',
      problem: { code: 'no-route' },
    })
  })

  it('names what it leaves out', () => {
    const plan = worldPlanOf(
      {
        a: route(
          [
            { at: [1, 2], altitude: 1, name: 'IP', timeS: 5, notes: 'Look' },
            { at: [2, 3], altitude: 1 },
          ],
          {
            name: 'Alpha',
            climbRate: 5,
          },
        ),
        b: route([{ at: [1, 2] }], { name: 'Beta', order: 'a2' }),
        t: { kind: 'text', at: [0, 0], text: 'Hi', color: 'red', order: 'a3' },
      },
      { title: 'Op' },
    )
    expect(told(write(plan, noon).type === 'written' ? written(write(plan, noon)).notes : [])).toEqual([
      'sheet: field-not-written: title',
      'route 2 “Beta”: not-written',
      'text 1: not-written',
      'route 1 “Alpha”: field-not-written: name',
      'route 1 “Alpha”: field-not-written: climbRate',
      'route 1 “Alpha”: field-not-written: waypoint names',
      'route 1 “Alpha”: field-not-written: waypoint times',
      'route 1 “Alpha”: field-not-written: waypoint notes',
    ])
    expect(
      routeOf(opened(open(written(write(plan, { ...noon, route: 'b' })).content)).plan).waypoints,
    ).toHaveLength(1)
  })
})
