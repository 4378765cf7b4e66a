import type { I18n } from '@lingui/core'
import type { LucideIcon } from 'lucide-react'
import { Circle, MapPin, MousePointer2, Pentagon, Route, Spline, Swords, Type } from 'lucide-react'
import type { Tool } from '../../map/map-view.ts'
import type { Kind } from '../../plan/element.ts'
import { kindWord } from '../words/kind-words.ts'

export const kindIcons: Readonly<Record<Kind, LucideIcon>> = {
  route: Route,
  point: MapPin,
  circle: Circle,
  polygon: Pentagon,
  line: Spline,
  front: Swords,
  text: Type,
}

/** The tools in the order of the toolbar, with the key that takes each. */
export const tools: readonly { readonly tool: Tool; readonly key: string; readonly icon: LucideIcon }[] = [
  { tool: { type: 'select' }, key: 'V', icon: MousePointer2 },
  { tool: { type: 'draw', kind: 'route' }, key: 'R', icon: kindIcons.route },
  { tool: { type: 'draw', kind: 'point' }, key: 'P', icon: kindIcons.point },
  { tool: { type: 'draw', kind: 'circle' }, key: 'C', icon: kindIcons.circle },
  { tool: { type: 'draw', kind: 'polygon' }, key: 'A', icon: kindIcons.polygon },
  { tool: { type: 'draw', kind: 'line' }, key: 'L', icon: kindIcons.line },
  { tool: { type: 'draw', kind: 'front' }, key: 'F', icon: kindIcons.front },
  { tool: { type: 'draw', kind: 'text' }, key: 'T', icon: kindIcons.text },
]

export const toolWord = (i18n: I18n, tool: Tool): string =>
  tool.type === 'select' ? i18n._('Select') : kindWord(i18n, tool.kind)

export const sameTool = (a: Tool, b: Tool): boolean =>
  a.type === 'draw' && b.type === 'draw' ? a.kind === b.kind : a.type === b.type
