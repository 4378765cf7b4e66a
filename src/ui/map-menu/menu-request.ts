import type { MapEvent } from '../../map/map-view.ts'

/** What the map says when a menu is asked for. */
export type MenuRequest = Extract<MapEvent, { type: 'menu' }>
