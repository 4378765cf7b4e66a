import { createHash } from 'node:crypto'
import type { Element } from '../src/plan/element.ts'
import type { Plan } from '../src/plan/plan.ts'
import type { ViewerSession } from '../src/stream/session.ts'

/** A viewer of whom everything is written down that the oracle judges. */
export type WatchedViewer = {
  readonly session: ViewerSession
  /** Revisions that were not the next one when they were applied: what came twice, and what came too early. */
  readonly disorder: () => { readonly twice: number; readonly early: number }
  /** How many edits were applied so far. */
  readonly applied: () => number
}

/** @param onState is told of every plan that the viewer shows, by epoch and revision */
export function watchViewer(
  session: ViewerSession,
  onState: (revision: string, fingerprint: number) => void,
): WatchedViewer {
  let rev = 0
  let twice = 0
  let early = 0
  let applied = 0
  session.subscribe((event) => {
    switch (event.type) {
      case 'status': {
        const { epoch, rev: shown } = event.status
        if (shown > 0) onState(`${epoch}:${shown}`, fingerprint(session.plan()))
        return
      }
      case 'plan':
        // A whole plan stands for all revisions up to it, and begins an epoch.
        rev = event.rev
        return
      case 'edit':
        applied += 1
        if (event.rev <= rev) twice += 1
        if (event.rev > rev + 1) early += 1
        rev = event.rev
    }
  })
  return { session, disorder: () => ({ twice, early }), applied: () => applied }
}

const elementPrints = new WeakMap<Element, number>()

/** The same for the same elements, in whatever sequence. */
function fingerprint(plan: Plan): number {
  let sum = 0
  for (const [id, element] of plan) {
    const print = elementPrints.get(element) ?? hashOf(`${id} ${JSON.stringify(element)}`)
    elementPrints.set(element, print)
    sum = (sum + print) % 2 ** 48
  }
  return sum
}

const hashOf = (text: string): number => createHash('sha1').update(text).digest().readUIntBE(0, 6)
