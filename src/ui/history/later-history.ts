import { later } from '../kit/later.ts'

export const HistoryPanel = later(async () => (await import('./history-panel.tsx')).HistoryPanel)
