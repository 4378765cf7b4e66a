import { later } from '../kit/later.ts'

export const StreamPanel = later(async () => (await import('./stream-panel.tsx')).StreamPanel)
