// @vitest-environment happy-dom
import { screen } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { BrokenScreen } from './broken-screen.tsx'
import { ErrorBoundary } from './error-boundary.tsx'
import { show } from './fake/fake-app.tsx'

function Broken(): never {
  throw new Error('a fault')
}

test('a screen that breaks leaves the plan to be saved, and says what happened', () => {
  const silenced = vi.spyOn(console, 'error').mockImplementation(() => {})
  show(
    <ErrorBoundary fallback={(error) => <BrokenScreen error={error} />}>
      <Broken />
    </ErrorBoundary>,
  )
  expect(screen.getByRole('button', { name: 'Save the plan' })).toBeTruthy()
  expect(screen.getByText('Error: a fault')).toBeTruthy()
  silenced.mockRestore()
})
