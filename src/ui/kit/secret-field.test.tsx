// @vitest-environment happy-dom
import { fireEvent, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { show } from '../fake/fake-app.tsx'
import { CopyField } from './copy-field.tsx'
import { DraftField } from './draft-field.tsx'
import { SecretField } from './secret-field.tsx'

const field = (label: string) => screen.getByLabelText<HTMLInputElement>(label)

test('a secret that is legible is nothing for the browser to write down', () => {
  const draft = { name: 'x', value: 'x', onChange: () => {} }
  show(
    <>
      <SecretField {...draft} label="Password" autoComplete="current-password" />
      <SecretField {...draft} label="Code" autoComplete="one-time-code" shown />
    </>,
  )
  expect(field('Password')).toMatchObject({ type: 'password', autocomplete: 'current-password' })
  expect(field('Code')).toMatchObject({ type: 'text', autocomplete: 'off' })
  fireEvent.click(screen.getByRole('button', { name: 'Show the letters' }))
  expect(field('Password')).toMatchObject({ type: 'text', autocomplete: 'off' })
  for (const button of screen.getAllByRole('button', { name: 'Hide the letters' })) fireEvent.click(button)
  expect(field('Password').autocomplete).toBe('current-password')
  expect(field('Code').autocomplete).toBe('one-time-code')
})

test('nor is a link to copy, or what a viewer sees of a plan', () => {
  show(
    <>
      <CopyField label="Link" text="https://host.example/#/s/Alpha?k=secret" copyLabel="Copy" />
      <DraftField
        label="Notes"
        value="x"
        parse={(text) => ({ ok: true, value: text })}
        onCommit={() => {}}
        multiline
        readOnly
      />
    </>,
  )
  expect(field('Link').autocomplete).toBe('off')
  expect(field('Notes').getAttribute('autocomplete')).toBe('off')
})
