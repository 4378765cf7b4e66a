import { type Picture, type PicturePainter, preparePicture } from './picture.ts'
import type { Size } from './picture-frame.ts'
import { svgContext } from './svg-context.ts'

/** What browsers' canvases hold at most: Chromium's longest side, and an area that leaves a phone some memory. */
export const canvasLimits = { side: 16_384, area: 120_000_000 } as const

/** The longest side of a picture in vectors, pixels: forty metres of a screen. What it shows is drawn at once, so that there is an end. */
export const longestSvgSide = 100_000

/** Whether no canvas can be so large, in pixels. */
export const isTooLarge = ({ width, height }: Size): boolean =>
  Math.max(width, height) > canvasLimits.side || width * height > canvasLimits.area

/** A picture as PNG, `ratio` pixels to each of its own; undefined where this browser has no room for it. */
export async function pngOf(picture: Picture, ratio: number): Promise<Blob | undefined> {
  return paintedPng(await preparePicture(picture, ratio), picture.size, ratio)
}

/** What a painter paints, as PNG; undefined where this browser has no room for it. */
export async function paintedPng(
  paint: PicturePainter,
  size: Size,
  ratio: number,
): Promise<Blob | undefined> {
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(size.width * ratio)
  canvas.height = Math.round(size.height * ratio)
  if (isTooLarge(canvas)) return undefined
  const context = canvas.getContext('2d')
  if (!context) return undefined
  context.scale(ratio, ratio)
  paint(context)
  return new Promise((resolve) => {
    canvas.toBlob((blob) => resolve(blob ?? undefined), 'image/png')
  })
}

/** A picture as an SVG file, in vectors; undefined where this browser has no canvas to measure its words on. */
export async function svgOf(picture: Picture, ratio: number, title: string): Promise<string | undefined> {
  const paint = await preparePicture(picture, ratio)
  const drawing = svgContext(picture.size.width, picture.size.height, ratio, title)
  if (!drawing) return undefined
  paint(drawing.context)
  return drawing.svg()
}
