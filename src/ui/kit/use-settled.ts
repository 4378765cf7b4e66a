import { useEffect, useState } from 'react'

/** The value once it has been the same for a while: screen readers cannot follow a pointer. */
export function useSettled<T>(value: T, forMs = 600): T {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), forMs)
    return () => clearTimeout(timer)
  }, [value, forMs])
  return settled
}
