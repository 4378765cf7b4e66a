import type { Route, Waypoint } from '../plan/element.ts'
import type { Place } from '../plan/place.ts'
import { altitudeM, speedKmh, type Units } from '../plan/units.ts'
import type { TakeNote } from './file-problem.ts'
import type { LossTally } from './loss-tally.ts'
import { commandOfWaypoint, commands, isFlown, plainCommand, wordsOfCommand } from './qgc-command.ts'
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
  /** in its file: home is 0 */
  readonly number?: number
}

const changeSpeed = 178

/** Altitudes above sea level, above home, and above the ground, of which a plan knows the first. */
const frames = { global: [0, 5], home: [3, 6] } as const

/** Latitude, longitude and altitude in metres above sea level, not checked. */
export type Home = readonly [lat: unknown, lng: unknown, altitude: unknown]

export type ItemsRead = {
  /** m/s of the first leg, if the items say it */
  readonly speedMs: number | undefined
  readonly waypoints: readonly object[]
}

/**
 * The waypoints of a mission's items, in metric units: m and km/h. `speedMs` is that of the whole mission, if it is known. What is
 * no waypoint, or says of one what neither its fields nor its notes can hold, is lost by the item's number.
 */
export function readItems(
  items: readonly MissionItem[],
  speedMs: number | undefined,
  home: Home | undefined,
  where: Place,
  note: TakeNote,
  { lose }: LossTally,
): ItemsRead {
  const found: { item: MissionItem; waypoint: object; speedMs: number | undefined }[] = []
  let now = speedMs
  let aboveHome = false
  for (const item of items) {
    const { command: code, frame, params, number = 0 } = item
    const place: Place = [{ part: 'item', number }]
    const at = placeOf(code, params, home)
    const last = found.at(-1)
    if (code === changeSpeed && isSpeed(params)) {
      now = Number(params[1])
      if (params[2] !== -1 && params[2] !== 0) lose('throttle', place)
      if (last) last.speedMs = now
      else speedMs = now
    } else if (!isFlown(code) || !at) {
      lose(`MAV_CMD ${code}`, place)
    } else {
      const [altitude, kind] = altitudeOf(frame, params[6], home)
      if (kind === 'home') aboveHome = true
      if (kind === 'unknown') lose('altitude', place)
      found.push({ item, waypoint: { at, ...(altitude !== undefined && { altitude }) }, speedMs: now })
    }
  }
  if (aboveHome) note({ code: 'above-home', where, detail: { homeM: Number(home?.[2]) } })
  const waypoints = found.map(({ item, waypoint, speedMs: own }, index) => {
    const { name, notes, lost } = wordsOfCommand(item.command, item.params)
    for (const what of lost) lose(what, [{ part: 'item', number: item.number ?? 0 }])
    const isPlain = notes === wordsOfCommand(plainCommand(name, index, found.length - 1), []).notes
    return {
      ...waypoint,
      ...(name !== undefined && { name }),
      ...(!isPlain && { notes }),
      ...(own !== undefined && own !== speedMs && { speed: rounded(own * 3.6) }),
    }
  })
  return { speedMs, waypoints }
}

/** 0, 0 and nothing mean «here»: for a take-off at home, for a landing wherever one is. */
function placeOf(code: number, params: readonly unknown[], home: Home | undefined): object | undefined {
  const [lat, lng] = [params[4] ?? undefined, params[5] ?? undefined]
  const here = (lat === 0 || lat === undefined) && (lng === 0 || lng === undefined)
  if (code === commands.waypoint || !here) return [lng, lat]
  const takesOff = code === commands.takeoff || code === commands.vtolTakeoff
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
    const { command, params } = commandOfWaypoint(waypoint, index, end)
    const item = { command, frame: 0, params: [...params, lat, lng, altitudes[index] ?? 0] }
    const next = waypoint.speed ?? route.speed
    if (next === speed) return [item]
    speed = next
    return [item, speedItem(metresPerSecond(units, next))]
  })
}

/** DO_CHANGE_SPEED to a ground speed, with the throttle left as it is. */
export const speedItem = (metresPerSecond: number): MissionItem => ({
  command: changeSpeed,
  frame: 2,
  params: [1, metresPerSecond, -1, 0, 0, 0, 0],
})

/** The fields of waypoints that the format holds of this route: names and notes if it does all of them. */
export function heldOfWaypoints({ waypoints }: Route): readonly (keyof Waypoint)[] {
  const flown = waypoints.map((waypoint, index) => commandOfWaypoint(waypoint, index, waypoints.length - 1))
  return [
    ...(['altitude', 'speed'] as const),
    ...(flown.every(({ holdsName }) => holdsName) ? (['name'] as const) : []),
    ...(flown.every(({ holdsNotes }) => holdsNotes) ? (['notes'] as const) : []),
  ]
}
