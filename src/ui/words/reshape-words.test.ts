import { setupI18n } from '@lingui/core'
import { expect, test } from 'vitest'
import { route } from '../../state/fake/sample-plan.ts'
import { reshapeNote } from './reshape-words.ts'

const i18n = setupI18n({ locale: 'en', messages: { en: {} } })

test('what a hand did to a route has a name, however many waypoints it drew on', () => {
  const before = route('A')
  const [first] = before.waypoints
  if (!first) throw new Error('a route has waypoints')
  const with2 = { ...before, waypoints: [...before.waypoints, first, first] }
  expect(reshapeNote(i18n, before, with2)).toContain('Insert 2 waypoints into')
  expect(reshapeNote(i18n, with2, before)).toContain('Change')
  expect(reshapeNote(i18n, before, { ...before, waypoints: [...before.waypoints, first] })).toContain('Insert a waypoint') // biome-ignore format: one line
  expect(reshapeNote(i18n, before, { ...before, waypoints: before.waypoints.slice(1) })).toMatch(/waypoint/)
})
