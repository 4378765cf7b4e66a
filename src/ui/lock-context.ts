import { createContext } from 'react'

/** Whether what is shown here is locked: its fields are to be read until it is unlocked. */
export const LockContext = createContext(false)
