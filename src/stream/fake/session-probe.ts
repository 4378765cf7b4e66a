import { expect, vi } from 'vitest'
import { samePlan } from '../../plan/diff-plans.ts'
import type { Edit } from '../../plan/edit.ts'
import type { Element, ElementId } from '../../plan/element.ts'
import type { Plan } from '../../plan/plan.ts'
import type { LeaderSession, StreamOutcome, ViewerSession } from '../session.ts'

/** The value of an outcome that must be good. */
export function good<T>(outcome: StreamOutcome<T>): T {
  if (!outcome.ok) throw new Error(`not good: ${outcome.refusal ?? outcome.trouble}`)
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

/** A plan of points; their ids and names. */
export const points = (...names: readonly string[]): Plan => new Map(names.map((name) => [name, point(name)]))

export const put = (id: ElementId, name: string): Edit => ({ put: new Map([[id, point(name)]]), del: [] })

/** Every event that a session tells from now on. */
export function record<Event>(session: {
  subscribe: (listener: (event: Event) => void) => unknown
}): readonly Event[] {
  const events: Event[] = []
  session.subscribe((event) => events.push(event))
  return events
}

/** For `vi.waitFor`: its own second is too short for Argon2id on a busy machine. */
export const patience = { timeout: 25_000, interval: 20 }

export const reach = (session: ViewerSession | LeaderSession, word: string): Promise<void> =>
  vi.waitFor(() => expect(session.status().word).toBe(word), patience)

export const showing = (session: ViewerSession, plan: Plan): Promise<void> =>
  vi.waitFor(() => expect(samePlan(session.plan(), plan)).toBe(true), patience)

/** What a promise comes to while time goes by. */
export async function settling<Value>(promise: Promise<Value>): Promise<Value> {
  const settled = vi.fn()
  promise.then(settled, settled)
  await vi.waitFor(() => expect(settled).toHaveBeenCalled(), patience)
  return promise
}
