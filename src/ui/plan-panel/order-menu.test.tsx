// @vitest-environment happy-dom
import { fireEvent, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { drawnElements } from '../../plan/plan.ts'
import { fakeViewer } from '../../state/fake/fake-streams.ts'
import { planOf, point, route } from '../../state/fake/sample-plan.ts'
import type { App } from '../app-context.ts'
import { CommandKeys } from '../commands/command-keys.tsx'
import { fakeApp, show } from '../fake/fake-app.tsx'
import { OrderMenu } from './order-menu.tsx'

const plan = planOf({
  a: point('Bridge', { order: 'a0' }),
  b: route('Raid', { order: 'a1' }),
  c: point('Depot', { order: 'a2', locked: true }),
  d: point('Base', { order: 'a3' }),
})

const sequence = (app: App): string =>
  drawnElements(app.plan.getState().plan)
    .map(([id]) => id)
    .join('')

test.each([
  ['a step up', { key: '‘', code: 'BracketRight', altKey: true }, 'bacd', 'Bring Point ‹Bridge› forward'],
  [
    'to the front',
    { key: '’', code: 'BracketRight', altKey: true, shiftKey: true },
    'bcda',
    'Bring Point ‹Bridge› to the front',
  ],
  [
    'a step up by the bracket',
    { key: ']', code: 'Digit6', ctrlKey: true },
    'bacd',
    'Bring Point ‹Bridge› forward',
  ],
])(
  'what is picked goes %s by its keys, as one step of Undo that its listeners hear',
  (_, press, expected, note) => {
    const app = show(<CommandKeys />, fakeApp({ plan }))
    const heard: number[] = []
    app.plan.onEdit((edit) => heard.push(edit.put.size))
    app.selection.select(['a'])
    fireEvent.keyDown(document.body, press)
    expect(sequence(app)).toBe(expected)
    expect(heard).toEqual([1])
    expect(app.plan.undo()?.replace(/[\u2068\u2069]/g, '')).toBe(note)
    expect(sequence(app)).toBe('abcd')
  },
)

test('Ctrl with plus, which is where the bracket is elsewhere, is left to the browser', () => {
  const app = show(<CommandKeys />, fakeApp({ plan }))
  app.selection.select(['a'])
  expect(fireEvent.keyDown(document.body, { key: '+', code: 'BracketRight', ctrlKey: true })).toBe(true)
  expect(sequence(app)).toBe('abcd')
})

test('the menu sends to the back what is picked, and not what is locked', async () => {
  const app = fakeApp({ plan })
  app.selection.select(['c', 'd'])
  show(<OrderMenu />, app)
  fireEvent.click(screen.getByRole('button', { name: 'Drawing order' }))
  fireEvent.click(await screen.findByRole('menuitem', { name: 'Send to back' }))
  expect(sequence(app)).toBe('dabc')
})

test('who watches has no such menu', async () => {
  const app = fakeApp({ streams: { connect: async () => ({ ok: true, value: fakeViewer(plan) }) } })
  await app.session.connect({ name: 'x', password: 'p', signal: new AbortController().signal })
  show(<OrderMenu />, app)
  expect(screen.queryByRole('button', { name: 'Drawing order' })).toBeNull()
})
