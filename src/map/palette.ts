export type Theme = 'light' | 'dark'

/** Every colour of the map but those of elements, which come from `inkOf`. */
export type Palette = {
  readonly theme: Theme
  /** game maps: the sheet, what lies around it, its grid and numbers */
  readonly paper: string
  readonly table: string
  readonly grid: string
  readonly minorGrid: string
  readonly gridText: string
  readonly frame: string
  /** the world */
  readonly sea: string
  readonly land: string
  readonly coast: string
  readonly border: string
  readonly river: string
  readonly lake: string
  readonly graticule: string
  readonly city: string
  readonly cityHalo: string
  /** words and their background */
  readonly text: string
  readonly halo: string
  readonly pill: string
  /** marks of the selection and of what has just changed */
  readonly selected: string
  readonly changed: string
}

export const palettes: Readonly<Record<Theme, Palette>> = {
  light: {
    theme: 'light',
    paper: '#f5f3ea',
    table: '#dcd9cf',
    grid: '#c2c2b2',
    minorGrid: '#dfddd0',
    gridText: '#6c7064',
    frame: '#7d8073',
    sea: '#d3e3ec',
    land: '#f6f3ea',
    coast: '#7c97a8',
    border: '#b49c8c',
    river: '#8fb6cf',
    lake: '#c6dce8',
    graticule: '#9fb4bf',
    city: '#4d5358',
    cityHalo: '#f6f3ea',
    text: '#1c2430',
    halo: '#ffffff',
    pill: '#fffffff0',
    selected: '#e8830c',
    changed: '#8a3ffc',
  },
  dark: {
    theme: 'dark',
    paper: '#1b2329',
    table: '#0e1317',
    grid: '#3d4951',
    minorGrid: '#28323a',
    gridText: '#8f9ca4',
    frame: '#5d6b74',
    sea: '#131c24',
    land: '#252d33',
    coast: '#557084',
    border: '#6b6258',
    river: '#33536b',
    lake: '#16222c',
    graticule: '#34454f',
    city: '#aab4bb',
    cityHalo: '#1a2127',
    text: '#e8edf2',
    halo: '#10161b',
    pill: '#10161bf0',
    selected: '#ffb03b',
    changed: '#c79bff',
  },
}
