// @vitest-environment happy-dom
import { beforeEach, expect, test } from 'vitest'
import { createPreferencesStore } from './preferences.ts'

beforeEach(() => localStorage.clear())

test('what was chosen is there after a reload', () => {
  const chosen = { theme: 'dark', units: 'nautical', snapping: false } as const
  createPreferencesStore(localStorage).setState(chosen)
  expect(createPreferencesStore(localStorage).getState()).toEqual(chosen)
})

test.each([
  ['nothing', null],
  ['no JSON', '{'],
  ['another type', '[1]'],
  ['words that are not known', '{"theme":"pink","units":"ells","snapping":"a bit"}'],
])('%s in the storage is as if nothing was chosen', (_, stored) => {
  if (stored !== null) localStorage.setItem('missioncast.preferences', stored)
  expect(createPreferencesStore(localStorage).getState()).toEqual({ theme: 'system' })
})

test('a storage that is full or forbidden harms nothing', () => {
  const full = {
    getItem: () => {
      throw new Error('forbidden')
    },
    setItem: () => {
      throw new Error('full')
    },
  }
  const preferences = createPreferencesStore(Object.assign(Object.create(null), full))
  preferences.setState({ theme: 'light' })
  expect(preferences.getState().theme).toBe('light')
})
