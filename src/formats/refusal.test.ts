import { describe, expect, it } from 'vitest'
import { openText } from './open-file.ts'
import { refusalWords } from './problem-words.ts'

const words = (text: string, map?: string): readonly string[] => {
  const result = openText(text, { newId: () => 'n', ...(map !== undefined && { map }) })
  return result.type === 'failed' ? refusalWords('f', result).split('\n') : [result.type]
}

const lnmpln = (positions: string): string =>
  `<LittleNavmap><Flightplan><Waypoints>${positions}</Waypoints></Flightplan></LittleNavmap>`

const pos = (lon: string, lat: string): string =>
  `<Waypoint><Ident>X</Ident><Type>USER</Type><Pos Lon="${lon}" Lat="${lat}"/></Waypoint>`

describe('a file that is refused', () => {
  it('is told of each waypoint that cannot be read, of whatever kind its fault is', () => {
    const file = lnmpln(pos('1', '97.2') + pos('1', '2') + pos('east', '2') + pos('1', '-91'))
    expect(words(file)).toEqual([
      'f: route 1, waypoint 1: latitude 97.2 is outside −90 to 90',
      'f: route 1, waypoint 3: longitude is a text, not a number',
      'f: route 1, waypoint 4: latitude -91 is outside −90 to 90',
    ])
  })

  it('is told of ten faults, and of how many more there are', () => {
    const said = words(lnmpln(pos('1', '95').repeat(14)))
    expect(said).toHaveLength(11)
    expect(said[9]).toBe('f: route 1, waypoint 10: latitude 95 is outside −90 to 90')
    expect(said[10]).toBe('f: and 4 more')
  })

  it('is told of the faults of all its elements, and once of what is wrong with the whole of one', () => {
    const point = (coordinates: unknown) => ({
      type: 'Feature',
      geometry: { type: 'Point', coordinates },
      properties: {},
    })
    const area = {
      type: 'Polygon',
      coordinates: [
        [
          [0, 0],
          [1, 99],
          [1, 1],
        ],
        [
          [0, 0],
          [200, 0],
          [0, 1],
        ],
      ],
    }
    const features = [point([1, 97]), { type: 'Feature', geometry: area, properties: {} }]
    expect(words(JSON.stringify({ type: 'FeatureCollection', features }))).toEqual([
      'f: element 1: latitude 97 is outside −90 to 90',
      'f: element 2, ring 1, position 2: latitude 99 is outside −90 to 90',
      'f: element 2, ring 2, position 2: longitude 200 is outside −180 to 180',
    ])
    const route = {
      kind: 'route',
      name: 'A',
      speed: 'fast',
      flightPlan: true,
      order: 'a0',
      waypoints: [{ at: [1, 2] }, { at: [3, 4] }],
    }
    expect(words(JSON.stringify({ missioncast: 2, elements: { r: route } }))).toEqual([
      'f: route 1 “A”: speed is a text, not a number',
    ])
  })

  it('is told of each line that cannot be read', () => {
    const good = '0\t1\t0\t16\t0\t0\t0\t0\t1\t2\t3\t1'
    expect(words(['QGC WPL 110', good, 'x', good, '1\t2'].join('\n'))).toEqual([
      'f: line 3 has 1 fields, not 12 numbers',
      'f: line 5 has 2 fields, not 12 numbers',
    ])
  })

  it('is told of each element that is beyond a limit, and of no other one', () => {
    const line = (length: number) => ({ latLngs: Array.from({ length }, () => [1, 2]), speed: 1, name: '' })
    expect(
      words(JSON.stringify({ mapHash: '#kuban', routes: [line(2001), { latLngs: 5 }, line(2002)] })),
    ).toEqual([
      'f: route 1: there are 2001 waypoints, and there can be 2000',
      'f: route 3: there are 2002 waypoints, and there can be 2000',
    ])
  })
})
