import * as v from 'valibot'
import { createStore, type StoreApi } from 'zustand/vanilla'

const number = v.pipe(v.number(), v.finite())
const lookSchema = v.object({
  centre: v.tuple([number, number]),
  unitsPerPx: v.pipe(number, v.gtValue(0)),
  turnDeg: number,
})
const mapSchema = v.object({
  /** what was last in view */
  look: v.fallback(v.optional(lookSchema), undefined),
  /** what the user has chosen of the host's layers, by their names */
  layers: v.fallback(
    v.record(
      v.string(),
      v.object({ shown: v.boolean(), opacity: v.pipe(number, v.minValue(0), v.maxValue(1)) }),
    ),
    {},
  ),
})
const schema = v.object({
  /** by the id of the map */
  maps: v.fallback(v.record(v.string(), mapSchema), {}),
  /** what is drawn over the world's land */
  marks: v.fallback(v.object({ graticule: v.boolean(), mgrs: v.boolean(), names: v.boolean() }), {
    graticule: true,
    mgrs: false,
    names: true,
  }),
})

export type LastLook = v.InferOutput<typeof lookSchema>
export type LayerChoice = { readonly shown: boolean; readonly opacity: number }
/** How this device looks at maps; no part of any plan. */
export type MapSettings = v.InferOutput<typeof schema>

export type MapSettingsStore = StoreApi<MapSettings> & {
  readonly keepLook: (map: string, look: LastLook) => void
  readonly chooseLayer: (map: string, name: string, choice: LayerChoice) => void
}

const key = 'missioncast.maps'

/** @param storage undefined where the browser keeps nothing: the settings then last as long as the page */
export function createMapSettings(storage: Storage | undefined): MapSettingsStore {
  const store = createStore<MapSettings>(() => read(storage))
  store.subscribe((settings) => {
    try {
      storage?.setItem(key, JSON.stringify(settings))
    } catch {
      // Full or forbidden: nothing depends on it.
    }
  })
  const change = (map: string, part: Partial<MapSettings['maps'][string]>): void =>
    store.setState(({ maps }) => ({
      maps: { ...maps, [map]: { look: undefined, layers: {}, ...maps[map], ...part } },
    }))
  return {
    ...store,
    keepLook: (map, look) => change(map, { look }),
    chooseLayer: (map, name, choice) =>
      change(map, { layers: { ...store.getState().maps[map]?.layers, [name]: choice } }),
  }
}

function read(storage: Storage | undefined): MapSettings {
  let stored: unknown
  try {
    stored = JSON.parse(storage?.getItem(key) ?? '{}')
  } catch {
    stored = {}
  }
  const parsed = v.safeParse(schema, stored)
  return parsed.success ? parsed.output : v.parse(schema, {})
}
