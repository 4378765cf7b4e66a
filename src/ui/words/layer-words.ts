import type { I18n } from '@lingui/core'
import type { Layer } from '../../plan/element.ts'

/** What a layer is called, or the group of those elements that are in none. */
export function layerName(i18n: I18n, layer: Layer | undefined): string {
  if (!layer) return i18n._('In no layer')
  return layer.name.trim() || i18n._('Layer without a name')
}
