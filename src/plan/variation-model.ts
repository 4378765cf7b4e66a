import type { VariationModel } from './variation.ts'

/**
 * The World Magnetic Model at sea level, on the day at noon UTC: the editions of 2015 (both), 2020 and 2025, so from 2014-12-16 to
 * 2029-11-13 or thereabouts; undefined for other days. Its standard error is about 0.4° and more near the magnetic poles.
 * Source: NOAA NCEI and British Geological Survey, «World Magnetic Model», by the package geomagnetism.
 */
export async function loadVariationModel(): Promise<VariationModel> {
  type Library = typeof import('geomagnetism')
  // CommonJS: Node has what it exports under `default` alone.
  const library: Library & { readonly default?: Library } = await import('geomagnetism')
  const { model } = library.default ?? library
  let known: { readonly date: string; readonly at: (latLng: number[]) => number } | undefined

  const modelOf = (date: string): typeof known => {
    try {
      const timed = model(new Date(`${date}T12:00:00Z`))
      return { date, at: (latLng) => timed.point(latLng).decl }
    } catch {
      // Its way to say that no edition covers the day.
      return undefined
    }
  }

  return ([lng, lat], date) => {
    if (known?.date !== date) known = modelOf(date)
    return known?.at([lat, lng])
  }
}
