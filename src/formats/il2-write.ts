import type { Circle, Front, Line, Point, Polygon, Route, Text } from '../plan/element.ts'
import { elementPlaces, type Place } from '../plan/place.ts'
import { drawnElements, type Plan, sheetOf } from '../plan/plan.ts'
import { planMapById } from '../plan/plan-map.ts'
import type { Position } from '../plan/position.ts'
import type { Note, TakeNote } from './file-problem.ts'
import { planColor, pointColor, routeColorShown, strokeColor, unreadColor } from './il2-color.ts'
import { keptValue, withExtra } from './il2-extra.ts'
import { ownFields, ownFronts } from './il2-own.ts'
import { il2Revision } from './il2-read.ts'
import type { WriteResult } from './open-result.ts'

/**
 * The text of an IL-2 Mission Planner file of revision 2. Its notes name what that program shows otherwise or not at
 * all; the file holds it all the same. Fails on the real world's map: the format knows planes only.
 */
export function writeIl2(plan: Plan): WriteResult<string> {
  const sheet = sheetOf(plan)
  const map = planMapById(sheet.map)
  if (map?.type === 'world')
    return { type: 'failed', problem: { code: 'no-world-map', where: [], detail: {} } }

  const notes: Note[] = []
  const note: TakeNote = (taken) => notes.push(taken)
  if (!map) note({ code: 'unknown-map', where: [], detail: { map: sheet.map } })
  if (sheet.title !== '') note({ code: 'not-shown', where: [{ part: 'sheet' }], detail: { field: 'title' } })

  const places = elementPlaces(plan)
  const lists: Lists = { routes: [], points: [], circles: [], polygons: [], frontline: [] }
  for (const [id, element] of drawnElements(plan)) {
    const where = places.get(id) ?? []
    switch (element.kind) {
      case 'route':
        lists.routes.push(routeObject(element, where, note))
        break
      case 'line':
        lists.routes.push(lineObject(element, where, note))
        break
      case 'point':
        lists.points.push(pointObject(element, where, note))
        break
      case 'text':
        lists.points.push(textObject(element, where, note))
        break
      case 'circle':
        lists.circles.push({
          latLng: latLng(element.at),
          radius: element.radius,
          ...area(element, where, note),
        })
        break
      case 'polygon':
        lists.polygons.push({ latLngs: element.rings.map(latLngs), ...area(element, where, note) })
        break
      case 'front':
        lists.frontline.push(frontPair(element))
        break
    }
  }
  const { frontline, ...others } = lists
  const fronts = drawnElements(plan).flatMap(([, element]) => (element.kind === 'front' ? [element] : []))
  const own = ownFronts(sheet, fronts)
  const names = new Set([
    ...own.names,
    ...drawnElements(plan).flatMap(([, element]) => ownFields(element).names),
  ])
  // Once for all: most elements of a plan with layers have one.
  if (names.size > 0) note({ code: 'not-shown', where: [], detail: { field: [...names].join(', ') } })
  const fields = {
    revision: il2Revision,
    mapHash: sheet.map === '' ? '' : `#${sheet.map}`,
    units: sheet.units,
    ...others,
    ...(frontline.length > 0 && { frontline }),
    ...(sheet.title !== '' && { title: sheet.title }),
    ...own.fields,
  }
  return { type: 'written', content: JSON.stringify(withExtra(fields, sheet.extra)), notes }
}

type Lists = Record<'routes' | 'points' | 'circles' | 'polygons' | 'frontline', object[]>

function routeObject(route: Route, where: Place, note: TakeNote): object {
  const { waypoints, speed, altitude, color } = route
  const legs = waypoints.length - 1
  const named = waypoints.some(({ name }) => name !== undefined)
  const atAltitudes = altitude !== undefined || waypoints.some((waypoint) => waypoint.altitude !== undefined)
  if (named) note({ code: 'not-shown', where, detail: { field: 'names' } })
  if (route.flightPlan && waypoints.some((waypoint) => (waypoint.altitude ?? altitude) === undefined)) {
    note({ code: 'no-altitude', where, detail: {} })
  }
  const fields = {
    latLngs: waypoints.map(({ at }) => latLng(at)),
    name: route.name,
    speed,
    // The last waypoint has a speed only while a leg behind it has been deleted.
    speeds: waypoints.flatMap((waypoint, index) =>
      index < legs ? (waypoint.speed ?? speed) : (waypoint.speed ?? []),
    ),
    altitude,
    altitudes: atAltitudes ? waypoints.map((waypoint) => waypoint.altitude ?? altitude ?? null) : undefined,
    color: color && routeColor(color, route.extra, where, note),
    isFlightPlan: route.flightPlan,
    names: named ? waypoints.map(({ name }) => name ?? null) : undefined,
    ...ownFields(route).fields,
  }
  return withExtra(fields, route.extra)
}

function lineObject(line: Line, where: Place, note: TakeNote): object {
  note({ code: 'shown-as', where, detail: { as: 'route' } })
  const fields = {
    latLngs: latLngs(line.path),
    name: line.name ?? '',
    color: routeColor(line.color, line.extra, where, note),
    isFlightPlan: false,
    missioncast: 'line',
    ...ownFields(line).fields,
  }
  return withExtra(fields, line.extra)
}

function pointObject(point: Point, where: Place, note: TakeNote): object {
  const { name, type, notes, photo } = point
  const color = colorOfPoint(point, where, note)
  const fields = { latLng: latLng(point.at), name, type, color, notes, photo, ...ownFields(point).fields }
  return withExtra(fields, point.extra)
}

/** The original shows a point of type `point` as its name without a picture. */
function textObject(text: Text, where: Place, note: TakeNote): object {
  note({ code: 'shown-as', where, detail: { as: 'point' } })
  const color = colorOfPoint(text, where, note)
  const fields = {
    latLng: latLng(text.at),
    name: text.text,
    type: 'point',
    color,
    notes: '',
    missioncast: 'text',
    ...ownFields(text).fields,
  }
  return withExtra(fields, text.extra)
}

function area(element: Circle | Polygon, where: Place, note: TakeNote): object {
  const { name, fillOpacity, extra } = element
  if (name !== undefined) note({ code: 'not-shown', where, detail: { field: 'name' } })
  return withExtra(
    {
      name,
      color: keptColor(element.color, extra, unreadColor.stroke) ?? strokeColor(element.color),
      fillOpacity,
      ...ownFields(element).fields,
    },
    extra,
  )
}

function frontPair(front: Front): object {
  const line = (path: readonly Position[]) => path.map(([x, y]) => [y, x])
  return [line(front.blue), line(front.red)]
}

function routeColor(color: string, extra: string | undefined, where: Place, note: TakeNote): unknown {
  const shown = routeColorShown(color)
  if (shown !== color) note({ code: 'color-shown-as', where, detail: { color, shown } })
  return keptColor(color, extra, unreadColor.stroke) ?? strokeColor(color)
}

function colorOfPoint({ color, extra }: Point | Text, where: Place, note: TakeNote): unknown {
  const shown = pointColor(color)
  if (shown !== color) note({ code: 'color-shown-as', where, detail: { color, shown } })
  return keptColor(color, extra, unreadColor.point) ?? shown
}

/** The file's own word for the colour, as long as the element has the one that was read from it. */
function keptColor(color: string, extra: string | undefined, fallback: string): unknown {
  const kept = keptValue(extra, 'color')
  return (planColor(kept) ?? fallback) === color ? kept : undefined
}

const latLng = ([x, y]: Position): object => ({ lat: y, lng: x })

const latLngs = (path: readonly Position[]): object[] => path.map(latLng)
