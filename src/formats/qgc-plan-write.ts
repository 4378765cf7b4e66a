import type { Circle, ElementId, Point, Polygon } from '../plan/element.ts'
import { elementPlaces, type Place } from '../plan/place.ts'
import { drawnElements, type Plan, sheetOf } from '../plan/plan.ts'
import type { Position } from '../plan/position.ts'
import type { Note, TakeNote } from './file-problem.ts'
import { extraEntries, holdsOnly } from './kept-extra.ts'
import { chosenRoute, noteOthers } from './one-route.ts'
import type { WriteOptions, WriteResult } from './open-result.ts'
import { homeToWrite, numberBefore } from './qgc-home.ts'
import { altitudesM, heldOfWaypoints, type MissionItem, metresPerSecond, routeItems } from './qgc-items.ts'
import { fence, isRotorcraft, plainVehicle, rallyName, rallyNotes, vehicleFields } from './qgc-plan-read.ts'
import { heldOfRoute } from './qgc-route.ts'
import { noteUnwritten, noteUnwrittenWaypoints } from './unwritten.ts'

/**
 * A `.plan` of QGroundControl, version 1: one route as the mission of a fixed wing, circles and polygons as a fence, points
 * of the type `landing` as rally points, a point `Home` as home. A fence that is not called «Inclusion» is not to be entered.
 * Source: https://docs.qgroundcontrol.com/master/en/qgc-dev-guide/file_formats/plan.html; AltitudeMode by
 * QGroundControlQmlGlobal.h of mavlink/qgroundcontrol (2 is absolute).
 */
export function writeQgcPlan(plan: Plan, options: WriteOptions): WriteResult<string> {
  const notes: Note[] = []
  const note: TakeNote = (taken) => notes.push(taken)
  const { units } = sheetOf(plan)
  const chosen = chosenRoute(plan, options)
  const parts = collect(plan, note)
  const own = homeToWrite(plan, note)
  if (own) parts.written.push(own.id)
  if (!chosen && parts.written.length === 0) {
    return { type: 'failed', problem: { code: 'no-route', where: [], detail: {} } }
  }
  noteOthers(plan, [...parts.written, ...(chosen ? [chosen.id] : [])], note)
  if (chosen) {
    const extra = holdsOnly(chosen.route.extra, 'qgc-plan') ? ['extra'] : []
    noteUnwritten(chosen.route, [...heldOfRoute(chosen.route), ...extra], chosen.where, note)
    noteUnwrittenWaypoints(chosen.route, heldOfWaypoints(chosen.route), chosen.where, note)
  }
  const items = chosen ? routeItems(units, chosen.route, chosen.where, note) : []
  const first = chosen?.route.waypoints[0]
  const altitude = (chosen && altitudesM(units, chosen.route)[0]) ?? 0
  const home = own?.home ?? (first ? [first.at[1], first.at[0], altitude] : (parts.somewhere ?? [0, 0, 0]))
  const speed = chosen ? metresPerSecond(units, chosen.route.speed) : 15
  const file = {
    fileType: 'Plan',
    geoFence: { circles: parts.circles, polygons: parts.polygons, version: 2 },
    groundStation: 'Missioncast',
    mission: {
      ...vehicle(chosen?.route.extra, speed),
      globalPlanAltitudeMode: absolute,
      items: items.map(simpleItem),
      plannedHomePosition: home,
      version: 2,
    },
    rallyPoints: { points: parts.rally, version: 2 },
    version: 1,
  }
  return { type: 'written', content: `${JSON.stringify(file, undefined, 2)}\n`, notes }
}

/** The drone that the plan was opened with; its speed is the plan's, that of its other way to fly its own. */
function vehicle(extra: string | undefined, speed: number): object {
  const entries = extraEntries(extra, 'qgc-plan')
  const own = entries.filter(
    ([key, value]) => vehicleFields.some((field) => field === key) && typeof value === 'number',
  )
  const found: Readonly<Record<string, unknown>> = { ...plainVehicle(speed), ...Object.fromEntries(own) }
  const flown = isRotorcraft(found.vehicleType) ? 'hoverSpeed' : 'cruiseSpeed'
  return { ...found, [flown]: speed }
}

/** Above sea level. */
const absolute = 2

const simpleItem = ({ command, frame, params }: MissionItem, index: number): object => ({
  ...(frame === 0 && { AMSLAltAboveTerrain: null, Altitude: params[6], AltitudeMode: absolute }),
  autoContinue: true,
  command,
  doJumpId: index + 1,
  frame,
  params,
  type: 'SimpleItem',
})

type Parts = {
  readonly circles: object[]
  readonly polygons: object[]
  readonly rally: (readonly number[])[]
  somewhere: readonly number[] | undefined
  readonly written: ElementId[]
}

function collect(plan: Plan, note: TakeNote): Parts {
  const parts: Parts = { circles: [], polygons: [], rally: [], somewhere: undefined, written: [] }
  const places = elementPlaces(plan)
  for (const [id, element] of drawnElements(plan)) {
    const where = places.get(id) ?? []
    if (element.kind === 'circle') parts.circles.push(circleItem(element, where, note))
    else if (element.kind === 'polygon') parts.polygons.push(polygonItem(element, where, note))
    else if (element.kind === 'point' && element.type === 'landing') {
      parts.rally.push(rallyPoint(element, parts.rally.length, where, note))
    } else continue
    parts.written.push(id)
    if (element.kind !== 'polygon') parts.somewhere ??= [...latLng(element.at), 0]
    else if (element.rings[0]?.[0]) parts.somewhere ??= [...latLng(element.rings[0][0]), 0]
  }
  return parts
}

function circleItem(circle: Circle, where: Place, note: TakeNote): object {
  const inclusion = isInclusion(circle, where, note)
  return { circle: { center: latLng(circle.at), radius: circle.radius }, inclusion, version: 1 }
}

function polygonItem(polygon: Polygon, where: Place, note: TakeNote): object {
  const [outer = [], ...holes] = polygon.rings
  if (holes.length > 0) note({ code: 'field-not-written', where, detail: { field: 'holes' } })
  return { inclusion: isInclusion(polygon, where, note), polygon: outer.map(latLng), version: 1 }
}

/** Colours, names and fillings are not held; whoever drew a circle that is no fence has to know that it becomes one. */
function isInclusion(element: Circle | Polygon, where: Place, note: TakeNote): boolean {
  const inclusion = element.name === fence.inclusion.name
  const { name, color } = inclusion ? fence.inclusion : fence.exclusion
  noteUnwritten(element, ['at', 'radius', 'rings', 'name', 'color', 'fillOpacity'], where, note)
  if (element.name !== name) {
    note({ code: 'written-as', where, detail: { field: 'name', value: element.name ?? '', written: name } })
  }
  if (element.color !== color) note({ code: 'field-not-written', where, detail: { field: 'color' } })
  return inclusion
}

/** What QGroundControl gives a new rally point. */
const rallyAltitudeM = 50

function rallyPoint(point: Point, index: number, where: Place, note: TakeNote): readonly number[] {
  const named = point.name === rallyName(index) ? ['name'] : []
  noteUnwritten(point, ['at', 'type', 'color', 'notes', ...named], where, note)
  const altitude = numberBefore(point.notes, / m above home$/)
  if (altitude === undefined) {
    const written = rallyNotes(rallyAltitudeM)
    note({ code: 'written-as', where, detail: { field: 'notes', value: point.notes, written } })
  }
  return [...latLng(point.at), altitude ?? rallyAltitudeM]
}

const latLng = ([lng, lat]: Position): readonly [number, number] => [lat, lng]
