// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { copySelection } from '../../plan/clipboard.ts'
import { sheetId } from '../../plan/element.ts'
import { drawnElements, emptyPlan, sheetOf } from '../../plan/plan.ts'
import { planOf, point } from '../../state/fake/sample-plan.ts'
import { fakeApp, show } from '../fake/fake-app.tsx'
import { usePasteCommands } from './use-paste-command.ts'

afterEach(() => vi.restoreAllMocks())

const plan = planOf({ [sheetId]: { ...sheetOf(emptyPlan), map: 'kuban' }, a: point('Mine') })

function PasteButton() {
  const [command] = usePasteCommands()
  return (
    <button type="button" onClick={command?.run}>
      Paste
    </button>
  )
}

/** Presses Paste in a browser whose clipboard is this. */
function pasteFrom(clipboard: unknown) {
  vi.spyOn(navigator, 'clipboard', 'get').mockReturnValue(clipboard as Clipboard)
  const app = show(<PasteButton />, fakeApp({ plan }))
  fireEvent.click(screen.getByRole('button', { name: 'Paste' }))
  return app
}
const holding = (text: string) => ({ readText: async () => text })

test('elements come into the plan without a keyboard', async () => {
  const app = pasteFrom(holding(copySelection(plan, ['a'])))
  await waitFor(() => expect(drawnElements(app.plan.getState().plan)).toHaveLength(2))
})

test('the text of a plan file is opened with its questions', async () => {
  pasteFrom(holding('<kml><Placemark><Point><coordinates>1,2</coordinates></Point></Placemark></kml>'))
  await screen.findByText(/KML, map World: 1 point/)
})

test('what is no plan is said to be none', async () => {
  pasteFrom(holding('Hello'))
  expect((await screen.findAllByText('There is nothing to paste')).length).toBeGreaterThan(0)
})

test.each([
  ['has none, as on plain HTTP', undefined],
  ['lets nobody read it', { writeText: async () => {} }],
  ['was told not to', { readText: async () => Promise.reject(new DOMException('', 'NotAllowedError')) }],
])('where the browser %s it is said what to do instead', async (_, clipboard) => {
  pasteFrom(clipboard)
  expect((await screen.findAllByText(/does not let the page read the clipboard/)).length).toBeGreaterThan(0)
})
