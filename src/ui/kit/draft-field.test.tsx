// @vitest-environment happy-dom
import { fireEvent, screen } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { show } from '../fake/fake-app.tsx'
import { createI18n } from '../i18n.ts'
import { parseNumber } from '../parse-field.ts'
import { DraftField } from './draft-field.tsx'

function speedField() {
  const onCommit = vi.fn<(speed: number) => void>()
  show(
    <DraftField
      label="Speed"
      value="300"
      parse={(text) => parseNumber(createI18n(), text, { least: 0, most: 900 })}
      onCommit={onCommit}
    />,
  )
  const field = screen.getByLabelText<HTMLInputElement>('Speed')
  const type = (value: string) => fireEvent.change(field, { target: { value } })
  return { field, type, onCommit }
}

test('what is typed counts once, with Enter', () => {
  const { field, type, onCommit } = speedField()
  type('4')
  type('450')
  expect(onCommit).not.toHaveBeenCalled()
  fireEvent.keyDown(field, { key: 'Enter' })
  fireEvent.blur(field)
  expect(onCommit.mock.calls).toEqual([[450]])
})

test('leaving the field counts as well; leaving it as it was does not', () => {
  const { field, type, onCommit } = speedField()
  fireEvent.blur(field)
  type('300')
  fireEvent.blur(field)
  expect(onCommit).not.toHaveBeenCalled()
  type('310')
  fireEvent.blur(field)
  expect(onCommit.mock.calls).toEqual([[310]])
})

test('Escape takes the draft back', () => {
  const { field, type, onCommit } = speedField()
  type('4000')
  fireEvent.keyDown(field, { key: 'Escape' })
  expect(field.value).toBe('300')
  fireEvent.blur(field)
  expect(onCommit).not.toHaveBeenCalled()
})

test('a draft that cannot be read stays, with what is wrong', () => {
  const { field, type, onCommit } = speedField()
  type('fast')
  fireEvent.blur(field)
  expect(field.value).toBe('fast')
  expect(screen.getByRole('alert').textContent).toBe('Please enter a number.')
  expect(field.getAttribute('aria-invalid')).toBe('true')
  expect(onCommit).not.toHaveBeenCalled()
})
