// @vitest-environment happy-dom
import { act } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { MapEvent } from '../../map/map-view.ts'
import { fakeViewer } from '../../state/fake/fake-streams.ts'
import { planOf, point } from '../../state/fake/sample-plan.ts'
import { fakeApp, show } from '../fake/fake-app.tsx'
import { MapCanvas } from './map-canvas.tsx'

test('where somebody looked is kept of their own plan, and never of a stream that they watch', async () => {
  let look = (_centre: readonly [number, number]): void => {}
  const onMap = (emit: (event: MapEvent) => void) => {
    look = (centre) => emit({ type: 'looked', map: 'world', look: { centre, unitsPerPx: 40, turnDeg: 0 } })
  }
  const viewer = fakeViewer(planOf({ a: point('Alpha') }))
  const app = show(
    <MapCanvas onReading={() => {}} />,
    fakeApp({ onMap, streams: { connect: async () => ({ ok: true, value: viewer }) } }),
  )
  const kept = () => app.maps.settings.getState().maps.world?.look?.centre
  act(() => look([1, 2]))
  expect(kept()).toEqual([1, 2])
  const { signal } = new AbortController()
  await act(() => app.session.connect({ name: 'Alpha', password: 'p', signal }))
  act(() => look([3, 4]))
  expect(kept()).toEqual([1, 2])
  act(() => app.session.disconnect())
  act(() => look([3, 5]))
  expect(kept()).toEqual([1, 2])
  act(() => app.session.close())
  act(() => look([5, 6]))
  expect(kept()).toEqual([5, 6])
})
