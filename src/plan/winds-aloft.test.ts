import { describe, expect, it } from 'vitest'
import { windAt } from './winds-aloft.ts'

const winds = [
  { altitude: 3000, fromDeg: 360, speed: 40 },
  { altitude: 1000, fromDeg: 270, speed: 40 },
]

describe('windAt', () => {
  it('is still where no wind is known', () => {
    expect(windAt({ units: 'metric' }, 500)).toEqual({ fromDeg: 0, kmh: 0 })
  })

  it('is the nearest one below the lowest and above the highest', () => {
    expect(windAt({ units: 'metric', winds }, 0)).toEqual({ fromDeg: 270, kmh: 40 })
    expect(windAt({ units: 'metric', winds }, 9000)).toEqual({ fromDeg: 0, kmh: 40 })
    expect(windAt({ units: 'metric', winds }, 1000)).toEqual({ fromDeg: 270, kmh: 40 })
  })

  it('is reckoned between two by their vectors, over north the short way', () => {
    const middle = windAt({ units: 'metric', winds }, 2000)
    expect(middle.fromDeg).toBeCloseTo(315)
    expect(middle.kmh).toBeCloseTo(40 * Math.SQRT1_2)
    const overNorth = [
      { altitude: 0, fromDeg: 350, speed: 20 },
      { altitude: 100, fromDeg: 10, speed: 20 },
    ]
    expect(windAt({ units: 'metric', winds: overNorth }, 50).fromDeg % 360).toBeCloseTo(0)
  })

  it('reads feet and miles an hour where the plan stores these', () => {
    const known = [
      { altitude: 10_000, fromDeg: 90, speed: 10 },
      { altitude: 0, fromDeg: 90, speed: 0 },
    ]
    expect(windAt({ units: 'imperial', winds: known }, 1524).kmh).toBeCloseTo(8.04672)
  })

  it('takes the later one of two at the same altitude', () => {
    const twice = [
      { altitude: 500, fromDeg: 10, speed: 5 },
      { altitude: 500, fromDeg: 20, speed: 6 },
    ]
    expect(windAt({ units: 'metric', winds: twice }, 500)).toEqual({ fromDeg: 20, kmh: 6 })
    expect(windAt({ units: 'metric', winds: twice }, 900)).toEqual({ fromDeg: 20, kmh: 6 })
  })
})
