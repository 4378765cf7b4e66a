import { describe, expect, it } from 'vitest'
import { graticuleLabel, graticuleLines, graticuleStep } from './graticule.ts'

describe('the graticule', () => {
  it('takes the finest step whose lines are far enough apart', () => {
    expect(graticuleStep(360 / 1280, 110)).toBe(45)
    expect(graticuleStep(0.09, 110)).toBe(10)
    expect(graticuleStep(0.0001, 110)).toBe(1 / 60)
    expect(graticuleStep(10, 110)).toBe(45)
  })

  it('draws every line in view and none beyond', () => {
    expect(graticuleLines(-12, 21, 10)).toEqual([-10, 0, 10, 20])
    expect(graticuleLines(175, 195, 10)).toEqual([180, 190])
    expect(graticuleLines(1, 2, 10)).toEqual([])
    expect(graticuleLines(10, 20, 10)).toEqual([10, 20])
  })

  it('names lines in degrees and minutes with their hemisphere', () => {
    expect(graticuleLabel(10, 'lng')).toBe('10°E')
    expect(graticuleLabel(-7.5, 'lng')).toBe('7°30′W')
    expect(graticuleLabel(51 + 5 / 60, 'lat')).toBe('51°05′N')
    expect(graticuleLabel(0, 'lat')).toBe('0°')
    expect(graticuleLabel(-180, 'lng')).toBe('180°')
    expect(graticuleLabel(190, 'lng')).toBe('170°W')
  })
})
