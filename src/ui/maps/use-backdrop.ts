import { useEffect, useMemo, useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { LaidImage } from '../../map/backdrop.ts'
import type { OwnImage } from '../../state/image-shelf.ts'
import { useApp } from '../app-context.ts'
import { useScreen } from '../screen-context.ts'
import { useSheet } from '../use-stores.ts'
import { decodeImage, forgetImage } from './own-image-file.ts'
import { shownLayers } from './shown-layers.ts'

/** Lays on the map what the host has set up and the user has chosen or laid there. */
export function useBackdrop(): void {
  const { maps } = useApp()
  const { map } = useScreen()
  const { map: id } = useSheet()
  const choices = useStore(maps.settings, (settings) => settings.maps[id]?.layers)
  const marks = useStore(maps.settings, (settings) => settings.marks)
  const all = useStore(maps.images, ({ images }) => images)
  const layers = useMemo(() => shownLayers(maps.layers.get(id) ?? [], choices), [maps, id, choices])
  const images = useDecoded(
    useMemo(() => all.filter((image) => image.map === id && !image.hidden), [all, id]),
  )
  useEffect(() => void maps.images.load(), [maps])
  useEffect(() => map.current?.setBackdrop({ layers, images }), [map, layers, images])
  useEffect(() => map.current?.setMarks(marks), [map, marks])
  // Behind what takes them off the map: nothing is painted whose pixels are gone.
  useForgotten(all)
}

/** Frees what was removed. */
function useForgotten(images: readonly OwnImage[]): void {
  const before = useRef<readonly OwnImage[]>([])
  useEffect(() => {
    const present = new Set(images.map(({ picture }) => picture))
    for (const { picture } of before.current) if (!present.has(picture)) forgetImage(picture)
    before.current = images
  }, [images])
}

/** The images as pictures to draw; those that are not decoded yet, or cannot be, are left out. */
function useDecoded(images: readonly OwnImage[]): readonly LaidImage[] {
  const [pictures, setPictures] = useState<ReadonlyMap<Blob, ImageBitmap>>(new Map())
  useEffect(() => {
    for (const { picture } of images) {
      if (pictures.has(picture)) continue
      decodeImage(picture).then(
        (decoded) =>
          setPictures((known) => (known.has(picture) ? known : new Map([...known, [picture, decoded]]))),
        console.error,
      )
    }
  }, [images, pictures])
  return useMemo(
    () =>
      images.flatMap(({ id, picture, pins, opacity }) => {
        const decoded = pictures.get(picture)
        return decoded ? [{ id, picture: decoded, pins, opacity }] : []
      }),
    [images, pictures],
  )
}
