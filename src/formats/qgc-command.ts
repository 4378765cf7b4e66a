import type { Waypoint } from '../plan/element.ts'

/**
 * The commands of MAVLink that fly to a place (MAV_CMD), with the first four of their parameters, which a plan has no fields
 * for. Where they say something they stand in the notes of the waypoint, in words that are written back as what they were.
 * Source: https://mavlink.io/en/messages/common.html
 */
type FlyCommand = {
  readonly word: string
  /** what a waypoint is called that was read from it */
  readonly name?: string
  readonly params: readonly [Param, Param, Param, Param]
}

/** Its name and unit; what is `optional` says nothing when it is null, everything else when it is 0. */
type Param = { readonly name: string; readonly unit: string; readonly optional?: true }

const param = (name: string, unit = ''): Param => ({ name, unit })
const unused = (number: number): Param => param(`parameter ${number}`)
const yaw: Param = { name: 'yaw', unit: '°', optional: true }
const crosstrack = param('crosstrack')
const headingRequired = param('heading required')

export const commands = { waypoint: 16, landing: 21, takeoff: 22, vtolTakeoff: 84 } as const

const flyCommands: ReadonlyMap<number, FlyCommand> = new Map([
  [
    commands.waypoint,
    {
      word: 'Waypoint',
      params: [param('hold', ' s'), param('acceptance radius', ' m'), param('pass radius', ' m'), yaw],
    },
  ],
  [17, { word: 'Loiter', name: 'Loiter', params: [unused(1), unused(2), param('radius', ' m'), yaw] }],
  [
    18,
    {
      word: 'Loiter turns',
      name: 'Loiter',
      params: [param('turns'), headingRequired, param('radius', ' m'), crosstrack],
    },
  ],
  [
    19,
    {
      word: 'Loiter time',
      name: 'Loiter',
      params: [param('time', ' s'), headingRequired, param('radius', ' m'), crosstrack],
    },
  ],
  [
    commands.landing,
    {
      word: 'Landing',
      name: 'Landing',
      params: [param('abort altitude', ' m'), param('precision'), unused(3), yaw],
    },
  ],
  [
    commands.takeoff,
    { word: 'Takeoff', name: 'Takeoff', params: [param('pitch', '°'), param('flags'), unused(3), yaw] },
  ],
  [
    31,
    {
      word: 'Loiter to altitude',
      name: 'Loiter',
      params: [headingRequired, param('radius', ' m'), unused(3), crosstrack],
    },
  ],
  [82, { word: 'Spline', params: [param('hold', ' s'), unused(2), unused(3), yaw] }],
  [
    commands.vtolTakeoff,
    {
      word: 'VTOL takeoff',
      name: 'Takeoff',
      params: [unused(1), param('transition heading'), unused(3), yaw],
    },
  ],
  [
    85,
    {
      word: 'VTOL landing',
      name: 'Landing',
      params: [param('options'), unused(2), param('approach altitude', ' m'), yaw],
    },
  ],
])

export const isFlown = (code: number): boolean => flyCommands.has(code)

/** Its first four parameters. */
type Params = readonly (number | null)[]

const plainParams: Params = [0, 0, 0, null]

/** The name and the notes of a waypoint that was read from a command; `lost` are parameters that are no numbers. */
export function wordsOfCommand(
  code: number,
  params: readonly unknown[],
): { readonly name: string | undefined; readonly notes: string; readonly lost: readonly string[] } {
  const known = flyCommands.get(code)
  const lost: string[] = []
  const said = (known?.params ?? []).flatMap(({ name, unit, optional }, index) => {
    const value = params[index] ?? undefined
    if (value === undefined || (value === 0 && !optional)) return []
    if (typeof value === 'number' && Number.isFinite(value)) return [`${name} ${value}${unit}`]
    lost.push(name)
    return []
  })
  const head = `${known?.word} (MAV_CMD ${code})`
  return { name: known?.name, notes: said.length === 0 ? head : `${head}: ${said.join(', ')}`, lost }
}

export type FlownAs = {
  readonly command: number
  readonly params: Params
  /** whether the command, read again, gives the waypoint's name and notes */
  readonly holdsName: boolean
  readonly holdsNotes: boolean
}

/** The command that a waypoint is flown by: as its notes say, or as its name does at the ends of the route. */
export function commandOfWaypoint({ name = '', notes = '' }: Waypoint, index: number, end: number): FlownAs {
  const plain = plainCommand(name, index, end)
  const command = commandOfNotes(notes)
  const used = command ?? { command: plain, params: plainParams }
  return {
    ...used,
    holdsName: name === '' || name === flyCommands.get(used.command)?.name,
    holdsNotes: notes === '' || command !== undefined,
  }
}

/** What is written for a waypoint without notes. */
export function plainCommand(name: string | undefined, index: number, end: number): number {
  const word = name?.toLowerCase()
  if (index === 0 && word === 'takeoff') return commands.takeoff
  return index === end && word === 'landing' ? commands.landing : commands.waypoint
}

/** The command of notes that `wordsOfCommand` wrote; undefined if they are any others. */
function commandOfNotes(notes: string): { command: number; params: Params } | undefined {
  const [, code, said] = /\(MAV_CMD (\d+)\)(?:: (.+))?$/.exec(notes) ?? []
  const command = Number(code)
  const known = flyCommands.get(command)
  if (!known) return undefined
  const values = new Map((said?.split(', ') ?? []).map((part) => [part.replace(/ -?\d.*$/, ''), part]))
  const params = known.params.map(({ name, unit }, index) => {
    const text = values.get(name)?.slice(name.length + 1)
    const number = text?.endsWith(unit) ? Number(text.slice(0, text.length - unit.length)) : Number.NaN
    return Number.isFinite(number) ? number : (plainParams[index] ?? null)
  })
  return wordsOfCommand(command, params).notes === notes ? { command, params } : undefined
}
