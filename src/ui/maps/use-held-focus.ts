import { type RefObject, useEffect } from 'react'

/** What had the focus may be gone after a step: then the part as a whole has it, and the keyboard goes on from there. */
export function useHeldFocus(part: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    if (document.activeElement === document.body) part.current?.focus({ preventScroll: true })
  })
}
