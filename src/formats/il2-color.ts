/** The three colours of the IL-2 Mission Planner, which it compares letter by letter. */
const il2Colors: ReadonlyMap<string, string> = new Map([
  ['red', '#9A070B'],
  ['blue', '#3C6490'],
  ['black', '#000000'],
])

/** What is used for a colour that is missing or cannot be read, but for routes, which may have none. */
export const unreadColor = { stroke: 'red', point: 'black' } as const

/** The plan's colour for one of a file: the three as words, others as they are; undefined if it is none. */
export function planColor(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined
  const color = value.trim().toLowerCase()
  const hex = /^#[0-9a-f]{3}$/.test(color) ? color.replace(/[0-9a-f]/g, '$&$&') : color
  for (const [word, known] of il2Colors) if (known.toLowerCase() === hex) return word
  return /^([a-z]{3,20}|#[0-9a-f]{6})$/.test(hex) ? hex : undefined
}

/** How a file says the colour of a route, circle or polygon: the three as hex, others as they are. */
export const strokeColor = (color: string): string => il2Colors.get(color) ?? color

/** How the IL-2 Mission Planner shows a route: any colour but the three in red. */
export const routeColorShown = (color: string): string => (il2Colors.has(color) ? color : 'red')

/** How a file says the colour of a point: there are pictures in the three only, so others become the nearest. */
export function pointColor(color: string): string {
  if (il2Colors.has(color) || !color.startsWith('#')) return il2Colors.has(color) ? color : 'black'
  const distances = [...il2Colors].map(([word, hex]) => ({ word, distance: colorDistance(color, hex) }))
  return distances.sort((a, b) => a.distance - b.distance)[0]?.word ?? 'black'
}

const colorDistance = (a: string, b: string): number =>
  [1, 3, 5].reduce((sum, at) => sum + (channel(a, at) - channel(b, at)) ** 2, 0)

const channel = (hex: string, at: number): number => Number.parseInt(hex.slice(at, at + 2), 16)
