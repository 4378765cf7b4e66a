import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contrastOf, inkOf, inkOn, withAlpha } from './ink.ts'
import { palettes, type Theme } from './palette.ts'

const themes: readonly Theme[] = ['light', 'dark']
const words = ['black', 'white', 'red', 'blue', 'green', 'yellow', 'orange', 'purple', 'brown', 'grey']
const anyHex = fc.integer({ min: 0, max: 0xffffff }).map((n) => `#${n.toString(16).padStart(6, '0')}`)

describe('the ink of a colour', () => {
  it('stands out from the paper and the sea in both themes, whatever colour was chosen', () => {
    fc.assert(
      fc.property(fc.oneof(anyHex, fc.constantFrom(...words)), fc.constantFrom(...themes), (color, theme) => {
        const ink = inkOf(color, theme)
        expect(ink).toMatch(/^#[0-9a-f]{6}$/)
        expect(contrastOf(ink, palettes[theme].paper)).toBeGreaterThanOrEqual(3)
        expect(contrastOf(ink, palettes[theme].sea)).toBeGreaterThanOrEqual(3)
      }),
    )
  })

  it('stands out where it does by a hair before its channels are whole', () => {
    expect(contrastOf(inkOf('#1c92b4', 'light'), palettes.light.paper)).toBeGreaterThanOrEqual(3)
    expect(contrastOf(inkOf('#1c92b4', 'light'), palettes.light.sea)).toBeGreaterThanOrEqual(3)
  })

  it('shows black on dark paper: nearly white', () => {
    expect(contrastOf(inkOf('black', 'dark'), palettes.dark.paper)).toBeGreaterThan(10)
    expect(contrastOf(inkOf('#000000', 'dark'), palettes.dark.paper)).toBeGreaterThan(10)
  })

  it('leaves a colour alone that is seen well', () => {
    expect(inkOf('#8040c0', 'light')).toBe('#8040c0')
  })

  it('draws words that it does not know as black, also those that every object knows', () => {
    expect(inkOf('chartreusish', 'light')).toBe(inkOf('black', 'light'))
    expect(inkOf('constructor', 'light')).toBe(inkOf('black', 'light'))
  })

  it('writes on every ink so that it can be read', () => {
    fc.assert(
      fc.property(anyHex, (hex) => {
        expect(contrastOf(inkOn(hex), hex)).toBeGreaterThan(4)
      }),
    )
  })

  it('can be seen through', () => {
    expect(withAlpha('#102030', 0.5)).toBe('#10203080')
    expect(withAlpha('#102030', 7)).toBe('#102030ff')
  })
})
