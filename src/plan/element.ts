import { generateKeyBetween } from 'fractional-indexing'
import * as v from 'valibot'
import { positionSchema } from './position.ts'

/** Limits of what a plan may hold; docs/protocol.md P6 gives those that the server checks as well. */
export const limits = {
  elements: 5_000,
  valueBytes: 65_536,
  planBytes: 4_194_304,
  nameLength: 200,
  notesLength: 10_000,
  photoLength: 2_000,
  textLength: 1_000,
  pointTypeLength: 40,
  positions: 2_000,
  rings: 100,
  extraLength: 20_000,
  layers: 50,
  winds: 20,
} as const

/** 1 to 32 of `A–Z a–z 0–9 _ -` (P5). Travels as it is: those made here are random and say nothing; those in a file are whoever wrote it's. */
export type ElementId = string

export const elementIdSchema = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,32}$/))

/** The id of the one `sheet` element. */
export const sheetId: ElementId = 'sheet'

const name = v.pipe(v.string(), v.maxLength(limits.nameLength))
const notes = v.pipe(v.string(), v.maxLength(limits.notesLength))
/** One of the IL-2 Mission Planner's colour words or `#rrggbb`; never any other CSS. */
const color = v.pipe(v.string(), v.regex(/^([a-z]{3,20}|#[0-9a-f]{6})$/))
const fraction = v.pipe(v.number(), v.minValue(0), v.maxValue(1))
/** In the plan's stored units: km/h or mph. */
const speed = v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(100_000))
/** In the plan's stored units: metres or feet. */
const altitude = v.pipe(v.number(), v.finite(), v.minValue(-20_000), v.maxValue(1_000_000))
const path = v.pipe(v.array(positionSchema), v.maxLength(limits.positions), v.readonly())

/** Draw and list order: a `fractional-indexing` key; ties are broken by id. */
const order = v.pipe(v.string(), v.regex(/^[A-Za-z0-9]{1,200}$/), v.check(isOrderKey))

/** What a file said of an element that the plan has no field for: kept as JSON text, written back, never interpreted. */
const extra = v.optional(v.pipe(v.string(), v.maxLength(limits.extraLength)))

const common = { order, extra }

const layerId = elementIdSchema

/** What the drawn kinds have in common; the layer is one of the sheet's, or none where the sheet does not have it. */
const drawn = {
  layer: v.optional(layerId),
  /** not to be moved or changed by hand on the map until it is unlocked */
  locked: v.optional(v.boolean()),
  /** not on the map, for nobody; the list has it */
  hidden: v.optional(v.boolean()),
  ...common,
}

/** A phase or a group of elements, of the sheet; the first is drawn lowest. */
const layerSchema = v.object({
  id: layerId,
  name,
  /** of the layer in lists and the legend; its elements keep their own */
  color: v.optional(color),
  hidden: v.optional(v.boolean()),
  locked: v.optional(v.boolean()),
})

const degrees = v.pipe(v.number(), v.minValue(0), v.maxValue(360))

const windSchema = v.object({
  altitude,
  /** true direction that it comes from, degrees */
  fromDeg: degrees,
  speed,
})

/** What the plan is drawn on; the element `sheetId`. `units` are those in which speeds and altitudes are stored. */
const sheetSchema = v.object({
  kind: v.literal('sheet'),
  /** a game map's id (`stalingrad`), `world`, or `` while the leader has not said which */
  map: v.pipe(v.string(), v.regex(/^[a-z0-9_-]{0,40}$/)),
  units: v.picklist(['metric', 'imperial']),
  title: name,
  layers: v.optional(v.pipe(v.array(layerSchema), v.maxLength(limits.layers), v.readonly())),
  /** wind aloft by altitude, in any sequence; between two it is reckoned, beyond them the nearest one blows */
  winds: v.optional(v.pipe(v.array(windSchema), v.maxLength(limits.winds), v.readonly())),
  /** magnetic variation by hand, degrees, east positive; absent: by the model on the real world, none on a game map */
  variationDeg: v.optional(v.pipe(v.number(), v.minValue(-180), v.maxValue(180))),
  /** the mission's day, `2026-11-21`: what the model of the variation is asked for */
  date: v.optional(v.pipe(v.string(), v.isoDate())),
  ...common,
})

const waypointSchema = v.object({
  at: positionSchema,
  name: v.optional(name),
  altitude: v.optional(altitude),
  /** speed of the leg that leaves this waypoint; the route's speed where it is absent */
  speed: v.optional(speed),
  /** when it is to be passed, in seconds since midnight of the mission's clock: the first one that has it sets the clock of its route */
  timeS: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(86_400))),
  notes: v.optional(notes),
})

const fuelSchema = v.object({
  /** on board at the first waypoint, in its unit */
  start: v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(1e6)),
  perHour: v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(1e6)),
  unit: v.picklist(['kg', 'l', 'lb', 'gal', 'percent']),
})

const routeSchema = v.object({
  kind: v.literal('route'),
  name,
  color: v.optional(color),
  /** a flight to be flown, whose legs have course, distance and time; otherwise only a drawn line */
  flightPlan: v.boolean(),
  speed,
  altitude: v.optional(altitude),
  waypoints: v.pipe(v.array(waypointSchema), v.minLength(1), v.maxLength(limits.positions), v.readonly()),
  /** climb and descent between two altitudes, metres or feet a minute in the sheet's units; absent: the altitude changes evenly over the leg */
  climbRate: v.optional(v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(100_000))),
  fuel: v.optional(fuelSchema),
  ...drawn,
})

const pointSchema = v.object({
  kind: v.literal('point'),
  name,
  at: positionSchema,
  /** one of `pointTypes` or any other word a file brought: drawn as a marker */
  type: v.pipe(v.string(), v.maxLength(limits.pointTypeLength)),
  color,
  notes,
  /** address of a picture; never fetched unasked */
  photo: v.optional(v.pipe(v.string(), v.maxLength(limits.photoLength))),
  ...drawn,
})

const circleSchema = v.object({
  kind: v.literal('circle'),
  name: v.optional(name),
  at: positionSchema,
  /** game map: in the map's units; real world: in metres */
  radius: v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(1e8)),
  color,
  fillOpacity: fraction,
  ...drawn,
})

const polygonSchema = v.object({
  kind: v.literal('polygon'),
  name: v.optional(name),
  /** the outer ring, then holes; rings are not closed: the first position is not repeated */
  rings: v.pipe(v.array(path), v.minLength(1), v.maxLength(limits.rings), v.readonly()),
  color,
  fillOpacity: fraction,
  ...drawn,
})

const lineSchema = v.object({
  kind: v.literal('line'),
  name: v.optional(name),
  path,
  color,
  /** a head at the last position */
  arrow: v.optional(v.boolean()),
  ...drawn,
})

/** A pair of lines that face each other. */
const frontSchema = v.object({
  kind: v.literal('front'),
  name: v.optional(name),
  blue: path,
  red: path,
  ...drawn,
})

const textSchema = v.object({
  kind: v.literal('text'),
  at: positionSchema,
  text: v.pipe(v.string(), v.minLength(1), v.maxLength(limits.textLength)),
  color,
  ...drawn,
})

export const elementSchema = v.variant('kind', [
  sheetSchema,
  routeSchema,
  pointSchema,
  circleSchema,
  polygonSchema,
  lineSchema,
  frontSchema,
  textSchema,
])

export type Element = Readonly<v.InferOutput<typeof elementSchema>>
export type Sheet = Readonly<v.InferOutput<typeof sheetSchema>>
export type Route = Readonly<v.InferOutput<typeof routeSchema>>
export type Layer = Readonly<v.InferOutput<typeof layerSchema>>
export type Wind = Readonly<v.InferOutput<typeof windSchema>>
export type Fuel = Readonly<v.InferOutput<typeof fuelSchema>>
export type Waypoint = Readonly<v.InferOutput<typeof waypointSchema>>
export type Point = Readonly<v.InferOutput<typeof pointSchema>>
export type Circle = Readonly<v.InferOutput<typeof circleSchema>>
export type Polygon = Readonly<v.InferOutput<typeof polygonSchema>>
export type Line = Readonly<v.InferOutput<typeof lineSchema>>
export type Front = Readonly<v.InferOutput<typeof frontSchema>>
export type Text = Readonly<v.InferOutput<typeof textSchema>>

/** The kinds that are drawn, in the order of the tools. */
export type Kind = Exclude<Element['kind'], 'sheet'>

export const kinds = [
  'route',
  'point',
  'circle',
  'polygon',
  'line',
  'front',
  'text',
] as const satisfies readonly Kind[]

/** Whether a key can be built on: the library throws at keys that it would not have made. */
function isOrderKey(key: string): boolean {
  try {
    generateKeyBetween(key, null)
    return true
  } catch {
    return false
  }
}
