import type { Feature } from './feature.ts'
import { colorOfFile, hexColor } from './file-color.ts'
import { type XmlTag, xmlField, xmlTag } from './xml-write.ts'

/** How things look in Google Earth, by the names under which the converter reads it and an element keeps it. */
const looks: readonly string[] = [
  ...['icon', 'icon-scale', 'icon-heading', 'icon-opacity', 'label-color', 'label-opacity', 'label-scale'],
  ...['stroke', 'stroke-width', 'stroke-opacity', 'fill', 'fill-opacity', 'marker-color'],
]

export const isLook = (key: string): boolean => looks.includes(key)

/** A value as extended data has it. */
export const dataText = (value: unknown): string =>
  typeof value === 'string' ? value : (JSON.stringify(value) ?? '')

/** The style of a placemark: its colour, and what of its looks it came with. Points have an icon, everything else has lines. */
export function kmlStyle({ color, fillOpacity, geometry, others = [] }: Feature): XmlTag | undefined {
  const kept = new Map(others)
  const number = (key: string): number | undefined => {
    const value = kept.get(key)
    return typeof value === 'number' && Number.isFinite(value) ? value : undefined
  }
  const words = (key: string): string | undefined => {
    const value = kept.get(key)
    return typeof value === 'string' ? value : undefined
  }
  const colorOf = (key: string, opacity: number): string | undefined => {
    const known = colorOfFile(kept.get(key))
    return known === undefined ? undefined : kmlColor(hexColor(known), opacity)
  }
  const isPoint = geometry.type === 'point' && fillOpacity === undefined
  const icon = tagOf('IconStyle', [
    isPoint && color !== undefined && xmlTag('color', {}, kmlColor(color, number('icon-opacity') ?? 1)),
    xmlField('scale', number('icon-scale')),
    xmlField('heading', number('icon-heading')),
    tagOf('Icon', [xmlField('href', words('icon'))]),
  ])
  const label = tagOf('LabelStyle', [
    xmlField('color', colorOf('label-color', number('label-opacity') ?? 1)),
    xmlField('scale', number('label-scale')),
  ])
  const line =
    isPoint || color === undefined
      ? undefined
      : tagOf('LineStyle', [
          xmlTag('color', {}, kmlColor(color, number('stroke-opacity') ?? 1)),
          xmlTag('width', {}, number('stroke-width') ?? 3),
        ])
  const fill =
    colorOf('fill', fillOpacity ?? 1) ?? (color === undefined ? undefined : kmlColor(color, fillOpacity ?? 1))
  const area = fillOpacity === undefined ? undefined : tagOf('PolyStyle', [xmlField('color', fill)])
  return tagOf('Style', [icon, label, line, area])
}

/** An element, if anything is in it. */
const tagOf = (name: string, children: readonly (XmlTag | undefined | false)[]): XmlTag | undefined =>
  children.some((child) => child) ? xmlTag(name, {}, ...children) : undefined

/** `aabbggrr`. */
const kmlColor = (hex: string, opacity: number): string =>
  Math.round(Math.min(1, Math.max(0, opacity)) * 255)
    .toString(16)
    .padStart(2, '0') +
  hex.slice(5, 7) +
  hex.slice(3, 5) +
  hex.slice(1, 3)
