import { later } from '../kit/later.ts'

export const ElementDetails = later(async () => (await import('./element-details.tsx')).ElementDetails)

export const SelectionDetails = later(async () => (await import('./selection-details.tsx')).SelectionDetails)

export const LayerList = later(async () => (await import('./layer-list.tsx')).LayerList)
