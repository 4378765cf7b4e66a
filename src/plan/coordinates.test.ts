import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatCoordinates, parseCoordinates, readCoordinates } from './coordinates.ts'

describe('formatCoordinates', () => {
  it('writes decimals, latitude first', () => {
    expect(formatCoordinates([13.404954, 52.520008], 'decimal')).toBe('52.520008, 13.404954')
    expect(formatCoordinates([-0.00000001, -33.5], 'decimal')).toBe('-33.5, 0')
  })

  it('writes degrees and minutes with a hemisphere', () => {
    expect(formatCoordinates([-5.5, -41.25], 'degrees-minutes')).toBe('41°15.0000′S 005°30.0000′W')
    expect(formatCoordinates([0, 0], 'degrees-minutes')).toBe('00°00.0000′N 000°00.0000′E')
  })

  it('never writes sixty minutes', () => {
    expect(formatCoordinates([12.9999999, 7.9999999], 'degrees-minutes')).toBe('08°00.0000′N 013°00.0000′E')
  })
})

describe('parseCoordinates', () => {
  it('reads what formatCoordinates writes, to a tenth of a metre or so', () => {
    const position = fc.tuple(
      fc.double({ min: -180, max: 180, noNaN: true }),
      fc.double({ min: -90, max: 90, noNaN: true }),
    )
    fc.assert(
      fc.property(position, fc.constantFrom('decimal' as const, 'degrees-minutes' as const), (at, style) => {
        const [x = Number.NaN, y = Number.NaN] = parseCoordinates(formatCoordinates(at, style)) ?? []
        expect(Math.abs(x - at[0])).toBeLessThan(1e-6)
        expect(Math.abs(y - at[1])).toBeLessThan(1e-6)
      }),
    )
  })

  it.each([
    ['52.52, 13.405', [13.405, 52.52]],
    ['52.52 13.405', [13.405, 52.52]],
    ['-33.9; +18.4', [18.4, -33.9]],
    ['−33.9, 18.4', [18.4, -33.9]],
    ['52.5N 13.25W', [-13.25, 52.5]],
    ['13.25w, 52.5n', [-13.25, 52.5]],
    ['N52 30.0 E013 15.0', [13.25, 52.5]],
    ['52°30′00″N 013°15′00″E', [13.25, 52.5]],
    ["52°30'00\"S, 013°15'W", [-13.25, -52.5]],
    ['52:30:36 N 13:15 E', [13.25, 52.51]],
    ['52 30 S 13 15 E', [13.25, -52.5]],
    ['523036N0131518E', [13.255, 52.51]],
    ['523036N 0131518E', [13.255, 52.51]],
    ['N523036 E0131518', [13.255, 52.51]],
    ['N523036E0131518', [13.255, 52.51]],
    ['e0131518, s523036', [13.255, -52.51]],
    ['523036.36N0131518.9W', [-13.25525, 52.5101]],
    ['5230N01315E', [13.25, 52.5]],
    ['5230.6N 01315.3E', [13.255, 52.51]],
    ['52N013W', [-13, 52]],
    ['52-30-36N 013-15-18E', [13.255, 52.51]],
    ['N52-30.6 W013-15.3', [-13.255, 52.51]],
    ['N52.30.36 E013.15.18', [13.255, 52.51]],
    ['52.30.36.36N 013.15.18.9E', [13.25525, 52.5101]],
  ] as const)('reads %s', (text, expected) => {
    const position = parseCoordinates(text)
    expect(position?.[0]).toBeCloseTo(expected[0], 9)
    expect(position?.[1]).toBeCloseTo(expected[1], 9)
  })

  it.each([
    '',
    '52.5',
    'north of Berlin',
    '91, 0',
    '0, 181',
    '52.5N 13.25N',
    '52°60′N 13°E',
    '52.5°30′N 13°E',
    '-52N 13E',
    'N52N 13E',
    '1,2,3',
    '52,5; 13,4',
    'NaN, 1',
    '1e3, 1',
    '5230, 01315',
    '52-30-36, 13-15-18',
    '52300N 0131500E',
    '01315N 5230E',
    'N5230N E01315',
    '-5230N 01315E',
  ])('does not guess at %j', (text) => {
    expect(parseCoordinates(text)).toBeUndefined()
  })

  it.each([
    ['526012N0132417E', 'over-sixty'],
    ['523160N0132417E', 'over-sixty'],
    ['N5231 E01360', 'over-sixty'],
    ['52-31-60N 013-24-17E', 'over-sixty'],
    ['N52.60.00 E013.24.17', 'over-sixty'],
    ['52°60′N 13°E', 'over-sixty'],
    ['913112N0132417E', 'off-globe'],
    ['523112N1810000E', 'off-globe'],
    ['9000.1N 01324E', 'off-globe'],
    ['52-31-12N 190-24-17E', 'off-globe'],
  ] as const)('knows what is wrong with %s: %s', (text, fault) => {
    expect(readCoordinates(text)).toBe(fault)
    expect(parseCoordinates(text)).toBeUndefined()
  })

  it('says no quickly to long nonsense', () => {
    expect(parseCoordinates('1 '.repeat(50_000))).toBeUndefined()
    expect(parseCoordinates(`${'N'.repeat(50_000)}1 E1`)).toBeUndefined()
    expect(parseCoordinates(`${'1-'.repeat(50_000)}N 1E`)).toBeUndefined()
    expect(parseCoordinates(`${'1 '.repeat(50_000)}N 1E`)).toBeUndefined()
  })
})
