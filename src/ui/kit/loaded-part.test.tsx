// @vitest-environment happy-dom
import { act, fireEvent, screen } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { show } from '../fake/fake-app.tsx'
import { fetchComponents, later } from './later.ts'
import { LoadedPart } from './loaded-part.tsx'
import { DialogFailed, PanelFailed } from './part-failed.tsx'

beforeEach(() => {
  // React tells the console of what a boundary caught.
  vi.spyOn(console, 'error').mockImplementation(() => {})
})
afterEach(() => {
  vi.restoreAllMocks()
})

function Broken(): never {
  throw new Error('a fault')
}

/** A part whose code does not come so many times. */
function failingPart(times: number) {
  let asked = 0
  const load = vi.fn(async () => {
    asked += 1
    if (asked <= times) throw new TypeError('Failed to fetch dynamically imported module')
    return () => <p>Here it is</p>
  })
  return { Part: later(load), load }
}

// React waits with `use` only where the test waits too.
const showing = (part: ReactNode) => act(async () => void show(part))
const tryAgain = async () => {
  const button = await screen.findByRole('button', { name: 'Try again' })
  await act(async () => void fireEvent.click(button))
}

test('a panel that does not come says so beside the rest of the page, and comes when it is tried again', async () => {
  const { Part, load } = failingPart(2)
  await showing(
    <>
      <p>The map</p>
      <LoadedPart failed={(again) => <PanelFailed again={again} />}>
        <Part />
      </LoadedPart>
    </>,
  )
  await tryAgain()
  await tryAgain()
  expect(await screen.findByText('Here it is')).toBeTruthy()
  expect(screen.getByText('The map')).toBeTruthy()
  expect(load).toHaveBeenCalledTimes(3)
})

test('a dialog that does not come can be closed', async () => {
  const { Part } = failingPart(Infinity)
  const closed = vi.fn()
  await showing(
    <LoadedPart failed={(again) => <DialogFailed again={again} onClose={closed} />}>
      <Part />
    </LoadedPart>,
  )
  await screen.findByRole('dialog', { name: 'This part of the page could not be loaded' })
  fireEvent.click(screen.getByRole('button', { name: 'Close' }))
  expect(closed).toHaveBeenCalledOnce()
})

test('what failed while nobody waited for it is asked for again when it is shown', async () => {
  const { Part, load } = failingPart(1)
  await fetchComponents()
  await showing(
    <LoadedPart failed={(again) => <PanelFailed again={again} />}>
      <Part />
    </LoadedPart>,
  )
  expect(await screen.findByText('Here it is')).toBeTruthy()
  expect(load).toHaveBeenCalledTimes(2)
})

test('what was fetched ahead is there at once', async () => {
  const { Part } = failingPart(0)
  await fetchComponents()
  await showing(
    <LoadedPart failed={() => null}>
      <Part />
    </LoadedPart>,
  )
  expect(screen.getByText('Here it is')).toBeTruthy()
})

test('a fault of another kind goes on to the whole screen’s boundary', async () => {
  expect(() =>
    show(
      <LoadedPart failed={() => <p>not this</p>}>
        <Broken />
      </LoadedPart>,
    ),
  ).toThrow('a fault')
})
