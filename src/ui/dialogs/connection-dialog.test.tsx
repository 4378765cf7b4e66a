// @vitest-environment happy-dom
import { fireEvent, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { show } from '../fake/fake-app.tsx'
import { ConnectionDialog } from './connection-dialog.tsx'

afterEach(() => {
  vi.unstubAllGlobals()
})

const copy = () => fireEvent.click(screen.getByRole('button', { name: 'Copy' }))

test('the details are copied as plain text', async () => {
  const writeText = vi.fn(async (_text: string) => {})
  vi.stubGlobal('navigator', { userAgent: 'Some browser', clipboard: { writeText } })
  show(<ConnectionDialog onClose={() => {}} />)
  copy()
  expect(await screen.findByText('Copied')).toBeTruthy()
  expect(writeText.mock.calls[0]?.[0]).toContain('Missioncast: 1.0.0 · abc1234\nBrowser: Some browser')
})

test('where the browser copies nothing, the text is selected to be copied by hand', async () => {
  vi.stubGlobal('navigator', { userAgent: 'Some browser' })
  Object.assign(document, { execCommand: () => false })
  show(<ConnectionDialog onClose={() => {}} />)
  copy()
  expect(await screen.findByText(/The text is selected/)).toBeTruthy()
  expect(getSelection()?.toString()).toContain('Some browser')
})
