import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { sheetOf } from '../plan/plan.ts'
import { noteWords, problemWords } from './problem-words.ts'
import { elements, open, opened } from './route-formats-testing.ts'
import { maxUnpackedBytes } from './zip.ts'

// Written by hand in the shape that readers of these files expect.
const mission = `<?xml version="1.0" encoding="utf-8"?>
<Mission>
  <Name>Op Thunder</Name>
  <Routes>
    <Route>
      <Name>Enfield 1</Name>
      <Side>Blue</Side>
      <CallsignName>Enfield</CallsignName><CallsignNumber>1-1</CallsignNumber>
      <FlightMembers><FlightMember><Aircraft><Type>F-16C_50</Type></Aircraft></FlightMember></FlightMembers>
      <Waypoints>
        <Waypoint><Name>SP 1</Name><Type>Take Off</Type><Lat>41.6</Lat><Lon>41.6</Lon><Altitude>33</Altitude><TOT>10/21/2026 12:05:00 AM</TOT></Waypoint>
        <Waypoint><Name></Name><Type>Nav</Type><Lat>42</Lat><Lon>42</Lon><Altitude>20000</Altitude><TOT>21.10.2026 13:30:15</TOT></Waypoint>
        <Waypoint><Name>TGT</Name><Lat>42.5</Lat><Lon>42.5</Lon><Altitude>20000</Altitude><TOT>soon</TOT></Waypoint>
      </Waypoints>
    </Route>
    <Route>
      <CallsignName>Springfield</CallsignName><CallsignNumber>2-1</CallsignNumber><Side>Red</Side>
      <Waypoints><Waypoint><Name>A</Name><Lat>43</Lat><Lon>43</Lon></Waypoint></Waypoints>
    </Route>
  </Routes>
</Mission>`

const cf = (text: string, name = 'mission.xml'): Uint8Array =>
  zipSync({ 'images/map.png': new Uint8Array(10), [name]: strToU8(text) })

describe('a mission of CombatFlite', () => {
  it('is opened with all its flights, altitudes in feet, and times on target', () => {
    const { plan, notes } = opened(open(cf(mission)))
    expect(sheetOf(plan)).toMatchObject({ map: 'world', units: 'imperial' })
    expect(elements(plan)).toMatchObject([
      {
        kind: 'route',
        name: 'Enfield 1',
        color: 'blue',
        waypoints: [
          { at: [41.6, 41.6], name: 'SP 1', altitude: 33, timeS: 300 },
          { at: [42, 42], name: 'Nav', altitude: 20_000, timeS: 48_615 },
          { at: [42.5, 42.5], name: 'TGT', altitude: 20_000 },
        ],
      },
      { kind: 'route', name: 'Springfield 2-1', color: 'red', waypoints: [{ at: [43, 43], name: 'A' }] },
    ])
    expect(notes.map(noteWords)).toEqual([
      'Name (1) has no place in a plan and is left out',
      'FlightMembers (1) has no place in a plan and is left out',
      'route 1 “Enfield 1”: speed “nothing” cannot be read; “190” is used',
      'route 1 “Enfield 1”, waypoint 3: TOT has no place in the plan or file and is left out',
      'route 2 “Springfield 2-1”: speed “nothing” cannot be read; “190” is used',
    ])
  })

  it('is opened as an export to XML, too', () => {
    expect(elements(opened(open(mission)).plan)).toHaveLength(2)
  })

  it('leaves out a flight that cannot be read, and names its place', () => {
    const { notes } = opened(open(cf(mission.replace('<Lat>42.5</Lat>', '<Lat>97.2</Lat>'))))
    expect(notes.map(noteWords)).toContain(
      'route 1 “Enfield 1”, waypoint 3: latitude 97.2 is outside −90 to 90; it is left out',
    )
  })

  const problemOf = (content: Uint8Array): string => {
    const result = open(content)
    return result.type === 'failed' ? problemWords(result.problem) : result.type
  }

  it('says what is wrong', () => {
    expect(problemOf(cf('<Mission><Routes/></Mission>'))).toContain('nothing in it that a plan could hold')
    expect(problemOf(cf('<Mission>\n<Routes></Mission>'))).toContain('line 2')
    expect(problemOf(cf(mission, 'other.xml'))).toContain('it is ZIP')
    expect(problemOf(cf(mission).slice(0, 200))).not.toBe('opened')
  })

  it('is not unpacked beyond a limit, whatever the archive says of its size', () => {
    const bomb = zipSync({ 'mission.xml': new Uint8Array(maxUnpackedBytes + 1) }, { level: 1 })
    expect(problemOf(bomb)).toContain('no more than 40.0 MiB')
    // The same with a size that is a lie, in both of its headers.
    const lie = bomb.slice()
    const view = new DataView(lie.buffer)
    for (let at = 0; at < lie.length - 4; at++) {
      if (view.getUint32(at, true) === maxUnpackedBytes + 1) view.setUint32(at, 100, true)
    }
    expect(problemOf(lie)).toContain('no more than 40.0 MiB')
  })

  it('opens or refuses any archive, and throws at none', () => {
    const whole = cf(mission)
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 6 }), (changes) => {
        const bytes = whole.slice()
        for (const [at, byte] of changes) bytes[at] = byte
        expect(['opened', 'failed']).toContain(open(bytes).type)
      }),
    )
  })
})
