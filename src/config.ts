import * as v from 'valibot'
import type { HostLayers } from './map/host-layer.ts'
import { readHostLayers } from './map/read-host-layers.ts'
import { planMaps, worldMap } from './plan/plan-map.ts'

const mapIds = planMaps.map(({ id }) => id)

const schema = v.strictObject(
  {
    /** where Missioncast's server is, if it is not beside this page; relative to the page, and of its origin */
    server: v.optional(v.pipe(v.string('an address is wanted'), v.minLength(1, 'the address is empty'))),
    /** id of the map that new plans begin with */
    map: v.optional(
      v.picklist(mapIds, ({ received }) => `${received} is no map; there are ${mapIds.join(', ')}`),
    ),
    /** tiles and images by the id of their map: src/map/read-host-layers.ts */
    maps: v.optional(v.unknown()),
  },
  ({ expected }) => (expected === 'never' ? 'there is no such setting' : 'settings in braces are wanted'),
)

/** What this page was built from, as vite.config.ts wrote it down. */
export const build = {
  version: textOf(import.meta.env.APP_VERSION),
  /** empty where it was built outside of a repository */
  commit: textOf(import.meta.env.APP_COMMIT),
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

/** What the host of this page has set. */
export type Config = {
  /** the app's address: `webdis/` is below it */
  readonly server: URL
  /** id of the map that new plans begin with */
  readonly map: string
  /** tiles and images that lie on maps */
  readonly layers: HostLayers
}

/**
 * `problem` says in words for the host what is wrong with `/config.json`; the usual settings hold then. `layerProblems` say it of
 * layers of maps, which are left out; all else holds.
 */
export type ReadConfig = {
  readonly config: Config
  readonly problem: string | undefined
  readonly layerProblems: readonly string[]
}

/**
 * Reads `/config.json` beside the page; a host without one has the usual settings. This file is its only reader, and the only
 * one outside of webdis/ that calls fetch.
 */
export async function readConfig(page: URL): Promise<ReadConfig> {
  try {
    const answer = await fetch(new URL('config.json', page), { signal: AbortSignal.timeout(3_000) })
    // A host without the file may answer with the app itself.
    const isJson = answer.headers.get('content-type')?.includes('json') ?? false
    if (!answer.ok || !isJson) return usual(page, undefined)
    return parseConfig(await answer.text(), page)
  } catch (cause) {
    if (cause instanceof DOMException || cause instanceof TypeError) return usual(page, undefined)
    throw cause
  }
}

/** The settings in the text of a `/config.json`. */
export function parseConfig(text: string, page: URL): ReadConfig {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return usual(page, 'config.json is not JSON.')
  }
  // To the schema a list is an object as well, with `map` as one of its functions.
  const parsed = v.safeParse(schema, Array.isArray(value) ? undefined : value)
  if (!parsed.success) {
    const [issue] = parsed.issues
    const path = v.getDotPath(issue)
    return usual(page, `config.json${path ? `, ${path}` : ''}: ${issue.message}.`)
  }
  const { server } = parsed.output
  if (server !== undefined && !URL.canParse(server, page))
    return usual(page, `config.json, server: ${server} is no address.`)
  // The edge's content security policy lets a page talk to its own origin alone.
  if (server !== undefined && new URL(server, page).origin !== page.origin) {
    const problem = `config.json, server: ${server} is not an address of ${page.origin}, where this page comes from. Give one of the same host and port.`
    return usual(page, problem)
  }
  const { layers, problems } = readHostLayers(parsed.output.maps, page)
  return {
    config: { ...configOf(parsed.output, page), layers },
    problem: undefined,
    layerProblems: problems.map((words) => `config.json, ${words}.`),
  }
}

const usual = (page: URL, problem: string | undefined): ReadConfig => ({
  config: configOf({}, page),
  problem,
  layerProblems: [],
})

const configOf = (
  { server = '.', map = worldMap.id }: Pick<v.InferOutput<typeof schema>, 'server' | 'map'>,
  page: URL,
): Config => ({ server: new URL(server, page), map, layers: new Map() })
