// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { fakeLeader } from '../../state/fake/fake-streams.ts'
import { planOf, point } from '../../state/fake/sample-plan.ts'
import type { Streams } from '../../stream/session.ts'
import { fakeApp, show } from '../fake/fake-app.tsx'
import { StartDialog } from './start-dialog.tsx'

const plan = planOf({ a: point('Alpha') })

function startDialog(start: Streams['start'] = async () => ({ ok: true, value: fakeLeader(plan) })) {
  const asked = vi.fn(start)
  const closed = vi.fn()
  const app = show(<StartDialog onClose={closed} />, fakeApp({ streams: { start: asked }, plan }))
  const fill = (label: string, value: string) =>
    fireEvent.change(screen.getByLabelText(label), { target: { value } })
  const submit = () => fireEvent.click(screen.getByRole('button', { name: 'Start' }))
  return { app, asked, closed, fill, submit }
}

test('a code is suggested, can be seen, and another one can be had', () => {
  startDialog()
  const code = screen.getByLabelText<HTMLInputElement>('Leader code')
  expect(code.type).toBe('text')
  expect(code.value).toMatch(/^([a-z]{5}-){4}[a-z]{5}$/)
  const first = code.value
  fireEvent.click(screen.getByRole('button', { name: 'Suggest another code' }))
  expect(code.value).not.toBe(first)
})

test.each([
  ['no characters', '', 'Please give the stream a name.'],
  ['spaces alone', '   ', 'Please give the stream a name.'],
  ['10,000 characters', 'x'.repeat(10_000), 'That name is too long'],
  ['65 emoji', '🚁'.repeat(65), 'That name is too long'],
  ['a control character', 'beep\u0007', 'control character'],
  ['a mark that turns the direction', 'abc\u202edef', 'turns the writing direction'],
  ['a private character', '\ue000', 'cannot show'],
])('a name of %s is not sent, and the form says why', (_, name, words) => {
  const { asked, fill, submit } = startDialog()
  fill('Name of the stream', name)
  fill('Password', 'p')
  submit()
  expect(screen.getByText(new RegExp(words))).toBeTruthy()
  expect(screen.getByLabelText('Name of the stream').getAttribute('aria-invalid')).toBe('true')
  expect(asked).not.toHaveBeenCalled()
})

test.each(['مهمة الفجر', '🚁 dawn', 'Ночной вылет. 3/4', '100 %'])('the name %j is fine', async (name) => {
  const { asked, fill, submit, closed } = startDialog()
  fill('Name of the stream', ` ${name} `)
  fill('Password', 'p')
  submit()
  await waitFor(() => expect(closed).toHaveBeenCalledOnce())
  expect(asked.mock.calls[0]?.[0]).toMatchObject({ name, plan, ttlSeconds: 10_800 })
})

test.each([
  ['spaces alone', '   ', 'Spaces alone are no password.'],
  ['201 characters', 'x'.repeat(201), 'That password is too long'],
])('a password of %s is not sent, and the form says why', (_, password, words) => {
  const { asked, fill, submit } = startDialog()
  fill('Name of the stream', 'Alpha')
  fill('Password', password)
  submit()
  expect(screen.getByText(new RegExp(words))).toBeTruthy()
  expect(asked).not.toHaveBeenCalled()
})

test('[S3] a password is sent with the spaces at its ends', async () => {
  const { asked, fill, submit, closed } = startDialog()
  fill('Name of the stream', 'Alpha')
  fill('Password', ' p ')
  submit()
  await waitFor(() => expect(closed).toHaveBeenCalledOnce())
  expect(asked.mock.calls[0]?.[0].password).toBe(' p ')
})

test('[S3] a leader code that is the password is not sent, in whatever form its letters were typed', () => {
  const { asked, fill, submit } = startDialog()
  fill('Name of the stream', 'Alpha')
  fill('Password', 'scha\u0308f')
  fill('Leader code', 'schäf')
  submit()
  expect(screen.getByText(/^That is the password: whoever watches could lead\./)).toBeTruthy()
  expect(screen.getByLabelText('Leader code').getAttribute('aria-invalid')).toBe('true')
  expect(asked).not.toHaveBeenCalled()
})

test('nobody is told that a field is empty before having had the chance to fill it', () => {
  startDialog()
  expect(screen.queryByText('Please give the stream a name.')).toBeNull()
})

test('a name that is taken is an error of the name, and the form stays', async () => {
  const { fill, submit, closed, app } = startDialog(async () => ({
    ok: false,
    refusal: 'name-taken',
    detail: undefined,
  }))
  fill('Name of the stream', 'Alpha')
  fill('Password', 'p')
  submit()
  await screen.findByText(/is running already/)
  expect(document.activeElement).toBe(screen.getByLabelText('Name of the stream'))
  expect(closed).not.toHaveBeenCalled()
  expect(app.session.getState().role).toBe('planning')
})

test('a server that does not answer is told, with what to do', async () => {
  const { fill, submit } = startDialog(async () => ({
    ok: false,
    refusal: undefined,
    trouble: 'unreachable',
  }))
  fill('Name of the stream', 'Alpha')
  fill('Password', 'p')
  submit()
  await screen.findByText('The server does not answer. Look whether this device is online.')
})

test('[K5] a stream is listed unless that is chosen otherwise, and the form says what it means', async () => {
  const { asked, fill, submit, closed } = startDialog()
  fill('Name of the stream', 'Alpha')
  fill('Password', 'p')
  expect(screen.getByText('Everybody on this server can see it in the list.')).toBeTruthy()
  fireEvent.click(screen.getByLabelText('Unlisted'))
  expect(screen.queryByText('Everybody on this server can see it in the list.')).toBeNull()
  submit()
  await waitFor(() => expect(closed).toHaveBeenCalledOnce())
  expect(asked.mock.calls[0]?.[0].unlisted).toBe(true)
})

test('how strong the password is, is said beside it, and none is turned away', async () => {
  const { asked, fill, submit } = startDialog()
  fill('Name of the stream', 'Kettledrum')
  expect(screen.queryByText(/guess/)).toBeNull()
  fill('Password', 'kettledrum')
  expect(screen.getByText(/^Easy to guess/)).toBeTruthy()
  fill('Password', 'correct horse battery staple')
  expect(screen.getByText(/^Strong/)).toBeTruthy()
  fill('Password', 'p')
  submit()
  await waitFor(() => expect(asked).toHaveBeenCalledOnce())
})
