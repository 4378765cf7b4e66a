import { expect, vi } from 'vitest'
import { samePlan } from '../plan/diff-plans.ts'
import type { Element } from '../plan/element.ts'
import type { Plan } from '../plan/plan.ts'
import type { LeaderSession, StreamOutcome, ViewerEvent, ViewerSession } from './session.ts'

/** For tests: the value of an outcome that must be good. */
export function good<T>(outcome: StreamOutcome<T>): T {
  if (!outcome.ok) throw new Error(`refused: ${outcome.refusal ?? outcome.trouble}`)
  return outcome.value
}

export const point = (name: string): Element => ({
  kind: 'point',
  name,
  at: [3, -4],
  type: 'marker',
  color: 'red',
  notes: '',
  order: 'a0',
})

export const put = (id: string, name: string) => ({ put: new Map([[id, point(name)]]), del: [] })

/** Everything that a viewer was told. */
export function record(session: ViewerSession): readonly ViewerEvent[] {
  const events: ViewerEvent[] = []
  session.subscribe((event) => events.push(event))
  return events
}

export const reach = (session: ViewerSession | LeaderSession, word: string): Promise<void> =>
  vi.waitFor(() => expect(session.status().word).toBe(word), { timeout: 25_000, interval: 20 })

export const showing = (session: ViewerSession, plan: Plan): Promise<void> =>
  vi.waitFor(() => expect(samePlan(session.plan(), plan)).toBe(true), { timeout: 25_000, interval: 20 })
