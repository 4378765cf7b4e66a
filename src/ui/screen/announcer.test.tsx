// @vitest-environment happy-dom
import { act, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { fakeViewer } from '../../state/fake/fake-streams.ts'
import { planOf, point, put } from '../../state/fake/sample-plan.ts'
import { fakeApp, show } from '../fake/fake-app.tsx'
import { Announcer } from './announcer.tsx'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const plan = planOf({ a: point('Alpha') })

async function listening() {
  const viewer = fakeViewer(plan)
  const app = fakeApp({ streams: { connect: async () => ({ ok: true, value: viewer }) } })
  show(<Announcer />, app)
  await act(() => app.session.connect({ name: 'x', password: 'p', signal: new AbortController().signal }))
  let rev = 1
  const change = (name: string) =>
    act(() => viewer.tell({ type: 'edit', edit: put('a', point(name)), plan, rev: ++rev, unreadable: [] }))
  const wait = (ms: number) => act(() => vi.advanceTimersByTime(ms))
  const said = () => screen.getByRole('status').textContent?.replace(/[\u2068\u2069]/g, '')
  return { app, change, wait, said }
}

test('screen readers hear of a change a little later, together with what came meanwhile', async () => {
  const { change, wait, said } = await listening()
  change('One')
  wait(1_000)
  expect(said()).toBe('You are watching ‹Alpha›.')
  change('Two')
  wait(4_000)
  expect(said()).toBe('Point ‹Two›: changed. Point ‹One›: changed')
})

test('many changes are counted instead of named, and none is told twice', async () => {
  const { change, wait, said } = await listening()
  for (const name of ['1', '2', '3', '4']) change(name)
  wait(4_000)
  expect(said()).toBe('4 changed')
  change('Last')
  wait(4_000)
  expect(said()).toBe('Point ‹Last›: changed')
})

test('screen readers hear what became of the session', async () => {
  const { said, app } = await listening()
  expect(said()).toBe('You are watching ‹Alpha›.')
  act(() => app.session.disconnect())
  expect(said()).toBe('You are not watching ‹Alpha› any more.')
  act(() => app.session.close())
  expect(said()).toBe('You are planning by yourself.')
})
