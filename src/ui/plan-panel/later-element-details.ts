import { later } from '../kit/later.ts'

export const fetchElementDetails = async () => (await import('./element-details.tsx')).ElementDetails

export const ElementDetails = later(fetchElementDetails)
