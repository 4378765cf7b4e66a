import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatCoordinates } from './coordinates.ts'
import { gridReference } from './grid-reference.ts'
import { legBetween } from './leg.ts'
import { formatMgrs } from './military-grid.ts'
import { gameMaps, worldMap } from './plan-map.ts'
import type { Position } from './position.ts'
import { formatMapUnits, readPlace } from './precise-entry.ts'

const odessa = gameMaps.find(({ id }) => id === 'odessa')
if (!odessa) throw new Error('the catalogue is incomplete')
const square = 193 / 31

const world = (text: string, from?: Position) => readPlace(worldMap, 'metric', text, from)
const game = (text: string, from?: Position) => readPlace(odessa, 'metric', text, from)

function at(entry: ReturnType<typeof world>): Position {
  if (!entry.ok) throw new Error(entry.problem.code)
  return entry.at
}

const fault = (entry: ReturnType<typeof world>): string => (entry.ok ? 'ok' : entry.problem.code)

const anywhere = fc.tuple(
  fc.double({ min: -180, max: 180, noNaN: true }),
  fc.double({ min: -80, max: 84, noNaN: true, maxExcluded: true }),
)

describe('a place on the world in words', () => {
  it('is read back from whichever of our own formatters wrote it', () => {
    fc.assert(
      fc.property(
        anywhere,
        fc.constantFrom('decimal' as const, 'degrees-minutes' as const),
        (place, style) => {
          const read = at(world(formatCoordinates(place, style)))
          expect(Math.abs(read[0] - place[0])).toBeLessThan(1e-6)
          expect(Math.abs(read[1] - place[1])).toBeLessThan(1e-6)
        },
      ),
    )
  })

  it('may be MGRS: the middle of the square, at most half its diagonal away', () => {
    fc.assert(
      fc.property(anywhere, (place) => {
        const read = at(world(formatMgrs(place) ?? ''))
        expect(legBetween(worldMap, place, read).distanceKm).toBeLessThan(0.0015)
      }),
    )
  })

  it('is the same in all usual ways of writing MGRS', () => {
    const [lng, lat] = at(world('33UUU9009419842'))
    // Berlin, Alexanderplatz or so; an independent converter says 52.5200 N 13.3806 E.
    expect(lat).toBeCloseTo(52.52, 2)
    expect(lng).toBeCloseTo(13.38, 2)
    for (const text of ['33U UU 90094 19842', '33u uu 90094-19842', '33UUU 9009419842'])
      expect(at(world(text))).toEqual([lng, lat])
    expect(at(world('4QFJ12345678'))).toEqual(at(world('04Q FJ 1234 5678')))
  })

  it('may be written together, as in flight plans, with a comma for the point', () => {
    const [lng, lat] = at(world('523112,5N0132417E'))
    expect(lat).toBeCloseTo(52.5201389, 6)
    expect(lng).toBeCloseTo(13.4047222, 6)
    expect(at(world('5231,2N 01324,3E'))).toEqual(at(world('52°31.2′N 13°24.3′E')))
  })

  it('says what is wrong with it', () => {
    expect(fault(world(''))).toBe('empty')
    expect(fault(world('Berlin'))).toBe('unreadable')
    expect(fault(world('97.2, 13'))).toBe('off-globe')
    expect(fault(world('52, 213.5'))).toBe('off-globe')
    expect(fault(world('97°12′N 013°00′E'))).toBe('off-globe')
    expect(fault(world('526112N0132417E'))).toBe('over-sixty')
    expect(fault(world('913112N0132417E'))).toBe('off-globe')
    expect(fault(world('52311N0132417E'))).toBe('unreadable')
    expect(fault(world('1000, 13'))).toBe('off-globe')
    expect(fault(world('61UUU9009419842'))).toBe('no-square')
    expect(fault(world('33UAA9009419842'))).toBe('no-square')
    expect(fault(world('ZAH 12345 67890'))).toBe('polar-grid')
    expect(fault(world('31A AH 1234 5678'))).toBe('polar-grid')
    expect(fault(world('Yak'))).toBe('unreadable')
    expect(fault(world('0815.5'))).toBe('unreadable')
  })
})

describe('a place on a game map in words', () => {
  it('is read back from the grid reference that we write, to the same keypad square', () => {
    const fraction = fc.double({ min: 0, max: 1, noNaN: true })
    fc.assert(
      fc.property(fc.constantFrom(...gameMaps), fraction, fraction, (map, right, down) => {
        const reference = gridReference(map, [right * map.width, -down * map.height]) ?? ''
        expect(gridReference(map, at(readPlace(map, 'metric', reference)))).toBe(reference)
      }),
    )
  })

  it('is the middle of the keypad square', () => {
    const [x, y] = at(game('0815 5'))
    expect(x).toBeCloseTo(14.5 * square)
    expect(y).toBeCloseTo(-7.5 * square)
    expect(at(game('0815 9'))[0]).toBeCloseTo((14 + 5 / 6) * square)
    expect(at(game('0815 9'))[1]).toBeCloseTo(-(7 + 1 / 6) * square)
  })

  it('may be in map units', () => {
    for (const text of ['120.5, -80.25', 'x 120.5 y -80.25', 'X=120.5, y=−80.25', '120.5 -80.25'])
      expect(at(game(text))).toEqual([120.5, -80.25])
    expect(at(game('x 12 y -15'))).toEqual([12, -15])
    expect(at(game(formatMapUnits([300.12346, 0])))).toEqual([300.1235, 0])
  })

  it('says what is wrong with it', () => {
    expect(fault(game('3215.5'))).toBe('off-map')
    expect(fault(game('near Odessa'))).toBe('unreadable')
    expect(fault(game('   '))).toBe('empty')
  })
})

describe('a place by course and distance', () => {
  it('comes back from the leg that leads there', () => {
    const course = fc.double({ min: 0, max: 359.99, noNaN: true })
    const distanceKm = fc.double({ min: 0.1, max: 500, noNaN: true })
    fc.assert(
      fc.property(fc.constantFrom(odessa, worldMap), course, distanceKm, (map, courseDeg, km) => {
        const start: Position = map.type === 'world' ? [13, 52] : [100, -100]
        const text = `${courseDeg.toFixed(3)}° ${km.toFixed(4)} km`
        const leg = legBetween(map, start, at(readPlace(map, 'metric', text, start)))
        expect(leg.distanceKm).toBeCloseTo(km, 3)
        expect(Math.abs(((leg.courseDeg - courseDeg + 540) % 360) - 180)).toBeLessThan(0.01)
      }),
    )
  })

  it('is written in many ways and units', () => {
    const start: Position = [50, -50]
    const km = (text: string, units: 'metric' | 'imperial' = 'metric') =>
      legBetween(odessa, start, at(readPlace(odessa, units, text, start))).distanceKm
    expect(km('045/12.5')).toBeCloseTo(12.5)
    expect(km('045° 12.5')).toBeCloseTo(12.5)
    expect(km('45 12.5km')).toBeCloseTo(12.5)
    expect(km('045/10', 'imperial')).toBeCloseTo(16.09344)
    expect(km('045/10nm')).toBeCloseTo(18.52)
    expect(km('360, 800 m')).toBeCloseTo(0.8)
  })

  it('may have commas for points, like all numbers, where that can mean nothing else', () => {
    const same = (read: typeof world, text: string, plain: string) =>
      expect(at(read(text, [13, -50]))).toEqual(at(read(plain, [13, -50])))
    same(world, '52,52 13,40', '52.52 13.40')
    same(world, '52,5200, 13,4049', '52.52, 13.4049')
    same(world, '52,5; -13,4', '52.5; -13.4')
    same(world, '52°31,2′N 13°24,3′E', '52°31.2′N 13°24.3′E')
    same(world, '52,13', '52 13')
    for (const read of [world, game]) {
      same(read, '045/12,5', '045/12.5')
      same(read, '045° 12,5 km', '045° 12.5 km')
      same(read, '045,12 km', '045 12 km')
    }
    same(game, 'x 120,5 y -80,25', 'x 120.5 y -80.25')
    same(game, '120,5, -80,25', '120.5, -80.25')
    same(game, '08,15', '0815')
    // A thousand and five hundred, or one and a half?
    expect(fault(game('045 1,500 m', [50, -50]))).toBe('unreadable')
  })

  it('needs a place to start from', () => {
    expect(fault(game('045/12.5'))).toBe('no-start')
    expect(fault(world('045 12.5 km'))).toBe('no-start')
  })
})
