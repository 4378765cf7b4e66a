import { useLingui } from '@lingui/react'
import { ZoomIn, ZoomOut } from 'lucide-react'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { layImage } from '../../plan/lay-image.ts'
import type { Position } from '../../plan/position.ts'
import { readPlace } from '../../plan/precise-entry.ts'
import { useApp } from '../app-context.ts'
import { Actions } from '../kit/actions.tsx'
import { Button } from '../kit/button.tsx'
import { Field } from '../kit/field.tsx'
import { IconButton } from '../kit/icon-button.tsx'
import { Notice } from '../kit/notice.tsx'
import { useScreen } from '../screen-context.ts'
import { usePlanMap, useShownUnits } from '../use-stores.ts'
import { positionWords } from '../words/position-words.ts'
import { ImageCanvas } from './image-canvas.tsx'
import styles from './map-layers-panel.module.css'
import { useHeldFocus } from './use-held-focus.ts'

type Pixel = readonly [x: number, y: number]

/** So many places say all there is to say of how an image lies. */
const mostPins = 3

/** Pins an image to the map: a place on it, then the same place on the map, twice or three times. */
export function ImagePlacer({ id, onDone }: { id: string; onDone: () => void }) {
  const { i18n } = useLingui()
  const { maps } = useApp()
  const { map: view } = useScreen()
  const map = usePlanMap()
  const units = useShownUnits()
  const image = useStore(maps.images, ({ images }) => images.find((each) => each.id === id))
  const [pixel, setPixel] = useState<Pixel>()
  const [text, setText] = useState('')
  const [isWrong, setWrong] = useState(false)
  const [zoom, setZoom] = useState(1)
  const root = useRef<HTMLDivElement>(null)
  useHeldFocus(root)

  useEffect(() => {
    const shown = view.current
    if (!pixel) return
    shown?.pickPlace((at) => pin(pixel, at))
    return () => shown?.pickPlace(undefined)
  })

  if (!image || !map) return null
  const { pins } = image
  const problem =
    pins.length < 2 ? undefined : layImage(pins.map(({ pixel: p, at }) => ({ pixel: p, spot: at })))

  function pin(from: Pixel, at: Position): void {
    const [x, y] = at
    maps.images.change(id, { pins: [...(image?.pins ?? []), { pixel: [...from], at: [x, y] }] })
    setPixel(undefined)
    setText('')
    setWrong(false)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const entry = readPlace(map, units, text)
    if (entry.ok && pixel) pin(pixel, entry.at)
    else setWrong(true)
  }
  const isFull = pins.length >= mostPins
  const step = isFull
    ? i18n._('The image lies on three places. Take one away to choose another.')
    : pixel
      ? i18n._('Now click the same place on the map, or type where it is.')
      : pins.length === 0
        ? i18n._(
            'Click a place on the image that you know on the map: a corner of the grid, a town, an airfield.',
          )
        : pins.length === 1
          ? i18n._('Click a second place on the image, far from the first.')
          : i18n._(
              'The image lies on the map. A third place also stretches and shears it; without one it keeps its shape.',
            )
  return (
    <div ref={root} className={styles.group} tabIndex={-1}>
      <Notice live="status">{step}</Notice>
      <div className={styles.row}>
        <span className={styles.soft}>{i18n._('Image')}</span>
        <IconButton
          icon={ZoomOut}
          label={i18n._('Show the image smaller')}
          disabled={zoom <= 1}
          onClick={() => setZoom(zoom / 2)}
        />
        <IconButton
          icon={ZoomIn}
          label={i18n._('Show the image larger')}
          disabled={zoom >= 8}
          onClick={() => setZoom(zoom * 2)}
        />
      </div>
      <ImageCanvas image={image} pixel={pixel} zoom={zoom} onPick={isFull ? undefined : setPixel} />
      {pixel && (
        <form className={styles.group} onSubmit={submit} noValidate>
          <Field
            label={map.type === 'game' ? i18n._('Grid reference') : i18n._('Coordinates')}
            error={isWrong && i18n._('That is no place on this map.')}
          >
            {(control) => (
              <input
                {...control}
                type="text"
                dir="ltr"
                autoComplete="off"
                value={text}
                onChange={(event) => setText(event.currentTarget.value)}
              />
            )}
          </Field>
          <Button type="submit">{i18n._('Take this place')}</Button>
        </form>
      )}
      {pins.length > 0 && (
        <ol className={styles.list} aria-label={i18n._('Places of the image')}>
          {pins.map(({ pixel: [x, y], at }, index) => (
            <li key={`${x} ${y}`} className={styles.row}>
              <span className={styles.name}>
                {index + 1}. {positionWords(i18n, map, at)}
              </span>
              <Button
                look="quiet"
                aria-label={i18n._('Take away place {number}', { number: index + 1 })}
                onClick={() => maps.images.change(id, { pins: pins.filter((_, i) => i !== index) })}
              >
                {i18n._('Take away')}
              </Button>
            </li>
          ))}
        </ol>
      )}
      {typeof problem === 'string' && (
        <Notice tone="warn" live="alert">
          {problem === 'in-line'
            ? i18n._('The three places lie on one line: take one away and choose one beside it.')
            : i18n._('Two of the places are the same: take one away and choose another, far from the first.')}
        </Notice>
      )}
      <Actions>
        {pins.length < 2 && (
          <Button
            onClick={() => {
              maps.images.remove(id)
              onDone()
            }}
          >
            {i18n._('Remove the image')}
          </Button>
        )}
        <Button look="primary" onClick={onDone}>
          {i18n._('Done')}
        </Button>
      </Actions>
    </div>
  )
}
