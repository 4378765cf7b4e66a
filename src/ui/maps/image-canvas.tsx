import { useLingui } from '@lingui/react'
import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react'
import type { OwnImage } from '../../state/image-shelf.ts'
import styles from './map-layers-panel.module.css'
import { decodeImage } from './own-image-file.ts'

type Pixel = readonly [x: number, y: number]

/** Width of the image in the panel, CSS pixels, before it is zoomed. */
const shownPx = 320
const mark = '#e8830c'

/** The image itself, with its pins, to choose a place on: by pointer, or by arrow keys and Enter. */
export function ImageCanvas({
  image,
  pixel,
  zoom,
  onPick,
}: {
  image: OwnImage
  /** what is chosen and not pinned yet */
  pixel: Pixel | undefined
  zoom: number
  onPick: ((pixel: Pixel) => void) | undefined
}) {
  const { i18n } = useLingui()
  const canvas = useRef<HTMLCanvasElement>(null)
  const [cross, setCross] = useState<Pixel>()
  const { width, height, picture, pins } = image
  const scale = (shownPx / width) * zoom
  const [shownWidth, shownHeight] = [Math.round(width * scale), Math.round(height * scale)]

  useEffect(() => {
    const context = canvas.current?.getContext('2d')
    if (!context) return
    let isGone = false
    decodeImage(picture).then((decoded) => {
      if (isGone) return
      context.clearRect(0, 0, shownWidth, shownHeight)
      context.imageSmoothingQuality = 'high'
      context.drawImage(decoded, 0, 0, shownWidth, shownHeight)
      for (const [index, pin] of pins.entries()) paintPin(context, pin.pixel, scale, String(index + 1))
      if (pixel) paintPin(context, pixel, scale, String(pins.length + 1))
      if (cross) paintCross(context, cross, scale)
    }, console.error)
    return () => {
      isGone = true
    }
  }, [picture, pins, pixel, cross, scale, shownWidth, shownHeight])

  const onPointerUp = (event: PointerEvent<HTMLCanvasElement>) => {
    const { left, top } = event.currentTarget.getBoundingClientRect()
    setCross(undefined)
    onPick?.([(event.clientX - left) / scale, (event.clientY - top) / scale])
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = (event.shiftKey ? 1 : 12) / scale
    const [x, y] = cross ?? [width / 2, height / 2]
    const next = moved(event.key, x, y, step)
    if (next) setCross([Math.min(width, Math.max(0, next[0])), Math.min(height, Math.max(0, next[1]))])
    else if ((event.key === 'Enter' || event.key === ' ') && cross) onPick?.(cross)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div
      className={styles.picture}
      role="application"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: places are chosen on it by keys
      tabIndex={0}
      aria-label={i18n._(
        '{name}: arrow keys move the cross, with Shift by single pixels, Enter takes its place',
        { name: image.name },
      )}
      onKeyDown={onKeyDown}
    >
      <canvas ref={canvas} width={shownWidth} height={shownHeight} onPointerUp={onPointerUp} />
    </div>
  )
}

function moved(key: string, x: number, y: number, step: number): Pixel | undefined {
  switch (key) {
    case 'ArrowLeft':
      return [x - step, y]
    case 'ArrowRight':
      return [x + step, y]
    case 'ArrowUp':
      return [x, y - step]
    case 'ArrowDown':
      return [x, y + step]
    default:
      return undefined
  }
}

function paintPin(context: CanvasRenderingContext2D, [px, py]: Pixel, scale: number, words: string): void {
  const [x, y] = [px * scale, py * scale]
  context.beginPath()
  context.arc(x, y, 9, 0, 2 * Math.PI)
  context.fillStyle = mark
  context.fill()
  context.lineWidth = 2
  context.strokeStyle = '#ffffff'
  context.stroke()
  context.fillStyle = '#1c2430'
  context.font = '700 12px system-ui, sans-serif'
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  context.fillText(words, x, y + 0.5)
}

function paintCross(context: CanvasRenderingContext2D, [px, py]: Pixel, scale: number): void {
  const [x, y] = [px * scale, py * scale]
  for (const [color, width] of [
    ['#ffffff', 4],
    [mark, 2],
  ] as const) {
    context.beginPath()
    context.moveTo(x - 12, y)
    context.lineTo(x + 12, y)
    context.moveTo(x, y - 12)
    context.lineTo(x, y + 12)
    context.lineWidth = width
    context.strokeStyle = color
    context.stroke()
  }
}
