import type { Size } from '../../map/picture-frame.ts'

/** A size that games and kneeboard programs take, in pixels. Names of programs are the same in every language. */
export type KneeboardSize = Size & { readonly id: string; readonly label: string }

/** DCS draws its pages in 3:4; a page of 2:3 fills its kneeboard in VR; OpenKneeboard (IL-2 and others) takes any. */
export const kneeboardSizes: readonly [KneeboardSize, ...KneeboardSize[]] = [
  { id: 'il2', width: 1024, height: 1448, label: 'OpenKneeboard, IL-2 · 1024 × 1448' },
  { id: 'dcs', width: 768, height: 1024, label: 'DCS · 768 × 1024' },
  { id: 'dcs-fine', width: 1536, height: 2048, label: 'DCS · 1536 × 2048' },
  { id: 'tall', width: 768, height: 1152, label: 'DCS, 2:3 · 768 × 1152' },
]
