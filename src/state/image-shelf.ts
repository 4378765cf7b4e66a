import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import * as v from 'valibot'

const pair = v.tuple([v.pipe(v.number(), v.finite()), v.pipe(v.number(), v.finite())])
const side = v.pipe(v.number(), v.integer(), v.minValue(1))
const schema = v.object({
  id: v.string(),
  /** id of the map that it lies on */
  map: v.string(),
  name: v.string(),
  picture: v.instance(Blob),
  /** pixels */
  width: side,
  height: side,
  /** places on the image, pixels from the left top corner, and their positions on the map */
  pins: v.array(v.object({ pixel: pair, at: pair })),
  /** 0 to 1 */
  opacity: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
  hidden: v.boolean(),
})

/** An image that the user has laid on a map. It stays on this device: it is in no plan, no stream and no file. */
export type OwnImage = v.InferOutput<typeof schema>

/** Where this browser keeps images; each call rejects where it keeps none, or has no room. */
export type ImageShelf = {
  readonly all: () => Promise<readonly OwnImage[]>
  readonly put: (image: OwnImage) => Promise<void>
  readonly remove: (id: string) => Promise<void>
}

interface Schema extends DBSchema {
  images: { key: string; value: unknown }
}

/** Images in an IndexedDB of their own; what another version of the page put there and this one cannot read stays there unseen. */
export function openImageShelf(): ImageShelf {
  const withDatabase = async <T>(work: (database: IDBPDatabase<Schema>) => Promise<T>): Promise<T> => {
    const database = await openDB<Schema>('missioncast-images', 1, {
      upgrade: (made) => {
        made.createObjectStore('images')
      },
    })
    try {
      return await work(database)
    } finally {
      database.close()
    }
  }
  return {
    all: () =>
      withDatabase(async (database) =>
        (await database.getAll('images')).flatMap((value) => {
          const parsed = v.safeParse(schema, value)
          return parsed.success ? [parsed.output] : []
        }),
      ),
    put: (image) =>
      withDatabase(async (database) => {
        await database.put('images', image, image.id)
      }),
    remove: (id) => withDatabase((database) => database.delete('images', id)),
  }
}
