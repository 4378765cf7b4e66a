// @vitest-environment happy-dom
import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { fakeApp, show } from '../fake/fake-app.tsx'
import { LockedNotice } from './locked-notice.tsx'

test('[K1] a newcomer is told that somebody guesses, and when it is tried again', () => {
  show(<LockedNotice />, fakeApp({ streams: { lockedUntilMs: () => Date.now() + 30_000 } }))
  expect(screen.getByText('Somebody has tried many passwords')).toBeTruthy()
  expect(screen.getByText(/^Trying again in \d+ s\.$/)).toBeTruthy()
})

test('[K1] nobody is told of guesses where nothing waits', () => {
  show(<LockedNotice />)
  expect(screen.queryByText(/many passwords/)).toBeNull()
})
