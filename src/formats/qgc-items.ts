import type { Route } from '../plan/element.ts'
import type { Place } from '../plan/place.ts'
import { altitudeM, speedKmh, type Units } from '../plan/units.ts'
import type { TakeNote } from './file-problem.ts'
import { rounded } from './rounded.ts'

/**
 * A MAVLink mission item, as both formats of QGroundControl hold it: `params` are seven, of which for a place the last
 * three are latitude, longitude (degrees) and altitude (metres, by the frame).
 * Source: https://mavlink.io/en/services/mission.html and https://mavlink.io/en/messages/common.html (MAV_CMD, MAV_FRAME).
 */
export type MissionItem = {
  readonly command: number
  readonly frame: number
  readonly params: readonly unknown[]
}

const command = {
  waypoint: 16,
  land: 21,
  takeOff: 22,
  vtolTakeOff: 84,
  vtolLand: 85,
  changeSpeed: 178,
} as const

/** Commands that fly to a place, and what a waypoint is called that was read from them; written back by that name. */
const places: ReadonlyMap<number, string | undefined> = new Map([
  [command.waypoint, undefined],
  [17, 'Loiter'],
  [18, 'Loiter'],
  [19, 'Loiter'],
  [command.land, 'Landing'],
  [command.takeOff, 'Takeoff'],
  [31, 'Loiter'],
  [82, undefined],
  [command.vtolTakeOff, 'Takeoff'],
  [command.vtolLand, 'Landing'],
])

/** Altitudes above sea level, above home, and above the ground, of which a plan knows the first. */
const frames = { global: [0, 5], home: [3, 6] } as const

/** Latitude, longitude and altitude in metres above sea level, not checked. */
export type Home = readonly [lat: unknown, lng: unknown, altitude: unknown]

export type ItemsRead = {
  /** m/s of the first leg, if the items say it */
  readonly speedMs: number | undefined
  readonly waypoints: readonly object[]
  /** words for what is no waypoint, and how often it is there */
  readonly others: ReadonlyMap<string, number>
}

/** The waypoints of a mission's items, in metric units: m and km/h. `speedMs` is that of the whole mission, if it is known. */
export function readItems(
  items: readonly MissionItem[],
  speedMs: number | undefined,
  home: Home | undefined,
  where: Place,
  note: TakeNote,
): ItemsRead {
  const found: { waypoint: object; speedMs: number | undefined }[] = []
  const others = new Map<string, number>()
  let now = speedMs
  let aboveHome = false
  let unknownAltitudes = false
  for (const { command: code, frame, params } of items) {
    const at = placeOf(code, params, home)
    const last = found.at(-1)
    if (code === command.changeSpeed && isSpeed(params)) {
      now = Number(params[1])
      if (last) last.speedMs = now
      else speedMs = now
    } else if (!places.has(code) || !at) {
      const what = `MAV_CMD ${code}`
      others.set(what, (others.get(what) ?? 0) + 1)
    } else {
      const [altitude, kind] = altitudeOf(frame, params[6], home)
      if (kind === 'home') aboveHome = true
      if (kind === 'unknown') unknownAltitudes = true
      const name = places.get(code)
      found.push({
        waypoint: { at, ...(name && { name }), ...(altitude !== undefined && { altitude }) },
        speedMs: now,
      })
    }
  }
  if (aboveHome) note({ code: 'above-home', where, detail: { homeM: Number(home?.[2]) } })
  if (unknownAltitudes) note({ code: 'value-dropped', where, detail: { field: 'altitude' } })
  const waypoints = found.map(({ waypoint, speedMs: own }) =>
    own === undefined || own === speedMs ? waypoint : { ...waypoint, speed: rounded(own * 3.6) },
  )
  return { speedMs, waypoints, others }
}

/** 0, 0 and nothing mean «here»: for a take-off at home, for a landing wherever one is. */
function placeOf(code: number, params: readonly unknown[], home: Home | undefined): object | undefined {
  const [lat, lng] = [params[4] ?? undefined, params[5] ?? undefined]
  const here = (lat === 0 || lat === undefined) && (lng === 0 || lng === undefined)
  if (code === command.waypoint || !here) return [lng, lat]
  const takesOff = code === command.takeOff || code === command.vtolTakeOff
  return takesOff && home ? [home[1], home[0]] : undefined
}

/** DO_CHANGE_SPEED of air or ground speed, and not back to a default that nobody knows. */
const isSpeed = ([kind, speed]: readonly unknown[]): boolean =>
  (kind === 0 || kind === 1) && typeof speed === 'number' && speed >= 0

function altitudeOf(
  frame: number,
  value: unknown,
  home: Home | undefined,
): [altitude: unknown, kind: 'sea' | 'home' | 'unknown'] {
  if (value === null || value === undefined) return [undefined, 'sea']
  if (frames.global.some((known) => known === frame)) return [value, 'sea']
  const base = home?.[2]
  if (
    !frames.home.some((known) => known === frame) ||
    typeof base !== 'number' ||
    typeof value !== 'number'
  ) {
    return [undefined, 'unknown']
  }
  return [rounded(value + base), 'home']
}

/** m/s of a speed that a plan stores. */
export const metresPerSecond = (units: Units, speed: number): number => speedKmh(units, speed) / 3.6

/** Metres above sea level of each of the route's waypoints; undefined where nobody has said one. */
export const altitudesM = (units: Units, route: Route): readonly (number | undefined)[] =>
  route.waypoints.map(({ altitude = route.altitude }) =>
    altitude === undefined ? undefined : altitudeM(units, altitude),
  )

/** The items that fly a route: its waypoints, and a change of speed wherever the next leg has another one than the last. */
export function routeItems(units: Units, route: Route, where: Place, note: TakeNote): MissionItem[] {
  const altitudes = altitudesM(units, route)
  if (altitudes.includes(undefined)) {
    note({ code: 'written-as', where, detail: { field: 'altitude', value: '–', written: '0 m' } })
  }
  const end = route.waypoints.length - 1
  let speed = route.speed
  return route.waypoints.flatMap((waypoint, index) => {
    const [lng, lat] = waypoint.at
    const params = [0, 0, 0, null, lat, lng, altitudes[index] ?? 0]
    const item = { command: commandOf(waypoint.name, index, end), frame: 0, params }
    const next = waypoint.speed ?? route.speed
    if (next === speed) return [item]
    speed = next
    return [item, speedItem(metresPerSecond(units, next))]
  })
}

/** By the names that waypoints are given which are read from such items. */
function commandOf(name: string | undefined, index: number, end: number): number {
  const word = name?.toLowerCase()
  if (index === 0 && word === 'takeoff') return command.takeOff
  return index === end && word === 'landing' ? command.land : command.waypoint
}

/** DO_CHANGE_SPEED to a ground speed, with the throttle left as it is. */
export const speedItem = (metresPerSecond: number): MissionItem => ({
  command: command.changeSpeed,
  frame: 2,
  params: [1, metresPerSecond, -1, 0, 0, 0, 0],
})

/** Whether the format holds every name of the route's waypoints. */
export const holdsNames = (route: Route): boolean =>
  route.waypoints.every(
    ({ name }, index) => !name || commandOf(name, index, route.waypoints.length - 1) !== command.waypoint,
  )
