import { later } from '../kit/later.ts'

export const PanelSheet = later(async () => (await import('./panel-sheet.tsx')).PanelSheet)
