import type { RandomBytes } from '../plan/new-element.ts'

export const randomBytes: RandomBytes = (count) => crypto.getRandomValues(new Uint8Array(count))
