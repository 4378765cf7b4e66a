import { later } from '../kit/later.ts'

// Fetched right after the first paint.
export const CommandKeys = later(async () => (await import('./command-keys.tsx')).CommandKeys)
