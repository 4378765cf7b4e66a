import * as v from 'valibot'
import { type PlanMap, planMapById, planMaps } from '../plan/plan-map.ts'
import type { HostLayer, HostLayers } from './host-layer.ts'

const wanted = (what: string) => v.number(`${what} is wanted`)
const whole = (least: number, most: number) => {
  const words = `a whole number from ${least} to ${most} is wanted`
  return v.pipe(v.number(words), v.integer(words), v.minValue(least, words), v.maxValue(most, words))
}
const extentWords = 'four numbers are wanted: west, south, east, north'
const extentSchema = v.pipe(
  v.tuple([wanted('west'), wanted('south'), wanted('east'), wanted('north')], extentWords),
  v.check(
    ([west, south, east, north]) => west < east && south < north,
    `${extentWords}, each side before its other`,
  ),
)
const opacityWords = 'a number from 0 (not to be seen) to 1 (covers what is below) is wanted'
const shared = {
  name: v.pipe(
    v.string('a name is wanted'),
    v.trim(),
    v.minLength(1, 'the name is empty'),
    v.maxLength(60, 'the name is longer than 60 characters'),
  ),
  opacity: v.optional(
    v.pipe(v.number(opacityWords), v.minValue(0, opacityWords), v.maxValue(1, opacityWords)),
    1,
  ),
  shown: v.optional(v.boolean('true or false is wanted')),
  attribution: v.optional(
    v.pipe(v.string('words are wanted'), v.maxLength(200, 'these are more than 200 characters')),
    '',
  ),
}
const noSuch = ({ expected }: { expected: string | null }) =>
  expected === 'never' ? 'there is no such setting' : 'it is wanted'

const tilesSchema = v.strictObject(
  {
    ...shared,
    url: v.pipe(
      v.string('an address is wanted'),
      v.check(
        (url) => ['{z}', '{x}', '{y}'].every((part) => url.includes(part)),
        'the address of tiles has {z}, {x} and {y} in it',
      ),
    ),
    minZoom: v.optional(whole(0, 24), 0),
    maxZoom: whole(0, 24),
    tileSize: v.optional(whole(64, 2048), 256),
    rows: v.optional(
      v.picklist(
        ['down', 'up'],
        'it is "down" (row 0 is the uppermost: XYZ) or "up" (row 0 is the lowest: TMS)',
      ),
      'down',
    ),
    extent: v.optional(extentSchema),
    unitsPerPx: v.optional(v.pipe(wanted('a number'), v.gtValue(0, 'a number above 0 is wanted'))),
  },
  noSuch,
)
const imageSchema = v.strictObject(
  {
    ...shared,
    image: v.pipe(v.string('an address is wanted'), v.minLength(1, 'the address is empty')),
    extent: extentSchema,
  },
  noSuch,
)

export type ReadHostLayers = {
  readonly layers: HostLayers
  /** what is wrong with layers that were left out, in words for the host, each with its place */
  readonly problems: readonly string[]
}

/**
 * The layers of `maps` in a /config.json: by the id of a map a list of tiles and images. One that is not right is left out
 * and named; the others hold.
 */
export function readHostLayers(value: unknown, page: URL): ReadHostLayers {
  const layers = new Map<string, readonly HostLayer[]>()
  const problems: string[] = []
  if (value === undefined) return { layers, problems }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { layers, problems: ['maps: lists of layers by the id of their map are wanted, in braces'] }
  for (const [id, list] of Object.entries(value)) {
    const map = planMapById(id)
    if (!map) {
      problems.push(
        `maps.${id}: there is no such map; there are ${planMaps.map((each) => each.id).join(', ')}`,
      )
      continue
    }
    if (!Array.isArray(list)) {
      problems.push(`maps.${id}: a list of layers is wanted, in square brackets`)
      continue
    }
    const good: HostLayer[] = []
    list.forEach((entry: unknown, index) => {
      const read = readLayer(entry, map, page, good)
      if (typeof read === 'string') problems.push(`maps.${id}, layer ${index + 1}${nameOf(entry)}: ${read}`)
      else good.push(read)
    })
    if (good.length > 0) layers.set(id, good)
  }
  return { layers, problems }
}

function nameOf(entry: unknown): string {
  const named = v.safeParse(v.object({ name: v.string() }), entry)
  return named.success ? ` (${named.output.name})` : ''
}

function readLayer(
  entry: unknown,
  map: PlanMap,
  page: URL,
  before: readonly HostLayer[],
): HostLayer | string {
  const isImage = typeof entry === 'object' && entry !== null && 'image' in entry
  if (typeof entry !== 'object' || entry === null || (!isImage && !('url' in entry)))
    return 'a layer has an "image" or, for tiles, a "url"'
  const layer = isImage ? readImage(entry, page, before) : readTiles(entry, map, page, before)
  if (typeof layer === 'string') return layer
  if (before.some(({ name }) => name === layer.name)) return 'another layer of this map has the same name'
  return layer.extent ? (offMap(layer.extent, map) ?? layer) : layer
}

function readImage(entry: object, page: URL, before: readonly HostLayer[]): HostLayer | string {
  const parsed = v.safeParse(imageSchema, entry)
  if (!parsed.success) return wordsOf(parsed.issues[0])
  const { image, shown = before.length === 0, ...rest } = parsed.output
  const url = addressOf(image, page)
  return url === undefined ? badAddress(image) : { type: 'image', ...rest, shown, url }
}

function readTiles(entry: object, map: PlanMap, page: URL, before: readonly HostLayer[]): HostLayer | string {
  const parsed = v.safeParse(tilesSchema, entry)
  if (!parsed.success) return wordsOf(parsed.issues[0])
  const { shown = before.length === 0, extent, unitsPerPx, ...rest } = parsed.output
  const url = addressOf(rest.url, page)
  if (url === undefined) return badAddress(rest.url)
  if (rest.minZoom > rest.maxZoom) return `minZoom: ${rest.minZoom} is above maxZoom, ${rest.maxZoom}`
  if (map.type === 'world' && unitsPerPx !== undefined)
    return 'unitsPerPx: the world’s tiles are those of every web map; this is for games’ maps alone'
  return { type: 'tiles', ...rest, url, shown, extent, unitsPerPx }
}

function wordsOf(issue: v.BaseIssue<unknown>): string {
  const path = v.getDotPath(issue)
  return `${path ? `${path}: ` : ''}${issue.message}`
}

const badAddress = (text: string): string => `${text} is no address of http or https`

/** Whole, with the braces of a template as they were. */
function addressOf(text: string, page: URL): string | undefined {
  if (!URL.canParse(text, page)) return undefined
  const url = new URL(text, page)
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return undefined
  return url.href.replaceAll('%7B', '{').replaceAll('%7D', '}')
}

/** Its own edge may be a little beyond the map's, the whole of it not. */
function offMap([west, south, east, north]: readonly number[], map: PlanMap): string | undefined {
  const [minX, minY, maxX, maxY] =
    map.type === 'world' ? [-180, -85.06, 180, 85.06] : [0, -map.height, map.width, 0]
  const [w = 0, s = 0, e = 0, n = 0] = [west, south, east, north]
  if (map.type === 'world' && (w < -180 || e > 180 || s < -90 || n > 90))
    return 'extent: degrees of longitude are −180 to 180, of latitude −90 to 90'
  if (w < maxX && e > minX && s < maxY && n > minY) return undefined
  return `extent: this lies beyond the map, which goes from ${minX}, ${minY} to ${maxX}, ${maxY}`
}
