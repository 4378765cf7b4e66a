// @vitest-environment happy-dom
import { act, fireEvent, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { sheetId } from '../../plan/element.ts'
import { drawnElements, emptyPlan, sheetOf } from '../../plan/plan.ts'
import { fakeViewer } from '../../state/fake/fake-streams.ts'
import { planOf, route } from '../../state/fake/sample-plan.ts'
import { fakeApp, show } from '../fake/fake-app.tsx'
import { useScreen } from '../screen-context.ts'
import { MapMenu } from './map-menu.tsx'
import type { MenuRequest } from './menu-request.ts'

const plan = planOf({ [sheetId]: { ...sheetOf(emptyPlan), map: 'kuban' }, r: route('Strike') })

function Menu({ request }: { request: MenuRequest }) {
  const { tool } = useScreen()
  return (
    <>
      <output>{JSON.stringify(tool)}</output>
      <MapMenu request={request} container={document.body} onClose={() => {}} />
    </>
  )
}

const asked = (target: MenuRequest['target']): MenuRequest => ({
  type: 'menu',
  px: [1, 1],
  place: [3, -4],
  target,
})
const tool = () => JSON.parse(screen.getByRole('status', { hidden: true }).textContent ?? '')

test('it is measured from a place, and from a waypoint where that was meant', async () => {
  show(<Menu request={asked({ type: 'map' })} />, fakeApp({ plan }))
  await act(async () => fireEvent.click(screen.getByRole('menuitem', { name: 'Measure from here' })))
  expect(tool()).toEqual({ type: 'ruler', from: [3, -4] })
  show(<Menu request={asked({ type: 'waypoint', id: 'r', index: 1 })} />, fakeApp({ plan }))
  await act(async () => fireEvent.click(screen.getByRole('menuitem', { name: 'Measure from here' })))
  expect(tool()).toEqual({ type: 'ruler', from: [20, -10] })
})

test('who watches may measure, and paste nothing', async () => {
  const app = fakeApp({ streams: { connect: async () => ({ ok: true, value: fakeViewer(plan) }) } })
  await app.session.connect({ name: 'x', password: 'p', signal: new AbortController().signal })
  show(<Menu request={asked({ type: 'map' })} />, app)
  screen.getByRole('menuitem', { name: 'Measure from here' })
  expect(screen.queryByRole('separator')).toBeNull()
  expect(screen.queryByRole('menuitem', { name: 'Paste here' })).toBeNull()
  expect(screen.queryByRole('menuitem', { name: 'Add a point here' })).toBeNull()
})

test('what is picked is brought to the front, in a menu of its own', async () => {
  const two = new Map(plan).set('s', route('Other', { order: 'a1' }))
  const app = fakeApp({ plan: two })
  app.selection.select(['r'])
  show(<Menu request={asked({ type: 'element', id: 'r' })} />, app)
  await act(async () => fireEvent.click(screen.getByRole('menuitem', { name: 'Drawing order' })))
  await act(async () => fireEvent.click(await screen.findByRole('menuitem', { name: 'Bring to front' })))
  expect(drawnElements(app.plan.getState().plan).map(([id]) => id)).toEqual(['s', 'r'])
})
