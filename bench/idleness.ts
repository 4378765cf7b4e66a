import { cpus } from 'node:os'
import { sum } from './statistics.ts'

/** How much of the machine nobody wanted since, in percent: where that is little, other programs had a hand in the figures. */
export function watchIdleness(): () => number {
  const read = () => {
    const times = cpus().map((core) => core.times)
    return {
      idle: sum(times.map(({ idle }) => idle)),
      all: sum(times.flatMap((time) => Object.values(time))),
    }
  }
  const before = read()
  return () => {
    const { idle, all } = read()
    return Math.round((100 * (idle - before.idle)) / (all - before.all))
  }
}
