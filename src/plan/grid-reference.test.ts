import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatPlace, gridReference, parseGridReference, parsePlace } from './grid-reference.ts'
import { gameMaps, worldMap } from './plan-map.ts'

const odessa = gameMaps.find(({ id }) => id === 'odessa')
const moscow = gameMaps.find(({ id }) => id === 'moscow')
if (!odessa || !moscow) throw new Error('the catalogue is incomplete')

/** Odessa has 31 squares over 193 units both ways. */
const square = 193 / 31

describe('gridReference', () => {
  it('counts rows from the top and columns from the left, from 1', () => {
    expect(gridReference(odessa, [0.1, -0.1])).toBe('0101.7')
    expect(gridReference(odessa, [14.5 * square, -11.5 * square])).toBe('1215.5')
    expect(gridReference(odessa, [192.9, -192.9])).toBe('3131.3')
  })

  it('lays the digits out as on a number pad', () => {
    const digits = [1 / 6, 3 / 6, 5 / 6].map((down) =>
      [1 / 6, 3 / 6, 5 / 6].map((right) => gridReference(odessa, [right * square, -down * square])?.at(-1)),
    )
    expect(digits).toEqual([
      ['7', '8', '9'],
      ['4', '5', '6'],
      ['1', '2', '3'],
    ])
  })

  it('counts a border to the square before it, and the map’s edge to the first square', () => {
    expect(gridReference(odessa, [0, 0])).toBe('0101.7')
    expect(gridReference(odessa, [193, -193])).toBe('3131.3')
  })

  it('is undefined off the map', () => {
    expect(gridReference(odessa, [-0.1, -5])).toBeUndefined()
    expect(gridReference(odessa, [5, 0.1])).toBeUndefined()
    expect(gridReference(odessa, [194, -5])).toBeUndefined()
    expect(gridReference(odessa, [Number.NaN, -5])).toBeUndefined()
  })
})

describe('parseGridReference', () => {
  it('comes back to the same reference from everywhere on every map', () => {
    const fraction = fc.double({ min: 0, max: 1, noNaN: true })
    fc.assert(
      fc.property(fc.constantFrom(...gameMaps), fraction, fraction, (map, right, down) => {
        const reference = gridReference(map, [right * map.width, -down * map.height])
        const position = parseGridReference(map, reference ?? '')
        expect(position && gridReference(map, position)).toBe(reference)
        const whole = parseGridReference(map, reference?.slice(0, 4) ?? '')
        expect(whole && gridReference(map, whole)?.slice(0, 4)).toBe(reference?.slice(0, 4))
      }),
    )
  })

  it('reads the ways in which people write it', () => {
    const expected = parseGridReference(odessa, '1215.7')
    expect(expected).toBeDefined()
    for (const text of [' 1215-7 ', '1215 7', '12157', '12-15-7', '12 15 7', '12/15:7']) {
      expect(parseGridReference(odessa, text)).toEqual(expected)
    }
    const [x = 0, y = 0] = parseGridReference(odessa, '1215') ?? []
    expect(x).toBeCloseTo(14.5 * square)
    expect(y).toBeCloseTo(-11.5 * square)
  })

  it('takes the part of a cut square that is on the map', () => {
    // Moscow's 29th row is 0.1697 of a square high.
    const [, y = 0] = parseGridReference(moscow, '2901') ?? []
    expect(-y / 192).toBeCloseTo((28 + 0.1697 / 2) / 28.1697)
    expect(parseGridReference(moscow, '2901.1')).toBeUndefined()
  })

  it('is undefined for what is no square of this map', () => {
    for (const text of ['', '12', '121', '0012', '1200', '3212', '1215.0', '1215.77', '12a5', 'abcd']) {
      expect(parseGridReference(odessa, text)).toBeUndefined()
    }
  })
})

describe('places in words', () => {
  it('are grid references on a game map and coordinates on the world', () => {
    expect(formatPlace(odessa, [1, -1])).toBe('0101.7')
    expect(formatPlace(worldMap, [13.404954, 52.520008])).toBe('52°31.2005′N 013°24.2972′E')
    expect(parsePlace(odessa, '0101.7')).toEqual(parseGridReference(odessa, '0101.7'))
    expect(parsePlace(worldMap, '52.5, 13.4')).toEqual([13.4, 52.5])
  })
})
