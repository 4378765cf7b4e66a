import { later } from '../kit/later.ts'

export const MapMenu = later(async () => (await import('./map-menu.tsx')).MapMenu)
