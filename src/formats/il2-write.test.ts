import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Element } from '../plan/element.ts'
import { emptyPlan, type Plan, sheetOf } from '../plan/plan.ts'
import { planArbitrary } from '../plan/plan-arbitrary.ts'
import { openIl2 } from './il2-read.ts'
import { codes, comparable, elements, kuban, open, opened, options, sorted, written } from './il2-testing.ts'
import { writeIl2 } from './il2-write.ts'

describe('colours', () => {
  const circle = { latLng: { lat: -1, lng: 1 }, radius: 1, fillOpacity: 0.2 }

  it.each(['#9A070B', '#3C6490', '#000000', 'red', '#ff8800', '#FF8800', '#f80', 'orange', 'rgb(1, 2, 3)'])(
    'come back as they were: %s',
    (color) => {
      const file = {
        ...kuban,
        routes: [
          { latLngs: [{ lat: -1, lng: 1 }], name: '', speed: 300, speeds: [], color, isFlightPlan: false },
        ],
        points: [{ latLng: { lat: -1, lng: 1 }, name: '', type: 'marker', color, notes: '' }],
        circles: [{ ...circle, color }],
        polygons: [],
      }
      expect(written(opened(open(file)).plan).file).toEqual(file)
    },
  )

  it('are the original’s three, spelt its way, for what was drawn here', () => {
    const { file, notes } = written(
      new Map<string, Element>([
        ['s', { kind: 'circle', at: [0, 0], radius: 1, color: 'blue', fillOpacity: 0, order: 'a0' }],
        ['l', { kind: 'line', path: [], color: 'black', order: 'a0' }],
      ]),
    )
    expect(file).toMatchObject({ circles: [{ color: '#3C6490' }], routes: [{ color: '#000000' }] })
    expect(codes(notes)).not.toContain('color-shown-as')
  })

  it('are the nearest of the three for points, which have pictures in no other, with a note', () => {
    const point = { kind: 'point', name: '', at: [0, 0], type: 'marker', notes: '', order: 'a0' } as const
    const { file, notes } = written(
      new Map([
        ['a', { ...point, color: '#ff2200' }],
        ['b', { ...point, color: '#2255ee' }],
        ['c', { ...point, color: 'green' }],
      ]),
    )
    expect(file).toMatchObject({ points: [{ color: 'red' }, { color: 'blue' }, { color: 'black' }] })
    expect(notes.filter(({ code }) => code === 'color-shown-as')).toHaveLength(3)
  })

  it('that cannot be read are replaced and named', () => {
    const circles = [{ ...circle, color: 'url(javascript:alert(1))' }]
    const { plan, notes } = opened(open({ ...kuban, circles }))
    expect(elements(plan)).toMatchObject([{ color: 'red' }])
    expect(notes).toMatchObject([{ code: 'value-replaced', detail: { field: 'color', used: 'red' } }])
  })

  it('are the new ones after a change', () => {
    const { plan } = opened(open({ ...kuban, circles: [{ ...circle, color: 'rgb(1,2,3)' }] }))
    const changed = new Map(
      [...plan].map(([id, element]) => [
        id,
        element.kind === 'circle' ? { ...element, color: 'blue' } : element,
      ]),
    )
    expect(written(changed).file).toMatchObject({ circles: [{ color: '#3C6490' }] })
  })
})

describe('keys that nobody knows', () => {
  it('come back, even `__proto__`', () => {
    const text = `{"revision":2,"mapHash":"#kuban","units":"metric","__proto__":{"polluted":1},"routes":[],
      "points":[{"latLng":{"lat":-1,"lng":1},"name":"","type":"marker","color":"red","notes":"","__proto__":{"polluted":true},
      "constructor":"x"}],"circles":[],"polygons":[],"server":{"name":"Berloga","tags":[1,null,"ж"]}}`
    const { plan, notes } = opened(openIl2(text, options()))
    expect(notes).toEqual([])
    const again = written(plan).text
    expect(JSON.stringify(sorted(JSON.parse(again)))).toBe(JSON.stringify(sorted(JSON.parse(text))))
    expect(again).toContain('"__proto__":{"polluted":true}')
    expect({}).not.toHaveProperty('polluted')
  })

  it('are named if they are too much to keep', () => {
    const { notes } = opened(open({ ...kuban, weather: 'x'.repeat(30_000) }))
    expect(notes).toMatchObject([{ code: 'value-dropped', where: [], detail: { field: 'weather' } }])
  })

  it('never override what the plan says', () => {
    const point = {
      kind: 'point',
      name: 'Mine',
      at: [0, 0],
      type: 'marker',
      color: 'red',
      notes: '',
      order: 'a0',
    } as const
    for (const extra of [
      '{"il2":{"name":"Theirs","latLng":5}}',
      '{"il2":[]}',
      '{',
      '[[',
      `${'['.repeat(9_000)}`,
    ]) {
      const { file } = written(new Map([['p', { ...point, extra }]]))
      expect(file).toMatchObject({ points: [{ name: 'Mine', latLng: { lat: 0, lng: 0 } }] })
    }
  })
})

describe('writing', () => {
  it('says that the real world does not fit, instead of writing nonsense', () => {
    const plan = new Map([['sheet', { ...sheetOf(emptyPlan), map: 'world' }]])
    expect(writeIl2(plan)).toEqual({
      type: 'failed',
      problem: { code: 'no-world-map', where: [], detail: {} },
    })
  })

  it('says that no map is named', () => {
    const { file, notes } = written(emptyPlan)
    expect(file).toEqual({
      revision: 2,
      mapHash: '',
      units: 'metric',
      routes: [],
      points: [],
      circles: [],
      polygons: [],
    })
    expect(notes).toMatchObject([{ code: 'unknown-map' }])
  })

  it('names what the original shows otherwise or not at all', () => {
    const order = 'a0'
    const color = 'red'
    const plan: Plan = new Map<string, Element>([
      ['sheet', { ...sheetOf(emptyPlan), map: 'kuban', title: 'Op' }],
      ['a', { kind: 'text', at: [0, 0], text: 'Hi', color, order }],
      ['b', { kind: 'line', path: [], color, order }],
      ['c', { kind: 'circle', name: 'Flak', at: [0, 0], radius: 1, color, fillOpacity: 0, order }],
      ['d', { kind: 'front', name: 'Don', blue: [], red: [], order }],
      [
        'e',
        {
          kind: 'route',
          name: 'R',
          flightPlan: true,
          speed: 1,
          waypoints: [{ at: [0, 0], name: 'IP' }],
          order,
        },
      ],
    ])
    expect(written(plan).notes).toEqual([
      { code: 'not-shown', where: [{ part: 'sheet' }], detail: { field: 'title' } },
      { code: 'shown-as', where: [{ part: 'text', number: 1 }], detail: { as: 'point' } },
      { code: 'shown-as', where: [{ part: 'line', number: 1 }], detail: { as: 'route' } },
      { code: 'not-shown', where: [{ part: 'circle', number: 1, name: 'Flak' }], detail: { field: 'name' } },
      { code: 'not-shown', where: [{ part: 'route', number: 1, name: 'R' }], detail: { field: 'names' } },
      { code: 'no-altitude', where: [{ part: 'route', number: 1, name: 'R' }], detail: {} },
      { code: 'not-shown', where: [], detail: { field: 'name' } },
    ])
  })

  it('keeps what only Missioncast knows, and says once that the original does not show it', () => {
    const order = 'a0'
    const plan: Plan = new Map<string, Element>([
      [
        'sheet',
        { ...sheetOf(emptyPlan), map: 'kuban', layers: [{ id: 'l', name: 'Strike' }], date: '1943-04-17' },
      ],
      [
        'p',
        {
          kind: 'point',
          name: 'P',
          at: [1, -1],
          type: 'base',
          color: 'red',
          notes: '',
          layer: 'l',
          locked: true,
          order,
        },
      ],
      ['l', { kind: 'line', path: [], color: 'red', arrow: true, layer: 'l', order }],
      ['f', { kind: 'front', name: 'Don', blue: [], red: [], hidden: true, order }],
    ])
    const { notes, text } = written(plan)
    expect(notes.filter(({ code }) => code === 'not-shown')).toEqual([
      { code: 'not-shown', where: [], detail: { field: 'layers, date, name, hidden, arrow, layer, locked' } },
    ])
    expect(comparable(opened(openIl2(text, options())).plan)).toEqual(comparable(plan))
  })

  it('forgets the names of fronts when another program has added one', () => {
    const front: Element = { kind: 'front', name: 'Don', blue: [], red: [], order: 'a0' }
    const plan: Plan = new Map<string, Element>([
      ['sheet', { ...sheetOf(emptyPlan), map: 'kuban' }],
      ['f', front],
    ])
    const { file } = written(plan)
    const again = opened(
      open({
        ...file,
        frontline: [
          [[], []],
          [[], []],
        ],
      }),
    )
    expect(elements(again.plan).map((element) => 'name' in element)).toEqual([false, false])
  })

  it('keeps every element of any plan on a game map: opened again, the same but for ids, list order and colours of points', () => {
    fc.assert(
      fc.property(planArbitrary, (plan) => {
        const again = opened(openIl2(written(plan).text, options()))
        expect(again.notes.filter(({ code }) => code !== 'off-map')).toEqual([])
        expect(comparable(again.plan)).toEqual(comparable(plan))
        expect(comparable(opened(openIl2(written(again.plan).text, options())).plan)).toEqual(
          comparable(plan),
        )
      }),
    )
  })
})
