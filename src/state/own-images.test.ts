import 'fake-indexeddb/auto'
import { expect, test, vi } from 'vitest'
import { type ImageShelf, type OwnImage, openImageShelf } from './image-shelf.ts'
import { createOwnImages } from './own-images.ts'

const image: OwnImage = {
  ...{ id: 'one', map: 'kuban', name: 'Photo', picture: new Blob(['x']), width: 20, height: 10 },
  ...{ pins: [{ pixel: [0, 0], at: [1, -1] }], opacity: 0.5, hidden: false },
}

/** Blobs do not survive the imitation of IndexedDB. */
function memoryShelf(): ImageShelf & { readonly kept: Map<string, OwnImage> } {
  const kept = new Map<string, OwnImage>()
  return {
    kept,
    all: async () => [...kept.values()],
    put: async (each) => void kept.set(each.id, each),
    remove: async (id) => void kept.delete(id),
  }
}

test('images are there again, as they were changed, until they are removed', async () => {
  const shelf = memoryShelf()
  const images = createOwnImages(shelf, console.error)
  images.add(image)
  images.change('one', { hidden: true })
  await vi.waitFor(() => expect(shelf.kept.get('one')?.hidden).toBe(true))
  const again = createOwnImages(shelf, console.error)
  await Promise.all([again.load(), again.load()])
  expect(again.getState().images).toEqual([{ ...image, hidden: true }])
  again.remove('one')
  expect(again.getState().images).toEqual([])
  await vi.waitFor(() => expect(shelf.kept.size).toBe(0))
})

test('a slider’s many values are kept as one', async () => {
  const shelf = memoryShelf()
  const put = vi.spyOn(shelf, 'put')
  const images = createOwnImages(shelf, console.error)
  images.add(image)
  for (const opacity of [0.1, 0.2, 0.3]) images.change('one', { opacity })
  await vi.waitFor(() => expect(shelf.kept.get('one')?.opacity).toBe(0.3))
  expect(put).toHaveBeenCalledOnce()
})

test('a browser without room says so, and shows the image as long as the page lasts', async () => {
  const onTrouble = vi.fn()
  const full = { ...memoryShelf(), put: () => Promise.reject(new Error('full')) }
  const images = createOwnImages(full, onTrouble)
  images.add(image)
  await vi.waitFor(() => expect(images.getState()).toEqual({ images: [image], kept: false }))
  expect(onTrouble).toHaveBeenCalledOnce()
})

test('what another version of the page kept stays unseen', async () => {
  const shelf = openImageShelf()
  await shelf.put({ ...image, opacity: 7 })
  expect(await shelf.all()).toEqual([])
})
