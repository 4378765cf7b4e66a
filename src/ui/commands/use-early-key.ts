import { useCallback, useEffect, useRef } from 'react'

/** Hands over the last key that was pressed before, once; whoever takes it hears the later ones. */
export type TakeEarlyKey = () => KeyboardEvent | undefined

/** Keeps the last key that is pressed while nobody hears keys yet, since the code for that is still on its way. */
export function useEarlyKey(): TakeEarlyKey {
  const isTaken = useRef(false)
  const last = useRef<KeyboardEvent>(undefined)
  useEffect(() => {
    const keep = (event: KeyboardEvent) => {
      if (!isTaken.current) last.current = event
    }
    window.addEventListener('keydown', keep)
    return () => window.removeEventListener('keydown', keep)
  }, [])
  return useCallback(() => {
    isTaken.current = true
    const key = last.current
    last.current = undefined
    return key
  }, [])
}
