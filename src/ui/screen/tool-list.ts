import type { I18n } from '@lingui/core'
import type { LucideIcon } from 'lucide-react'
import {
  BoxSelect,
  Circle,
  MapPin,
  MousePointer2,
  MoveUpRight,
  Pencil,
  Pentagon,
  Route,
  Ruler,
  Spline,
  Swords,
  Type,
} from 'lucide-react'
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

export type ToolEntry = {
  readonly id: string
  readonly tool: Tool
  /** chords as a command has them: first the place under the left hand */
  readonly keys: readonly string[]
  readonly icon: LucideIcon
  /** of use to viewers as well: it leaves nothing in the plan */
  readonly forViewers?: true
}

/** The tools in the order of the toolbar. */
export const tools: readonly ToolEntry[] = [
  {
    id: 'select',
    tool: { type: 'select' },
    keys: ['[KeyQ]', '[Digit1]', 'V'],
    icon: MousePointer2,
    forViewers: true,
  },
  { id: 'box', tool: { type: 'box' }, keys: ['[KeyB]'], icon: BoxSelect },
  { id: 'route', tool: { type: 'draw', kind: 'route' }, keys: ['[KeyR]', '[Digit2]'], icon: kindIcons.route },
  {
    id: 'point',
    tool: { type: 'draw', kind: 'point' },
    keys: ['[KeyW]', '[Digit3]', 'P'],
    icon: kindIcons.point,
  },
  {
    id: 'circle',
    tool: { type: 'draw', kind: 'circle' },
    keys: ['[KeyC]', '[Digit4]'],
    icon: kindIcons.circle,
  },
  {
    id: 'polygon',
    tool: { type: 'draw', kind: 'polygon' },
    keys: ['[KeyA]', '[Digit5]'],
    icon: kindIcons.polygon,
  },
  {
    id: 'line',
    tool: { type: 'draw', kind: 'line' },
    keys: ['[KeyE]', '[Digit6]', 'L'],
    icon: kindIcons.line,
  },
  { id: 'arrow', tool: { type: 'draw', kind: 'line', form: 'arrow' }, keys: ['[KeyX]'], icon: MoveUpRight },
  { id: 'freehand', tool: { type: 'draw', kind: 'line', form: 'freehand' }, keys: ['[KeyD]'], icon: Pencil },
  { id: 'front', tool: { type: 'draw', kind: 'front' }, keys: ['[KeyF]', '[Digit7]'], icon: kindIcons.front },
  { id: 'text', tool: { type: 'draw', kind: 'text' }, keys: ['[KeyT]', '[Digit8]'], icon: kindIcons.text },
  { id: 'ruler', tool: { type: 'ruler' }, keys: ['[KeyS]', '[Digit9]'], icon: Ruler, forViewers: true },
]

export function toolWord(i18n: I18n, tool: Tool): string {
  switch (tool.type) {
    case 'select':
      return i18n._('Select')
    case 'box':
      return i18n._('Select in a rectangle')
    case 'ruler':
      return i18n._('Ruler')
    case 'draw':
      if (tool.form === 'arrow') return i18n._('Arrow')
      return tool.form === 'freehand' ? i18n._('Freehand') : kindWord(i18n, tool.kind)
  }
}

/** Whether the two are one on the toolbar. */
export const sameTool = (a: Tool, b: Tool): boolean =>
  a.type === 'draw' && b.type === 'draw' ? a.kind === b.kind && a.form === b.form : a.type === b.type
