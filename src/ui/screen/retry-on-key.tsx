import { useEffect } from 'react'
import type { Again } from '../kit/loaded-part.tsx'

/** In place of what nobody sees: the next key or press asks for it again. */
export function RetryOnKey({ again: { retry } }: { again: Again }) {
  useEffect(() => {
    const events = ['keydown', 'pointerdown'] as const
    for (const event of events) window.addEventListener(event, retry, { once: true })
    return () => {
      for (const event of events) window.removeEventListener(event, retry)
    }
  }, [retry])
  return null
}
