import { useCallback, useEffect, useRef } from 'react'

/** Hands over the last key that was pressed just before, once; whoever takes it hears the later ones. */
export type TakeEarlyKey = () => KeyboardEvent | undefined

/** Who pressed it longer ago has gone on. */
const keptMs = 3_000

/** Keeps the last key that is pressed while nobody hears keys yet, since the code for that is still on its way. */
export function useEarlyKey(): TakeEarlyKey {
  const isTaken = useRef(false)
  const last = useRef<KeyboardEvent>(undefined)
  useEffect(() => {
    const keep = (event: KeyboardEvent) => {
      const isAlone = ['Shift', 'Control', 'Alt', 'Meta'].includes(event.key)
      if (!isTaken.current && !isAlone) last.current = event
    }
    const forget = () => {
      last.current = undefined
    }
    window.addEventListener('keydown', keep)
    window.addEventListener('pointerdown', forget)
    return () => {
      window.removeEventListener('keydown', keep)
      window.removeEventListener('pointerdown', forget)
    }
  }, [])
  return useCallback(() => {
    isTaken.current = true
    const key = last.current
    last.current = undefined
    return key && performance.now() - key.timeStamp < keptMs ? key : undefined
  }, [])
}
