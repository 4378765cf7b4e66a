// @vitest-environment happy-dom
import { act, fireEvent, screen, waitFor } from '@testing-library/react'
import { useState } from 'react'
import { expect, test } from 'vitest'
import { planOf, point, route } from '../../state/fake/sample-plan.ts'
import { fakeApp, show } from '../fake/fake-app.tsx'
import { CommandKeys } from './command-keys.tsx'
import { useEarlyKey } from './use-early-key.ts'

const plan = planOf({ a: route('Night raid'), b: point('Bridge') })

/** What comes as a chunk of its own has come when this is over. */
const press = (init: KeyboardEventInit) =>
  act(async () => {
    fireEvent.keyDown(document.body, init)
    await Promise.all([import('./palette.tsx'), import('../dialogs/shortcuts-dialog.tsx')])
  })

async function openPalette() {
  await press({ key: 'k', code: 'KeyK', ctrlKey: true })
  return screen.findByRole('combobox', { name: 'What do you want to do?' })
}

test('the palette opens by its keys, finds a command by words and runs it', async () => {
  const app = show(<CommandKeys />)
  const field = await openPalette()
  fireEvent.change(field, { target: { value: 'theme dark' } })
  await waitFor(() => expect(screen.getAllByRole('option')).toHaveLength(1))
  fireEvent.keyDown(field, { key: 'Enter' })
  expect(app.preferences.getState().theme).toBe('dark')
  await waitFor(() => expect(screen.queryByRole('combobox')).toBeNull())
})

test('the palette finds an element by its name and selects it', async () => {
  const app = show(<CommandKeys />, fakeApp({ plan }))
  const field = await openPalette()
  fireEvent.change(field, { target: { value: 'raid' } })
  fireEvent.click(await screen.findByRole('option', { name: /Night raid/ }))
  expect(app.selection.getState().ids).toEqual(['a'])
})

test('what has no answer says so', async () => {
  show(<CommandKeys />)
  fireEvent.change(await openPalette(), { target: { value: 'xyzzy' } })
  expect(await screen.findByText('Nothing found. Try other words.')).toBeTruthy()
})

test('the list of keys is opened by ?, and has the tools and the undoing', async () => {
  show(<CommandKeys />)
  await press({ key: '?', code: 'Slash', shiftKey: true })
  const list = await screen.findByRole('dialog', { name: 'Keyboard' })
  expect(list.textContent).toContain('Undo')
  expect(list.textContent).toContain('Route')
})

test('a letter in a field is a letter', () => {
  const app = show(
    <>
      <CommandKeys />
      <input aria-label="Name" />
    </>,
    fakeApp({ plan }),
  )
  app.selection.select(['a'])
  const field = screen.getByLabelText('Name')
  fireEvent.keyDown(field, { key: 'Delete', code: 'Delete' })
  expect(app.plan.getState().plan.has('a')).toBe(true)
  fireEvent.keyDown(document.body, { key: 'Delete', code: 'Delete' })
  expect(app.plan.getState().plan.has('a')).toBe(false)
})

/** A page whose commands come at a press of a button. */
function Window() {
  const takeEarlyKey = useEarlyKey()
  const [hasCommands, setHasCommands] = useState(false)
  return (
    <>
      <button type="button" onClick={() => setHasCommands(!hasCommands)}>
        Commands
      </button>
      {hasCommands && <CommandKeys takeEarlyKey={takeEarlyKey} />}
    </>
  )
}

test('a key that was pressed before the commands came is heard when they come, once', async () => {
  const app = show(<Window />, fakeApp({ plan }))
  const button = screen.getByRole('button', { name: 'Commands' })
  app.selection.select(['a'])
  fireEvent.keyDown(document.body, { key: 'Delete', code: 'Delete' })
  fireEvent.click(button)
  expect([...app.plan.getState().plan.keys()]).not.toContain('a')
  app.selection.select(['b'])
  fireEvent.click(button)
  fireEvent.click(button)
  expect(app.plan.getState().plan.has('b')).toBe(true)
})

test('a key is not heard any more by commands that came after another press', () => {
  const app = show(<Window />, fakeApp({ plan }))
  app.selection.select(['a'])
  fireEvent.keyDown(document.body, { key: 'Delete', code: 'Delete' })
  fireEvent.pointerDown(document.body)
  fireEvent.click(screen.getByRole('button', { name: 'Commands' }))
  expect(app.plan.getState().plan.has('a')).toBe(true)
})
