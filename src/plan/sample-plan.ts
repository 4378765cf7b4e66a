import { generateNKeysBetween } from 'fractional-indexing'
import { type Element, type ElementId, type Sheet, sheetId } from './element.ts'
import type { Draft } from './new-element.ts'
import type { Plan } from './plan.ts'

/** Plans to look at and to try things on: one on a game's map, one on the real world's. */
export type SampleKind = 'game' | 'world'

export const samplePlan = (kind: SampleKind): Plan =>
  kind === 'game' ? planOf(kubanSheet, kubanElements) : planOf(channelSheet, channelElements)

/** The elements in the order of their list. */
function planOf(
  sheet: Omit<Sheet, 'kind' | 'order'>,
  drafts: readonly (readonly [ElementId, Draft])[],
): Plan {
  const orders = generateNKeysBetween(null, null, drafts.length)
  const plan = new Map<ElementId, Element>([[sheetId, { ...sheet, kind: 'sheet', order: 'a0' }]])
  drafts.forEach(([id, draft], index) => {
    plan.set(id, { ...draft, order: orders[index] ?? 'a0' })
  })
  return plan
}

const layers = [
  { id: 'strike', name: 'Strike', color: 'red' },
  { id: 'escort', name: 'Escort', color: 'blue' },
  { id: 'threats', name: 'Threats', color: 'black' },
] as const

/** An attack on a bridge with escort, in map units of the Kuban. */
const kubanSheet: Omit<Sheet, 'kind' | 'order'> = {
  map: 'kuban',
  units: 'metric',
  title: 'Sample: bridge at dawn',
  layers,
  winds: [
    { altitude: 0, fromDeg: 240, speed: 12 },
    { altitude: 2_000, fromDeg: 255, speed: 28 },
    { altitude: 5_000, fromDeg: 270, speed: 54 },
  ],
  date: '1943-06-02',
}

const kubanElements: readonly (readonly [ElementId, Draft])[] = [
  [
    'strike-route',
    {
      kind: 'route',
      name: 'Strike',
      color: 'red',
      flightPlan: true,
      speed: 320,
      altitude: 1_500,
      climbRate: 420,
      fuel: { start: 480, perHour: 260, unit: 'l' },
      layer: 'strike',
      waypoints: [
        { at: [98, -62], name: 'Base', altitude: 40 },
        {
          at: [88, -57],
          name: 'Meet',
          altitude: 1_500,
          timeS: 19_800,
          notes: 'One turn to the left while the escort closes up.',
        },
        { at: [76, -46], name: 'Crossing', altitude: 1_500 },
        { at: [66, -41], name: 'IP', altitude: 1_200, speed: 380 },
        { at: [61, -36], name: 'Target', altitude: 600, speed: 420 },
        { at: [69, -52], name: 'Out', altitude: 300, speed: 360 },
        { at: [98, -62], name: 'Base', altitude: 40 },
      ],
    },
  ],
  [
    'escort-route',
    {
      kind: 'route',
      name: 'Escort',
      color: 'blue',
      flightPlan: true,
      speed: 400,
      altitude: 3_000,
      climbRate: 780,
      layer: 'escort',
      waypoints: [
        { at: [104, -54], name: 'Field', altitude: 30 },
        { at: [88, -57], name: 'Meet', altitude: 2_500, timeS: 19_800 },
        { at: [75, -44], name: 'High cover', altitude: 3_500 },
        { at: [61, -38], name: 'Over the target', altitude: 3_500 },
        { at: [104, -54], name: 'Field', altitude: 30 },
      ],
    },
  ],
  [
    'base',
    point('Strike base', 'base', 'blue', [98, -62], {
      layer: 'strike',
      notes: 'Runway 09/27. Green flare: take off.',
    }),
  ],
  ['field', point('Escort field', 'takeoff', 'blue', [104, -54], { layer: 'escort' })],
  [
    'bridge',
    point('Bridge', 'bomb-target', 'red', [61, -36], {
      layer: 'strike',
      notes: 'Two spans; come in along the river.',
    }),
  ],
  [
    'depot',
    point('Depot', 'taw-depo', 'red', [58, -34], {
      layer: 'strike',
      notes: 'If the bridge is down already.',
    }),
  ],
  ['flak', { ...ring('Flak', 'red', [62, -35], 4), layer: 'threats' }],
  ['patrol', { ...ring('Fighters seen here', 'red', [52, -48], 7), layer: 'threats' }],
  [
    'search',
    {
      kind: 'polygon',
      name: 'Columns expected',
      rings: [
        [
          [64, -30],
          [71, -31],
          [70, -36],
          [65, -35],
        ],
      ],
      color: 'orange',
      fillOpacity: 0.15,
      layer: 'threats',
    },
  ],
  [
    'attack',
    {
      kind: 'line',
      name: 'Run in',
      path: [
        [66, -41],
        [61.6, -36.6],
      ],
      color: 'red',
      arrow: true,
      layer: 'strike',
    },
  ],
  [
    'front',
    {
      kind: 'front',
      name: 'Front in the morning',
      blue: [
        [72, -22],
        [75, -34],
        [73.5, -46],
        [77, -58],
        [74, -70],
      ],
      red: [
        [70.8, -22],
        [73.8, -34],
        [72.3, -46],
        [75.8, -58],
        [72.8, -70],
      ],
    },
  ],
  [
    'note',
    { kind: 'text', at: [84, -49], text: 'Radio silence until the IP', color: 'black', layer: 'strike' },
  ],
]

/** A patrol over the Channel from places that are there, longitude and latitude. */
const channelSheet: Omit<Sheet, 'kind' | 'order'> = {
  map: 'world',
  units: 'metric',
  title: 'Sample: Channel patrol',
  layers,
  winds: [
    { altitude: 0, fromDeg: 220, speed: 18 },
    { altitude: 3_000, fromDeg: 250, speed: 46 },
    { altitude: 6_000, fromDeg: 265, speed: 80 },
  ],
}

const channelElements: readonly (readonly [ElementId, Draft])[] = [
  [
    'patrol',
    {
      kind: 'route',
      name: 'Patrol',
      color: 'blue',
      flightPlan: true,
      speed: 420,
      altitude: 4_500,
      climbRate: 720,
      fuel: { start: 385, perHour: 190, unit: 'l' },
      layer: 'escort',
      waypoints: [
        { at: [0.0325, 51.3308], name: 'Biggin Hill', altitude: 180, timeS: 32_400 },
        { at: [0.8711, 51.1447], name: 'Ashford', altitude: 4_000 },
        { at: [1.3134, 51.1279], name: 'Dover', altitude: 4_500 },
        { at: [1.45, 50.98], name: 'Mid-Channel', altitude: 4_500, notes: 'Turn back here without contact.' },
        { at: [0.9707, 50.9133], name: 'Dungeness', altitude: 4_500 },
        { at: [0.0325, 51.3308], name: 'Biggin Hill', altitude: 180 },
      ],
    },
  ],
  [
    'rescue',
    {
      kind: 'route',
      name: 'Rescue launch',
      color: 'orange',
      flightPlan: true,
      speed: 50,
      layer: 'strike',
      waypoints: [
        { at: [1.3134, 51.1179], name: 'Dover harbour' },
        { at: [1.42, 51.0], name: 'Search begins' },
        { at: [1.3, 50.93], name: 'Search ends' },
        { at: [1.3134, 51.1179], name: 'Dover harbour' },
      ],
    },
  ],
  ['biggin', point('Biggin Hill', 'base', 'blue', [0.0325, 51.3308], { layer: 'escort' })],
  [
    'hawkinge',
    point('Hawkinge', 'landing', 'blue', [1.1547, 51.1131], {
      layer: 'escort',
      notes: 'To refuel, or if hit.',
    }),
  ],
  [
    'convoy',
    point('Convoy', 'target', 'black', [1.36, 51.05], { layer: 'strike', notes: 'Westbound, 8 knots.' }),
  ],
  ['grisnez', point('Cap Gris-Nez', 'taw-def', 'red', [1.5836, 50.8697], { layer: 'threats' })],
  ['guns', { ...ring('Range of the guns', 'red', [1.5836, 50.8697], 20_000), layer: 'threats' }],
  [
    'radar',
    { ...ring('Radar sees to here', 'blue', [1.3442, 51.1344], 40_000), fillOpacity: 0.05, layer: 'escort' },
  ],
  [
    'box',
    {
      kind: 'polygon',
      name: 'Search area',
      rings: [
        [
          [1.28, 51.02],
          [1.46, 51.02],
          [1.46, 50.92],
          [1.28, 50.92],
        ],
      ],
      color: 'orange',
      fillOpacity: 0.15,
      layer: 'strike',
    },
  ],
  [
    'drift',
    {
      kind: 'line',
      name: 'Drift',
      path: [
        [1.3, 50.97],
        [1.41, 51.0],
      ],
      color: 'orange',
      arrow: true,
      layer: 'strike',
    },
  ],
  [
    'front',
    {
      kind: 'front',
      name: 'Middle of the Channel',
      blue: [
        [0.6, 50.72],
        [1.2, 50.93],
        [1.5, 51.06],
        [1.9, 51.2],
      ],
      red: [
        [0.63, 50.69],
        [1.23, 50.9],
        [1.53, 51.03],
        [1.93, 51.17],
      ],
    },
  ],
  [
    'note',
    {
      kind: 'text',
      at: [1.05, 51.28],
      text: 'Fighters answer on channel B',
      color: 'black',
      layer: 'escort',
    },
  ],
]

function point(
  name: string,
  type: string,
  color: string,
  at: readonly [number, number],
  more: { readonly layer: string; readonly notes?: string },
): Draft {
  return { kind: 'point', name, type, color, at, notes: '', ...more }
}

/** `radius` in map units, or in metres on the real world. */
function ring(name: string, color: string, at: readonly [number, number], radius: number) {
  return { kind: 'circle', name, color, at, radius, fillOpacity: 0.1 } as const
}
