import { later } from '../kit/later.ts'

// Fetched right after the first paint; what is told before is kept until then.
export const Toasts = later(async () => (await import('../kit/toasts.tsx')).Toasts)
