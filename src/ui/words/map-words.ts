import type { I18n } from '@lingui/core'
import { planMapById, worldMap } from '../../plan/plan-map.ts'

/** What a map is called; titles of games' maps are names and are not translated. */
export function mapTitle(i18n: I18n, id: string): string {
  if (id === worldMap.id) return i18n._('The real world')
  return planMapById(id)?.title ?? i18n._('No map chosen')
}
