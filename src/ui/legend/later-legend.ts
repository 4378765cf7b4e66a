import { later } from '../kit/later.ts'

export const LegendBox = later(async () => (await import('./legend-box.tsx')).LegendBox)
