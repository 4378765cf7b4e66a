import type { MapLook } from './map-look.ts'
import type { MapEvent } from './map-view.ts'
import type { Theme } from './palette.ts'

export type MapOptions = {
  readonly emit: (event: MapEvent) => void
  readonly theme: Theme
  readonly labels: MapLabels
  /** what was last looked at of a map, by its id: that is shown again at first, and whenever the map is chosen without anything on it */
  readonly lastLook?: (map: string) => MapLook | undefined
}

/** The words that the map itself needs, in the user's language. */
type MapLabels = {
  /** the map's name for screen readers */
  readonly name: string
  /** on the empty sheet, while no map has been chosen */
  readonly noMap: string
}
