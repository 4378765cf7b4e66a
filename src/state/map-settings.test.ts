// @vitest-environment happy-dom
import { beforeEach, expect, test } from 'vitest'
import { createMapSettings } from './map-settings.ts'

const look = { centre: [13.4, 52.5] as [number, number], unitsPerPx: 40, turnDeg: -30 }

beforeEach(() => localStorage.clear())

test('the last look at each map, and the chosen layers, are there again', () => {
  const settings = createMapSettings(localStorage)
  settings.keepLook('world', look)
  settings.chooseLayer('world', 'Photo', { shown: true, opacity: 0.4 })
  settings.keepLook('kuban', { ...look, turnDeg: 0 })
  settings.setState({ marks: { graticule: false, mgrs: true, names: true } })
  const { maps, marks } = createMapSettings(localStorage).getState()
  expect(maps).toEqual({
    world: { look, layers: { Photo: { shown: true, opacity: 0.4 } } },
    kuban: { look: { ...look, turnDeg: 0 }, layers: {} },
  })
  expect(marks).toEqual({ graticule: false, mgrs: true, names: true })
})

test.each(['', '{', '7', '{"maps":{"world":{"look":{"centre":[1]}}}}', '{"marks":{"mgrs":7}}'])(
  'what is not right in storage is as if nothing had been kept: %s',
  (stored) => {
    localStorage.setItem('missioncast.maps', stored)
    const { maps, marks } = createMapSettings(localStorage).getState()
    expect(maps.world?.look).toBeUndefined()
    expect(marks).toEqual({ graticule: true, mgrs: false, names: true })
  },
)

test('without storage the settings last as long as the page', () => {
  const settings = createMapSettings(undefined)
  settings.keepLook('world', look)
  expect(settings.getState().maps.world?.look).toEqual(look)
})
