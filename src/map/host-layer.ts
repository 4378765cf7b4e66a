import type { Extent } from './plane.ts'

/** A picture of a map that the host of the page has set up (docs/hosting.md): it lies on the chart and below the plan. */
export type HostLayer = HostTiles | HostImage

type Shared = {
  /** what the user chooses it by; no two of a map have the same */
  readonly name: string
  /** 0 to 1; the user may choose another */
  readonly opacity: number
  /** whether it is there before the user has chosen */
  readonly shown: boolean
  /** whose it is, in words that are shown while it is; empty if nobody asks for that */
  readonly attribution: string
}

export type HostTiles = Shared & {
  readonly type: 'tiles'
  /** a whole address with `{z}`, `{x}` and `{y}` */
  readonly url: string
  readonly minZoom: number
  readonly maxZoom: number
  /** side of a tile, CSS pixels */
  readonly tileSize: number
  /** whether row 0 is the uppermost (XYZ) or the lowest (TMS) */
  readonly rows: 'down' | 'up'
  /** what the grid of tiles covers, as positions of the map: whole map unless given */
  readonly extent: Extent | undefined
  /** map units in a CSS pixel at zoom 0; unless given one tile covers the longer side of the extent. Game maps only. */
  readonly unitsPerPx: number | undefined
}

export type HostImage = Shared & {
  readonly type: 'image'
  readonly url: string
  /** where it lies, as positions of the map */
  readonly extent: Extent
}

/** Host layers by the id of their map. */
export type HostLayers = ReadonlyMap<string, readonly HostLayer[]>
