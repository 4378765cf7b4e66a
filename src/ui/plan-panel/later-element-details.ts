import { later } from '../kit/later.ts'

export const ElementDetails = later(async () => (await import('./element-details.tsx')).ElementDetails)
