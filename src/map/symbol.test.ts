import { describe, expect, it } from 'vitest'
import { pointTypes } from '../plan/point-type.ts'
import { symbolOf } from './symbol.ts'

describe('the symbol of a point', () => {
  it('is there for every type, as path data', () => {
    for (const type of pointTypes) {
      const { frame, sign, outline } = symbolOf(type, 'red')
      expect(frame).toMatch(/^M[\d\s.,MLHVaclshvZz-]+Z$/)
      expect(sign).toMatch(/^(M[\d\s.,MLHVaclshvZz-]+Z)?$/)
      expect(`${frame}${sign}${outline}`).not.toContain('NaN')
    }
  })

  it('is told from every other by sign, frame or outline', () => {
    const looks = pointTypes.map((type) => JSON.stringify(symbolOf(type, 'blue')))
    // The original has two words for the plain point.
    expect(new Set(looks).size).toBe(pointTypes.length - 1)
  })

  it('tells sides by shape as well as by colour', () => {
    const frames = ['red', 'blue', 'black'].map((color) => symbolOf('target', color).frame)
    expect(new Set(frames).size).toBe(3)
    expect(symbolOf('target', '#00ff00').frame).toBe(symbolOf('target', 'black').frame)
  })

  it('is a marker for types that nobody knows', () => {
    expect(symbolOf('zeppelin', 'red')).toEqual(symbolOf('marker', 'red'))
    expect(symbolOf('__proto__', 'red')).toEqual(symbolOf('marker', 'red'))
  })
})
