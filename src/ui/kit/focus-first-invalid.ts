import { flushSync } from 'react-dom'

/** Puts the focus into the first field with an error, errors that have just been set included. */
export function focusFirstInvalid(form: HTMLFormElement): void {
  // Renders what is waiting, so that the errors are there to be found.
  flushSync(() => {})
  form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
}
