import { later } from '../kit/later.ts'

// Fetched when there is something to tell.
export const HoldNotice = later(async () => (await import('./hold-notice.tsx')).HoldNotice)
export const KeepingNotice = later(async () => (await import('./keeping-notice.tsx')).KeepingNotice)
