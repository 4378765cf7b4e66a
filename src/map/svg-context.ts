import { type Matrix, numberOf, placeOf, SvgPath, scaleOf } from './svg-path.ts'
import { type SvgAttributes, SvgWriter, svgColor, svgFont } from './svg-writer.ts'
import { pathData } from './symbol-path.ts'

/**
 * A canvas' context that writes SVG, `scale` times as large in the end, instead of drawing, for the same painters. It is a real one, so that colours, fonts,
 * transforms and the widths of words are the browser's; what would draw is taken over.
 * It knows what painters use: paths, boxes, words, clips, pictures, paths by `symbolPath`; no gradients, shadows or compositing.
 * Undefined where the browser has no canvas left to give.
 */
export function svgContext(
  width: number,
  height: number,
  scale: number,
  title: string,
): { readonly context: CanvasRenderingContext2D; readonly svg: () => string } | undefined {
  const context = document.createElement('canvas').getContext('2d')
  if (!context) return undefined
  // Painters ask for the picture's size; a canvas of it would be none any more, beyond what a browser's can have.
  Object.defineProperty(context, 'canvas', { value: { width, height } })
  const writer = new SvgWriter(width, height, scale, title)
  let path = new SvgPath()
  /** how many clips are in force, and how many were at each `save` */
  let clips = 0
  const saved: number[] = []
  let known: Matrix | undefined
  const matrix = (): Matrix => {
    known ??= context.getTransform()
    return known
  }
  const forget = (): void => {
    known = undefined
  }

  const paint = (kind: 'fill' | 'stroke'): SvgAttributes => {
    const style = kind === 'fill' ? context.fillStyle : context.strokeStyle
    const { color, opacity } = svgColor(typeof style === 'string' ? style : '#000000')
    const seen = (opacity ?? 1) * context.globalAlpha
    const alpha = seen === 1 ? undefined : seen
    if (kind === 'fill') return { fill: color, 'fill-opacity': alpha }
    const scale = scaleOf(matrix())
    const dash = context.getLineDash().map((length) => numberOf(length * scale))
    return {
      ...{ fill: 'none', stroke: color, 'stroke-opacity': alpha },
      'stroke-width': numberOf(context.lineWidth * scale),
      'stroke-linecap': context.lineCap === 'butt' ? undefined : context.lineCap,
      'stroke-linejoin': context.lineJoin === 'miter' ? undefined : context.lineJoin,
      'stroke-dasharray': dash.length > 0 ? dash.join(' ') : undefined,
    }
  }

  const add = (kind: 'fill' | 'stroke', data: string, rule?: CanvasFillRule): void => {
    if (data !== '') writer.add('path', { d: data, ...paint(kind), ...ruleOf(rule) })
  }

  const addSymbol = (kind: 'fill' | 'stroke', symbol: Path2D, rule?: CanvasFillRule): void => {
    const data = pathData(symbol)
    if (!data) return
    const { a, b, c, d, e, f } = matrix()
    const scaled = paint(kind)
    // The transform widens the line by itself.
    const line = kind === 'stroke' ? { 'stroke-width': numberOf(context.lineWidth) } : {}
    writer.add('path', {
      d: data,
      transform: `matrix(${[a, b, c, d].map((n) => n.toFixed(5)).join(' ')} ${numberOf(e)} ${numberOf(f)})`,
      ...{ ...scaled, ...line, ...ruleOf(rule) },
    })
  }

  const addText = (kind: 'fill' | 'stroke', text: string, x: number, y: number, maxWidth?: number): void => {
    if (text.trim() === '') return
    const { a, b, c, d } = matrix()
    const isPlain = a === 1 && b === 0 && c === 0 && d === 1
    const [atX = '0', atY = '0'] = placeOf(matrix(), x, y + baselineShift(context)).split(' ')
    const place = isPlain
      ? { x: atX, y: atY }
      : { transform: `matrix(${[a, b, c, d].map((n) => n.toFixed(5)).join(' ')} ${atX} ${atY})` }
    const tooWide = maxWidth !== undefined && context.measureText(text).width > maxWidth
    const line = kind === 'stroke' ? { 'stroke-width': numberOf(context.lineWidth) } : {}
    writer.add(
      'text',
      {
        ...place,
        ...svgFont(context.font),
        'text-anchor': anchors[context.textAlign],
        ...{ ...paint(kind), ...line },
        ...(tooWide && { textLength: numberOf(maxWidth), lengthAdjust: 'spacingAndGlyphs' }),
        // The halo says nothing that its word does not say.
        'aria-hidden': kind === 'stroke' ? 'true' : undefined,
      },
      text,
    )
  }

  const box = (x: number, y: number, boxWidth: number, boxHeight: number): string => {
    const outline = new SvgPath()
    outline.rect(matrix(), x, y, boxWidth, boxHeight)
    return outline.data
  }

  const native = {
    save: context.save.bind(context),
    restore: context.restore.bind(context),
    translate: context.translate.bind(context),
    rotate: context.rotate.bind(context),
    scale: context.scale.bind(context),
    transform: context.transform.bind(context),
    resetTransform: context.resetTransform.bind(context),
  }
  const moved =
    <Args extends readonly unknown[]>(run: (...args: Args) => void) =>
    (...args: Args): void => {
      forget()
      run(...args)
    }
  context.translate = moved(native.translate)
  context.rotate = moved(native.rotate)
  context.scale = moved(native.scale)
  context.transform = moved(native.transform)
  context.resetTransform = moved(native.resetTransform)
  context.save = () => {
    saved.push(clips)
    native.save()
  }
  context.restore = () => {
    const before = saved.pop()
    if (before === undefined) return
    for (; clips > before; clips--) writer.endGroup()
    forget()
    native.restore()
  }

  context.beginPath = () => {
    path = new SvgPath()
  }
  context.moveTo = (x, y) => path.moveTo(matrix(), x, y)
  context.lineTo = (x, y) => path.lineTo(matrix(), x, y)
  context.closePath = () => path.close()
  context.rect = (x, y, w, h) => path.rect(matrix(), x, y, w, h)
  context.roundRect = (x, y, w, h, radius) =>
    path.roundRect(matrix(), x, y, w, h, typeof radius === 'number' ? radius : 0)
  context.arc = (x, y, radius, start, end, isCounter) =>
    path.arc(matrix(), x, y, radius, start, end, isCounter)
  context.fill = (first?: Path2D | CanvasFillRule, second?: CanvasFillRule) => {
    if (typeof first === 'object') addSymbol('fill', first, second)
    else add('fill', path.data, first)
  }
  context.stroke = (symbol?: Path2D) => {
    if (symbol) addSymbol('stroke', symbol)
    else add('stroke', path.data)
  }
  context.clip = () => {
    writer.beginClip(path.data)
    clips++
  }
  context.fillRect = (x, y, w, h) => add('fill', box(x, y, w, h))
  context.strokeRect = (x, y, w, h) => add('stroke', box(x, y, w, h))
  context.fillText = (text, x, y, maxWidth) => addText('fill', text, x, y, maxWidth)
  context.strokeText = (text, x, y, maxWidth) => addText('stroke', text, x, y, maxWidth)

  context.drawImage = (image: CanvasImageSource, ...numbers: number[]) => {
    const picture = asPng(image)
    if (!picture) return
    const [x = 0, y = 0, imageWidth = picture.width, imageHeight = picture.height] = numbers
    const { a, b, c, d, e, f } = matrix()
    writer.add('image', {
      ...{ x, y, width: imageWidth, height: imageHeight, href: picture.address },
      transform: `matrix(${[a, b, c, d, e, f].map((n) => n.toFixed(5)).join(' ')})`,
      opacity: context.globalAlpha === 1 ? undefined : context.globalAlpha,
      preserveAspectRatio: 'none',
    })
  }

  return {
    context,
    svg: () => {
      for (; clips > 0; clips--) writer.endGroup()
      return writer.toString()
    },
  }
}

/** Pictures in the file are no larger than this, or it would be too large for any program. */
const mostPictureSide = 4_096

/** A picture as the file holds it, and the size that it is drawn in unless another is given; undefined where it is nothing. */
function asPng(
  image: CanvasImageSource,
): { readonly address: string; readonly width: number; readonly height: number } | undefined {
  if (!('width' in image) || typeof image.width !== 'number' || typeof image.height !== 'number')
    return undefined
  const { width, height } = image
  const share = Math.min(1, mostPictureSide / Math.max(width, height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(width * share)
  canvas.height = Math.round(height * share)
  const context = canvas.getContext('2d')
  if (!context || canvas.width === 0 || canvas.height === 0) return undefined
  context.drawImage(image, 0, 0, canvas.width, canvas.height)
  return { address: canvas.toDataURL('image/png'), width, height }
}

const ruleOf = (rule: CanvasFillRule | undefined): SvgAttributes =>
  rule === 'evenodd' ? { 'fill-rule': 'evenodd' } : {}

const anchors: Readonly<Record<CanvasTextAlign, string | undefined>> = {
  left: undefined,
  start: undefined,
  center: 'middle',
  right: 'end',
  end: 'end',
}

/** From the line that a canvas sets words by down to the line on which letters stand, pixels. */
function baselineShift(context: CanvasRenderingContext2D): number {
  if (context.textBaseline === 'alphabetic') return 0
  const { actualBoundingBoxAscent: set } = context.measureText('H')
  const baseline = context.textBaseline
  context.textBaseline = 'alphabetic'
  const { actualBoundingBoxAscent: standing } = context.measureText('H')
  context.textBaseline = baseline
  return standing - set
}
