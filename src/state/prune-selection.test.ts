import { expect, test } from 'vitest'
import { fakeStreams, fakeViewer } from './fake/fake-streams.ts'
import { planOf, point } from './fake/sample-plan.ts'
import { createLedStore } from './led-store.ts'
import { createPlanStore } from './plan-store.ts'
import { pruneSelection } from './prune-selection.ts'
import { createSelectionStore } from './selection-store.ts'
import { createSessionStore } from './session-store.ts'

const mine = planOf({ a: point('Alpha'), b: point('Bravo') })

function setUp() {
  const plan = createPlanStore(mine)
  const selection = createSelectionStore()
  const session = createSessionStore({
    streams: fakeStreams({
      connect: async () => ({ ok: true, value: fakeViewer(planOf({ b: point('B') })) }),
    }),
    plan,
    by: 'computer',
    led: createLedStore(undefined),
    keepNote: () => '',
    adoptNote: () => '',
  })
  pruneSelection(selection, plan, session)
  return { plan, selection, session }
}

test('what is deleted is no longer picked', () => {
  const { plan, selection } = setUp()
  selection.select(['a', 'b'])
  plan.apply({ put: new Map(), del: ['a'] }, 'Delete')
  expect(selection.getState().ids).toEqual(['b'])
})

test('what is not in the plan that is watched is no longer picked', async () => {
  const { selection, session } = setUp()
  selection.select(['a', 'b'])
  await session.connect({ name: 'x', password: 'p', signal: new AbortController().signal })
  expect(selection.getState().ids).toEqual(['b'])
})
