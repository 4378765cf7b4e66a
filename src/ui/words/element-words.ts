import type { I18n } from '@lingui/core'
import type { Element } from '../../plan/element.ts'
import { kindWord } from './kind-words.ts'

/** What an element is called: its name, its text, or nothing. */
export function elementName(element: Element): string {
  if (element.kind === 'text') return element.text
  if (element.kind === 'sheet') return element.title
  return element.name ?? ''
}

/** The name where there is one, else the kind: for lists in which the kind is seen anyway. */
export function elementTitle(i18n: I18n, element: Element): string {
  const name = elementName(element).trim()
  if (name) return name
  return element.kind === 'sheet'
    ? i18n._('Untitled plan')
    : i18n._('{kind} without a name', { kind: kindWord(i18n, element.kind) })
}

/** “Route ‹Alpha›”: the name fenced off, so that one written right to left leaves the sentence as it is. */
export function elementPhrase(i18n: I18n, element: Element): string {
  if (element.kind === 'sheet') return i18n._('Map and title')
  const kind = kindWord(i18n, element.kind)
  const name = elementName(element).trim()
  return name
    ? i18n._('{kind} ‹{name}›', { kind, name: isolate(name) })
    : i18n._('{kind} without a name', { kind })
}

/** The element by its name, or how many they are. */
export function elementsPhrase(i18n: I18n, elements: readonly Element[]): string {
  const [first, ...others] = elements
  if (first && others.length === 0) return elementPhrase(i18n, first)
  return i18n._('{count, plural, one {# element} other {# elements}}', { count: elements.length })
}

/** U+2068 FIRST STRONG ISOLATE … U+2069 POP DIRECTIONAL ISOLATE: what `<bdi>` is in plain text. */
export const isolate = (name: string): string => `\u2068${name}\u2069`
