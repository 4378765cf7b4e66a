import { limits } from '../plan/element.ts'
import type { Vertex } from './feature.ts'
import { isObject } from './parse-json.ts'

export type FoundWaypoints = {
  /** what was kept of the waypoint at each position of the path; nothing of one that another program has added */
  readonly details: readonly object[]
  /** those of the kept waypoints that are found nowhere, by their number from 0 */
  readonly missing: ReadonlyMap<number, object>
}

/**
 * Which of a route's kept waypoints stands at which position, after another program may have moved, added or removed some: first
 * those at an unchanged position, in any sequence; then, where as many are left between two of them as were there, one after
 * the other. What was kept comes from a file: it may be anything.
 */
export function findWaypoints(kept: readonly unknown[], path: readonly Vertex[]): FoundWaypoints {
  const found = samePositions(kept, path)
  const taken = new Set(found)
  for (let start = 0; start < path.length; ) {
    let end = start
    while (end < path.length && found[end] === undefined) end++
    const before = start === 0 ? -1 : found[start - 1]
    if (end > start && before !== undefined) {
      let next = before + 1
      while (next < kept.length && !taken.has(next)) next++
      if (next - before - 1 === end - start)
        for (let index = start; index < end; index++) found[index] = before + 1 + index - start
    }
    start = end + 1
  }
  const used = new Set(found)
  return {
    details: found.map((index) => (index === undefined ? {} : asObject(kept[index]))),
    missing: new Map([...kept.map(asObject).entries()].filter(([index]) => !used.has(index))),
  }
}

/** For each position the kept waypoint that stood there: of several the next one, as on a way there and back. */
function samePositions(kept: readonly unknown[], path: readonly Vertex[]): (number | undefined)[] {
  // No route of ours is longer, and none that is longer is read.
  if (Math.max(kept.length, path.length) > limits.positions) return path.map(() => undefined)
  const free = new Map<string, number[]>()
  kept.forEach((waypoint, index) => {
    const at = isObject(waypoint) ? keyOf(waypoint.at) : undefined
    if (at !== undefined) free.set(at, [...(free.get(at) ?? []), index])
  })
  let last = -1
  return path.map((vertex) => {
    const key = keyOf(vertex)
    const indexes = key === undefined ? undefined : free.get(key)
    if (!indexes) return undefined
    const next = Math.max(
      0,
      indexes.findIndex((index) => index > last),
    )
    const [index] = indexes.splice(next, 1)
    last = index ?? last
    return index
  })
}

/** To 1 m, as the coarsest of programs write it; both ends of the world's longitudes are one. Undefined for what is no position. */
function keyOf(value: unknown): string | undefined {
  const [x, y]: readonly unknown[] = Array.isArray(value) ? value : []
  if (typeof x !== 'number' || typeof y !== 'number') return undefined
  const turn = 360e5
  const east = Math.round(x * 1e5) % turn
  return `${(east + turn) % turn} ${Math.round(y * 1e5)}`
}

const asObject = (value: unknown): object => (isObject(value) ? value : {})
