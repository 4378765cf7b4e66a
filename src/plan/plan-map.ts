/** A game's map: a plane with its own units. `y` (lat) runs from `-height` up to 0, `x` (lng) from 0 to `width`. */
export type GameMap = {
  readonly type: 'game'
  readonly id: string
  readonly title: string
  /** km in one unit of the map */
  readonly scaleKm: number
  /** extent of `x` in map units */
  readonly width: number
  /** extent of `y` in map units: positive, although `y` itself is not */
  readonly height: number
  /** squares of the numbered grid from top to bottom; the last one may be cut by the map's edge */
  readonly rows: number
  /** squares of the numbered grid from left to right */
  readonly columns: number
}

/** The real world: longitude and latitude, WGS 84. */
export type WorldMap = { readonly type: 'world'; readonly id: 'world'; readonly title: string }

export type PlanMap = GameMap | WorldMap

const game = (
  id: string,
  title: string,
  scaleKm: number,
  height: number,
  width: number,
  rows: number,
  columns: number,
): GameMap => ({ type: 'game', id, title, scaleKm, width, height, rows, columns })

export const worldMap: WorldMap = { type: 'world', id: 'world', title: 'World' }

/** The game maps by the ids and figures of the IL-2 Mission Planner, whose files count on them. */
export const gameMaps: readonly GameMap[] = [
  game('stalingrad', 'Stalingrad', 1.40056, 164.2, 256, 23, 35.8512),
  game('moscow', 'Moscow', 1.46621, 192, 192, 28.1697, 28.1697),
  game('luki', 'Velikie Luki', 0.65306, 160, 256, 10.451, 16.7204),
  game('kuban', 'Kuban', 2.876397232, 100, 143, 28.8086, 41.6104),
  game('rheinland', 'Rheinland', 2.876397232, 111, 139, 32.4437, 40.1306),
  game('arras', 'Arras', 0.7191, 163.7, 163.7, 11.7973, 11.7973),
  game('prokhorovka', 'Prokhorovka', 0.6491, 163.7, 163.7, 10.6484, 10.6484),
  game('normandy', 'Normandy', 2.48099, 138.1, 125, 34.6957, 31.1337),
  game('normandy_early', 'Normandy, early', 2.48099, 138.1, 125, 34.6957, 31.1337),
  game('lapino', 'Lapino', 0.2, 260, 260, 5.1225, 5.1225),
  game('novosokolniki', 'Novosokolniki', 0.2, 260, 260, 5.1225, 5.1225),
  game('western_front', 'Western Front', 1.6493, 170.73, 217.29, 28.1521, 35.8299),
  game('odessa', 'Odessa', 1.5992, 193, 193, 31, 31),
  game('karelia', 'Karelia', 1.8308, 189, 189, 35, 35),
]

export const planMaps: readonly PlanMap[] = [...gameMaps, worldMap]

/** The map of that id, as a sheet or an address names it; undefined for `` and for unknown ids. */
export const planMapById = (id: string): PlanMap | undefined => planMaps.find((map) => map.id === id)
