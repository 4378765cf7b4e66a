import { sum } from '../bench/statistics.ts'
import type { Footprint } from './footprint.ts'

/** What everybody took of the machine, and when. */
export type Sample = { readonly atMs: number; readonly footprints: ReadonlyMap<string, Footprint> }

export type Growth = {
  readonly name: string
  readonly megabytes: number
  readonly descriptors: number
  /** fitted growth over the whole time; NaN if there is too little to judge by */
  readonly grownMegabytes: number
  readonly grownDescriptors: number
}

/** The first fifth of a run is warming up. */
const WARM_UP = 0.2
const FEWEST_SAMPLES = 10

/** Growth by the straight line through the samples after the warm-up. */
export function growthOf(samples: readonly Sample[]): readonly Growth[] {
  const warm = samples.slice(Math.ceil(samples.length * WARM_UP))
  const names = warm.at(-1)?.footprints.keys() ?? []
  return [...names].map((name) => {
    const points = warm.flatMap(({ atMs, footprints }) => {
      const footprint = footprints.get(name)
      return footprint ? [{ atMs, ...footprint }] : []
    })
    const grown = (of: (point: Footprint) => number) =>
      fittedGrowth(points.map((point) => [point.atMs, of(point)]))
    return {
      name,
      megabytes: mean(points.map(({ megabytes }) => megabytes)),
      descriptors: mean(points.map(({ descriptors }) => descriptors)),
      grownMegabytes: grown(({ megabytes }) => megabytes),
      grownDescriptors: grown(({ descriptors }) => descriptors),
    }
  })
}

/** A leak is what grows by a quarter and by more than noise. */
export const leaksOf = (growths: readonly Growth[]): readonly string[] =>
  growths.flatMap(({ name, megabytes, descriptors, grownMegabytes, grownDescriptors }) => [
    ...(grownMegabytes > Math.max(32, megabytes / 4)
      ? [`${name} grew by ${grownMegabytes.toFixed(0)} MB`]
      : []),
    ...(grownDescriptors > Math.max(32, descriptors / 4)
      ? [`${name} grew by ${grownDescriptors.toFixed(0)} descriptors`]
      : []),
  ])

const mean = (values: readonly number[]): number => sum(values) / values.length

function fittedGrowth(points: readonly (readonly [x: number, y: number])[]): number {
  if (points.length < FEWEST_SAMPLES) return Number.NaN
  const meanX = mean(points.map(([x]) => x))
  const meanY = mean(points.map(([, y]) => y))
  const slope =
    sum(points.map(([x, y]) => (x - meanX) * (y - meanY))) / sum(points.map(([x]) => (x - meanX) ** 2))
  const [first = [0], last = [0]] = [points[0], points.at(-1)]
  return slope * (last[0] - first[0])
}
