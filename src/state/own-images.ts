import { createStore, type StoreApi } from 'zustand/vanilla'
import type { ImageShelf, OwnImage } from './image-shelf.ts'

/** The images that the user has laid on maps, in the order in which they lie over each other. */
export type OwnImages = {
  readonly images: readonly OwnImage[]
  /** whether this browser keeps what is there; `full` or forbidden, it lasts as long as the page */
  readonly kept: boolean
}

export type OwnImagesStore = StoreApi<OwnImages> & {
  /** Fetches what was kept; resolves when it is there, or cannot be had. */
  readonly load: () => Promise<void>
  readonly add: (image: OwnImage) => void
  readonly change: (id: string, part: Partial<Omit<OwnImage, 'id' | 'picture'>>) => void
  readonly remove: (id: string) => void
}

/** @param onTrouble hears why something could not be kept */
export function createOwnImages(shelf: ImageShelf, onTrouble: (cause: unknown) => void): OwnImagesStore {
  const store = createStore<OwnImages>(() => ({ images: [], kept: true }))
  const failed = (cause: unknown): void => {
    onTrouble(cause)
    store.setState({ kept: false })
  }
  const awaited = new Set<string>()
  let last: Promise<void> = Promise.resolve()
  /** Puts on the shelf what is there of an image when its turn comes: a slider's many values are one. */
  const keep = (id: string): void => {
    if (awaited.has(id)) return
    awaited.add(id)
    last = last
      .then(async () => {
        awaited.delete(id)
        const image = store.getState().images.find((each) => each.id === id)
        await (image ? shelf.put(image) : shelf.remove(id))
        if (image) store.setState({ kept: true })
      })
      .catch(failed)
  }
  let loading: Promise<void> | undefined
  return {
    ...store,
    load: () => {
      loading ??= shelf.all().then((images) => {
        store.setState((state) => ({ images: [...images, ...state.images] }))
      }, failed)
      return loading
    },
    add: (image) => {
      store.setState(({ images }) => ({ images: [...images, image] }))
      keep(image.id)
    },
    change: (id, part) => {
      store.setState(({ images }) => ({
        images: images.map((image) => (image.id === id ? { ...image, ...part } : image)),
      }))
      keep(id)
    },
    remove: (id) => {
      store.setState(({ images }) => ({ images: images.filter((image) => image.id !== id) }))
      keep(id)
    },
  }
}
