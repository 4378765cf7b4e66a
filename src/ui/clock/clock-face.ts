import type { FlightLog } from '../../plan/flight-log.ts'
import { type ClockRun, elapsedS, walked } from '../../state/clock-run.ts'

/** What the clock shows at a moment; seconds throughout. */
export type ClockFace = {
  /** since take-off; negative before it */
  readonly elapsedS: number
  /** counted by the waypoint that the leg leaves; as many as there are legs when the last waypoint has been passed */
  readonly leg: number
  readonly isOver: boolean
  /** to the next waypoint, negative when it is overdue; undefined where the leg takes an unknown time */
  readonly toNextS: number | undefined
  /** how much later (earlier: negative) than planned the last waypoint was passed */
  readonly lateS: number | undefined
  /** when the next and the last waypoint will be passed, seconds since take-off */
  readonly nextS: number | undefined
  readonly lastS: number | undefined
}

/** Seconds of each leg; undefined where one never arrives. */
export const legSeconds = (log: FlightLog): readonly (number | undefined)[] =>
  log.rows.flatMap(({ leg }) => (leg ? [leg.hours === undefined ? undefined : leg.hours * 3600] : []))

/** The face of a run over legs that take so many seconds. */
export function clockFace(run: ClockRun, legsS: readonly (number | undefined)[], nowMs: number): ClockFace {
  const { passedS } = walked(run, legsS, nowMs)
  const leg = Math.min(passedS.length - 1, legsS.length)
  const now = elapsedS(run, nowMs)
  const lastPassedS = passedS[leg] ?? 0
  const plannedS = sum(legsS.slice(0, leg))
  const legS = legsS[leg]
  const nextS = legS === undefined ? undefined : lastPassedS + legS
  const restS = sum(legsS.slice(leg + 1))
  return {
    ...{ elapsedS: now, leg, isOver: leg >= legsS.length, nextS },
    toNextS: nextS === undefined ? undefined : nextS - now,
    lateS: plannedS === undefined ? undefined : lastPassedS - plannedS,
    // Who is overdue arrives later by as much.
    lastS: nextS === undefined || restS === undefined ? undefined : Math.max(nextS, now) + restS,
  }
}

const sum = (parts: readonly (number | undefined)[]): number | undefined =>
  parts.reduce<number | undefined>(
    (total, part) => (total === undefined || part === undefined ? undefined : total + part),
    0,
  )

/** `4:05`, `1:02:30`, `−0:30`: a stopwatch's reading. Seconds that have not passed wholly do not count, as on the flight card. */
export function stopwatch(seconds: number): string {
  const whole = Math.trunc(seconds + Math.sign(seconds) * 1e-6)
  const size = Math.abs(whole)
  const two = (part: number): string => String(part).padStart(2, '0')
  const [hours, minutes, rest] = [Math.floor(size / 3600), Math.floor(size / 60) % 60, two(size % 60)]
  const reading = hours > 0 ? `${hours}:${two(minutes)}:${rest}` : `${minutes}:${rest}`
  return whole < 0 ? `−${reading}` : reading
}
