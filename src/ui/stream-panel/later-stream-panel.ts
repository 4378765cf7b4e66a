import { later } from '../kit/later.ts'

export const fetchStreamPanel = async () => (await import('./stream-panel.tsx')).StreamPanel

export const StreamPanel = later(fetchStreamPanel)
