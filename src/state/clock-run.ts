import * as v from 'valibot'
import { type ElementId, elementIdSchema } from '../plan/element.ts'

/** A route that is being flown by the clock. Times by the wall are milliseconds since 1970; so it runs on while nobody looks. */
export const clockRunSchema = v.object({
  route: elementIdSchema,
  /** when take-off was or will be by the wall's clock, if the time since had never been stopped */
  startMs: v.pipe(v.number(), v.finite()),
  /** since when it has been stopped */
  pausedMs: v.optional(v.pipe(v.number(), v.finite())),
  /** seconds since take-off at which each waypoint was passed, the first one included */
  passedS: v.pipe(v.array(v.pipe(v.number(), v.finite())), v.minLength(1), v.maxLength(10_000)),
  /** whether it goes on to the next leg by itself when the time of the present one is over */
  walks: v.boolean(),
})

export type ClockRun = Readonly<v.InferOutput<typeof clockRunSchema>>

/** Begins a route; `sinceTakeOffS` is negative where take-off is still to come. */
export const startRun = (route: ElementId, nowMs: number, sinceTakeOffS = 0): ClockRun => ({
  ...{ route, startMs: nowMs - sinceTakeOffS * 1_000 },
  ...{ passedS: [0], walks: true },
})

/** Seconds since take-off, without the time for which it was stopped. */
export const elapsedS = ({ startMs, pausedMs }: ClockRun, nowMs: number): number =>
  ((pausedMs ?? nowMs) - startMs) / 1_000

export const pauseRun = (run: ClockRun, nowMs: number): ClockRun =>
  run.pausedMs === undefined ? { ...run, pausedMs: nowMs } : run

export function resumeRun({ pausedMs, ...run }: ClockRun, nowMs: number): ClockRun {
  return pausedMs === undefined ? run : { ...run, startMs: run.startMs + (nowMs - pausedMs) }
}

/**
 * The run with the waypoints that have been passed by now if it walks by itself.
 * @param legsS the seconds that each leg takes; it goes no further than to a leg that takes an unknown time
 */
export function walked(run: ClockRun, legsS: readonly (number | undefined)[], nowMs: number): ClockRun {
  if (!run.walks) return run
  const now = elapsedS(run, nowMs)
  const passedS = [...run.passedS]
  for (;;) {
    const legS = legsS[passedS.length - 1]
    const due = legS === undefined ? undefined : (passedS.at(-1) ?? 0) + legS
    if (due === undefined || due > now) break
    passedS.push(due)
  }
  return passedS.length === run.passedS.length ? run : { ...run, passedS }
}

/** The next waypoint is passed now. */
export function nextLeg(run: ClockRun, legs: number, nowMs: number): ClockRun {
  if (run.passedS.length > legs) return run
  return { ...run, passedS: [...run.passedS, Math.max(run.passedS.at(-1) ?? 0, elapsedS(run, nowMs))] }
}

/** The last waypoint was not passed after all; it stays on that leg until it is told otherwise. */
export const backLeg = (run: ClockRun): ClockRun =>
  run.passedS.length < 2 ? run : { ...run, passedS: run.passedS.slice(0, -1), walks: false }
