import { expect, test } from 'vitest'
import { createSelectionStore } from './selection-store.ts'

test('what is gone is no longer picked, and with it no waypoint', () => {
  const selection = createSelectionStore()
  selection.select(['a', 'b'], 2)
  selection.keepOnly((id) => id === 'b')
  expect(selection.getState()).toEqual({ ids: ['b'], waypoint: undefined })
})

test('nobody is bothered when everything is still there', () => {
  const selection = createSelectionStore()
  selection.select(['a'], 1)
  const before = selection.getState()
  selection.keepOnly(() => true)
  expect(selection.getState()).toBe(before)
})
