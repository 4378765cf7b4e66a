/** Attributes of an element; those that are undefined are left out. */
export type SvgAttributes = Readonly<Record<string, string | number | undefined>>

/** Writes an SVG picture: elements in a row and in groups, all text escaped. Sizes are pixels of the picture. */
export class SvgWriter {
  private readonly parts: string[] = []
  private clips = 0
  private readonly width: number
  private readonly height: number
  private readonly scale: number
  private readonly title: string

  /** @param scale pixels of the finished picture to one of these */
  constructor(width: number, height: number, scale: number, title: string) {
    this.scale = scale
    this.width = width
    this.height = height
    this.title = title
  }

  add(name: string, attributes: SvgAttributes, text?: string): void {
    const start = `<${name}${written(attributes)}`
    this.parts.push(text === undefined ? `${start}/>` : `${start}>${escaped(text)}</${name}>`)
  }

  /** Begins a group that shows only what is inside of the path. */
  beginClip(path: string): void {
    this.clips++
    const id = `clip${this.clips}`
    this.parts.push(`<clipPath id="${id}"><path d="${escaped(path)}"/></clipPath><g clip-path="url(#${id})">`)
  }

  endGroup(): void {
    this.parts.push('</g>')
  }

  /** The file as a whole. */
  toString(): string {
    const { width, height, scale } = this
    const root = {
      xmlns: 'http://www.w3.org/2000/svg',
      ...{ width: Math.round(width * scale), height: Math.round(height * scale) },
      ...{ viewBox: `0 0 ${width} ${height}`, role: 'img' },
    }
    return `<?xml version="1.0" encoding="UTF-8"?>\n<svg${written(root)}><title>${escaped(this.title)}</title>\n${this.parts.join('\n')}\n</svg>\n`
  }
}

const written = (attributes: SvgAttributes): string =>
  Object.entries(attributes)
    .map(([name, value]) => (value === undefined ? '' : ` ${name}="${escaped(String(value))}"`))
    .join('')

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** XML 1.0 has no place for most control characters nor for halves of characters, not even escaped. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g

/** A text as it may stand in XML, between tags and in attributes. */
export const escaped = (text: string): string =>
  text
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(forbidden, '\ufffd')
    .replace(/[&<>"']/g, (sign) => entities[sign] ?? sign)

/** A canvas' colour as it reads back (`#rrggbb`, `rgba(…)`), in the two attributes that every SVG program knows. */
export function svgColor(color: string): { readonly color: string; readonly opacity: number | undefined } {
  const parts = /^rgba\((\d+), (\d+), (\d+), ([\d.]+)\)$/.exec(color)
  if (!parts) return { color, opacity: undefined }
  const [, r, g, b, alpha] = parts
  return { color: `rgb(${r},${g},${b})`, opacity: Number(alpha) }
}

/** A canvas' font as it reads back, `600 12.5px system-ui, sans-serif`, in attributes. */
export function svgFont(font: string): SvgAttributes {
  const parts = /^(?:(?:italic|normal) )?(?:(bold|normal|\d+) )?([\d.]+)px(?:\/\S+)? (.+)$/.exec(font)
  if (!parts) return { 'font-size': 12, 'font-family': 'sans-serif' }
  const [, weight, size, family] = parts
  return {
    'font-weight': weight === 'normal' ? undefined : weight,
    'font-size': size,
    'font-family': family,
  }
}
