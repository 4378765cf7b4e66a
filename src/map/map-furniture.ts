import type { ShownUnits } from '../plan/units.ts'
import type { Plane, Spot } from './plane.ts'
import { scaleBar } from './scale-bar.ts'

/** What lies over the map without being part of it: the scale, and whose data the base map is made of. */
export type Furniture = {
  /** The scale at a spot, where a pixel is so many units of the plane wide; none without a map. */
  readonly showScale: (plane: Plane, at: Spot, unitsPerPx: number, units: ShownUnits) => void
  /** `others`: whose tiles and images lie on the map, in words. */
  readonly showCredit: (plane: Plane, others: readonly string[]) => void
  readonly remove: () => void
}

const longestPx = 120

export function createFurniture(target: HTMLElement): Furniture {
  const scale = document.createElement('div')
  scale.className = 'map-scale'
  scale.hidden = true
  const credit = document.createElement('div')
  credit.className = 'map-credit'
  credit.hidden = true
  target.append(scale, credit)
  return {
    showScale: (plane, at, unitsPerPx, units) => {
      const kmPerUnit = plane.kmPerUnit(at)
      scale.hidden = kmPerUnit === undefined
      if (kmPerUnit === undefined) return
      const { label, widthPx } = scaleBar(kmPerUnit * unitsPerPx, units, longestPx)
      const width = `${widthPx.toFixed(1)}px`
      if (scale.textContent !== label) scale.textContent = label
      if (scale.style.width !== width) scale.style.width = width
    },
    showCredit: (plane, others) => {
      const isWorld = plane.map?.type === 'world'
      credit.hidden = !isWorld && others.length === 0
      credit.replaceChildren(
        [...others, ...(isWorld ? [''] : [])].join(' · '),
        ...(isWorld ? worldCredit() : []),
      )
    },
    remove: () => {
      scale.remove()
      credit.remove()
    },
  }
}

const worldCredit = (): readonly (Node | string)[] => [
  link('Natural Earth', 'https://www.naturalearthdata.com/'),
  ' · ',
  link('GeoNames', 'https://www.geonames.org/'),
  ' ',
  link('CC BY 4.0', 'https://creativecommons.org/licenses/by/4.0/'),
]

/** Proper names and the name of a licence: they stay as they are in every language. */
function link(words: string, address: string): HTMLAnchorElement {
  const anchor = document.createElement('a')
  anchor.href = address
  anchor.target = '_blank'
  anchor.rel = 'noopener noreferrer'
  anchor.textContent = words
  return anchor
}
