import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { worldPlanArbitrary } from '../plan/plan-arbitrary.ts'
import { writeCotRoute } from './cot-route.ts'
import { chosenRoute } from './one-route.ts'
import { flown, held, noon, route, told, worldPlanOf, written } from './route-formats-testing.ts'
import { parseXml, xmlAt, xmlAttribute, xmlChildren } from './xml.ts'

const rootOf = (text: string) => {
  const parsed = parseXml(text)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problem))
  return parsed.root
}

describe('a route for TAK', () => {
  const plan = worldPlanOf({
    r1: route(
      [
        { at: [13, 52], name: 'IP “A”', notes: 'Low & fast' },
        { at: [14, 52.5], altitude: 2000 },
      ],
      { name: 'Strike', color: 'red' },
    ),
  })

  it('is one event whose links are the waypoints', () => {
    const { content, notes } = written(writeCotRoute(plan, noon))
    expect(content).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<event version="2.0" uid="missioncast-r1" type="b-m-r" how="h-e" time="2026-11-21T12:00:00.000Z" start="2026-11-21T12:00:00.000Z" stale="2026-11-22T12:00:00.000Z">
  <point lat="52" lon="13" hae="9999999.0" ce="9999999.0" le="9999999.0"/>
  <detail>
    <contact callsign="Strike"/>
    <link uid="missioncast-r1-1" callsign="IP “A”" type="b-m-p-w" point="52,13" remarks="Low &amp; fast" relation="c"/>
    <link uid="missioncast-r1-2" type="b-m-p-w" point="52.5,14,2000" remarks="" relation="c"/>
    <link_attr color="-6682869" method="Flying" type="Vehicle" prefix="CP" direction="Infil" planningmethod="Infil" routetype="Primary" order="Ascending Check Points" stroke="3"/>
    <strokeColor value="-6682869"/>
    <__routeinfo>
      <__navcues/>
    </__routeinfo>
    <remarks/>
    <archive/>
  </detail>
</event>
`)
    expect(told(notes)).toEqual([
      'route 1 “Strike”: field-not-written: speed',
      'route 1 “Strike”: above-ellipsoid',
    ])
  })

  it('has the same uid at any time', () => {
    const uids = [noon, { nowMs: 0 }].map((options) =>
      xmlAttribute(rootOf(written(writeCotRoute(plan, options)).content), 'uid'),
    )
    expect(uids[0]).toBe(uids[1])
  })

  it('fails without a route', () => {
    expect(writeCotRoute(worldPlanOf({}), noon)).toMatchObject({ problem: { code: 'no-route' } })
  })

  it('keeps where and how high the route of any plan of the real world is flown, its names and notes', () => {
    fc.assert(
      fc.property(worldPlanArbitrary, (any) => {
        const result = writeCotRoute(any, noon)
        const chosen = chosenRoute(any, noon)
        if (result.type === 'failed' || !chosen) return
        const detail = xmlAt(rootOf(result.content), 'detail')
        const links = detail ? xmlChildren(detail, 'link') : []
        const read = links.map((link) => {
          const [lat, lng, metres] = (xmlAttribute(link, 'point') ?? '').split(',').map(Number)
          return {
            at: [lng, lat],
            metres: metres === undefined ? undefined : Number(metres.toFixed(6)),
            name: held(xmlAttribute(link, 'callsign')),
            notes: held(xmlAttribute(link, 'remarks')),
          }
        })
        expect(read).toEqual(
          flown(any, chosen.route).map(({ at, metres, name, notes }) => ({
            at: [...at],
            metres,
            name,
            notes,
          })),
        )
      }),
    )
  })
})
