import type { Geometry, Vertex } from './feature.ts'

// What goes over 180° of longitude as RFC 7946 (3.1.9) wants it: in parts on both sides, since most programs draw from 170° to
// −170° the long way round. Positions themselves are never changed, so that what is read again is what was written.

/** A position, and how often the way to it from the first one has gone over 180° to the east. */
type Turned = { readonly at: readonly number[]; readonly turn: number }

type Polygon = Extract<Geometry, { type: 'polygon' }>

/**
 * A shape cut at 180°, with its rings counterclockwise and its holes clockwise (3.1.6). Itself where it does not go over it, and where
 * it cannot be cut: a pair of lines, an area around a pole.
 */
export function cutAtDateLine(geometry: Geometry): Geometry {
  switch (geometry.type) {
    case 'point':
    case 'many':
      return geometry
    case 'line': {
      const parts = linesOf(turned(geometry.path))
      return goesOver(geometry) && parts.length > 0 ? oneOrMany(parts) : geometry
    }
    case 'polygon': {
      const parts = goesOver(geometry) ? areasOf(geometry) : []
      return parts.length > 0 ? oneOrMany(parts.map(wound)) : wound(geometry)
    }
  }
}

/** Whether a leg of it is shorter over 180°. */
export function goesOver(geometry: Geometry): boolean {
  switch (geometry.type) {
    case 'point':
      return false
    case 'line':
      return turned(geometry.path).some(({ turn }) => turn !== 0)
    case 'polygon':
      return geometry.rings.some((ring) => turned(closed(ring)).some(({ turn }) => turn !== 0))
    case 'many':
      return geometry.parts.some(goesOver)
  }
}

/** The one line of lines that were cut at 180°, whatever else has been done to them; undefined if they are others. */
export function joinedAtDateLine(geometry: Geometry): Geometry | undefined {
  if (geometry.type !== 'many') return undefined
  let path: readonly Vertex[] = []
  for (const [index, part] of geometry.parts.entries()) {
    if (part.type !== 'line') return undefined
    const [end, start] = [path.at(-1), part.path[0]]
    const meet =
      Math.abs(Number(end?.[0])) === 180 && start?.[0] === -Number(end?.[0]) && start[1] === end?.[1]
    if (index > 0 && !meet) return undefined
    path = index === 0 ? part.path : [...path.slice(0, -1), ...part.path.slice(1)]
  }
  return { type: 'line', path }
}

const oneOrMany = (parts: readonly Geometry[]): Geometry => {
  const [first] = parts
  return parts.length === 1 && first ? first : { type: 'many', parts }
}

function turned(path: readonly Vertex[]): readonly Turned[] {
  let turn = 0
  let last: number | undefined
  return path.map((vertex) => {
    const at = vertex.map(Number)
    const [x = 0] = at
    if (last !== undefined && Math.abs(x - last) > 180) turn += x < last ? 1 : -1
    last = x
    return { at, turn }
  })
}

function linesOf(path: readonly Turned[]): readonly Geometry[] {
  const lines: (readonly number[])[][] = [[]]
  path.forEach(({ at, turn }, index) => {
    const before = path[index - 1]
    if (before && before.turn !== turn) {
      const edge = turn > before.turn ? 180 : -180
      const crossing = between(before.at, [Number(at[0]) + 2 * edge, ...at.slice(1)], edge)
      if (before.at[0] !== edge) lines.at(-1)?.push(crossing)
      lines.push(at[0] === -edge ? [] : [[-edge, ...crossing.slice(1)]])
    }
    lines.at(-1)?.push(at)
  })
  return lines.flatMap((line) => (line.length > 1 ? [{ type: 'line', path: line }] : []))
}

/** Where the way between two positions comes to a longitude, which lies between theirs. */
function between(from: readonly number[], to: readonly number[], x: number): readonly number[] {
  const [start = 0, end = 0] = [from[0], to[0]]
  const share = end === start ? 0 : (x - start) / (end - start)
  // Where one of them has no altitude, what lies between has none.
  return from
    .slice(0, to.length)
    .map((value, index) => (index === 0 ? x : value + share * (Number(to[index]) - value)))
}

/** The parts of an area on each side of 180°, each with its holes; none if it goes around a pole. */
function areasOf({ rings }: Polygon): readonly Polygon[] {
  const [outer, ...holes] = rings.map(partsOf)
  if (!outer || holes.includes(undefined)) return []
  return outer.map((part) => {
    const xs = part.map(([x = 0]) => x)
    const [west, east] = [Math.min(...xs), Math.max(...xs)]
    const within = holes
      .flatMap((hole) => hole ?? [])
      .filter((hole) => {
        const middle = hole.reduce((sum, [x = 0]) => sum + x / hole.length, 0)
        return west <= middle && middle <= east
      })
    return { type: 'polygon', rings: [part, ...within] }
  })
}

const closed = (ring: readonly Vertex[]): readonly Vertex[] => [...ring, ...ring.slice(0, 1)]

type Ring = readonly (readonly number[])[]

/** A ring by the turns that it lies in. */
function partsOf(ring: readonly Vertex[]): readonly Ring[] | undefined {
  const whole = turned(closed(ring))
  if (whole.at(-1)?.turn !== 0) return undefined
  const open = whole.slice(0, -1)
  const turns = [...new Set(open.map(({ turn }) => turn))].sort((a, b) => a - b)
  return turns
    .map((now) => {
      const moved = open.map(({ at, turn }) => [Number(at[0]) + 360 * (turn - now), Number(at[1])])
      return side(
        side(moved, 180, (x) => x <= 180),
        -180,
        (x) => x >= -180,
      )
    })
    .filter((part) => signedArea(part) !== 0)
}

/** What of a ring lies on one side of a longitude (Sutherland and Hodgman, 1974). */
const side = (ring: Ring, edge: number, isIn: (x: number) => boolean): Ring =>
  ring.flatMap((at, index) => {
    const before = ring.at(index - 1) ?? at
    const [isBefore, isNow] = [isIn(Number(before[0])), isIn(Number(at[0]))]
    const crossing =
      isBefore === isNow || before[0] === edge || at[0] === edge ? [] : [between(before, at, edge)]
    return isNow ? [...crossing, at] : crossing
  })

/** With the outer ring counterclockwise and holes clockwise. */
const wound = ({ rings }: Polygon): Polygon => ({
  type: 'polygon',
  rings: rings.map((ring, index) => (signedArea(ring) < 0 === index > 0 ? ring : [...ring].reverse())),
})

/** Twice the area that a ring encloses, positive if it runs counterclockwise; over 180° the short way round. */
function signedArea(ring: readonly Vertex[]): number {
  const positions = turned(ring).map(({ at: [x = 0, y = 0], turn }) => [x + 360 * turn, y] as const)
  return positions.reduce((sum, [x, y], index) => {
    const [nextX, nextY] = positions[(index + 1) % positions.length] ?? [x, y]
    return sum + x * nextY - nextX * y
  }, 0)
}
