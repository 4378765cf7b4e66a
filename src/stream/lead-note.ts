import { applyEdit } from '../plan/edit.ts'
import type { Element } from '../plan/element.ts'
import { emptyPlan, type Plan } from '../plan/plan.ts'
import type { LeaderState } from './leader-state.ts'
import { readEdit, readElement } from './plan-codec.ts'
import type { LeadNote } from './session.ts'
import { diffValues, type ValueEdit, type Values } from './value-edit.ts'

/** Keeps the note of a session: give it every new state; it answers whether the note is another one now. */
export type NoteKeeper = {
  readonly note: () => LeadNote | undefined
  /** @param plan the leader's own, as it is in `state.mine` */
  readonly look: (state: LeaderState, plan: Plan, answeredMs: number) => boolean
}

/**
 * @param stream how the stream is to be started again, as it is now
 * @param before the note by which the leader came back, true until they lead again
 */
export function createNoteKeeper(
  stream: () => Pick<LeadNote, 'name' | 'ttlSeconds' | 'unlisted'>,
  before: LeadNote | undefined,
): NoteKeeper {
  let note = before
  let base = emptyPlan
  let baseValues: Values = new Map()
  let seen: readonly unknown[] = []

  /** Most of what is acknowledged is in the leader's plan as it is. */
  const elementOf = (text: string, own: string | undefined, element: Element | undefined) =>
    own === text ? element : readElement(text)

  const baseOf = (values: Values, mine: Values, plan: Plan): Plan => {
    if (values === baseValues) return base
    const put = new Map<string, Element>()
    const del: string[] = []
    for (const [id, text] of diffValues(baseValues, values)) {
      const element = text === undefined ? undefined : elementOf(text, mine.get(id), plan.get(id))
      if (element) put.set(id, element)
      else del.push(id)
    }
    baseValues = values
    base = applyEdit(base, { put, del }).plan
    return base
  }

  return {
    note: () => note,
    look(state, plan, answeredMs) {
      const facts = [state.over, state.theirs, state.command, state.stored, state.epoch]
      if (facts.every((fact, index) => fact === seen[index]) && seen.length > 0) return false
      seen = facts
      if (state.over) {
        const had = note !== undefined
        note = undefined
        return had
      }
      const stands = standsOf(state)
      if (!stands) return false
      note = {
        ...stream(),
        ...{ epochs: state.epochs, epoch: stands.epoch, rev: stands.rev, answeredMs },
        base: baseOf(stands.values, state.mine, plan),
        asked: stands.asked.map((values) => readEdit(values).edit),
      }
      return true
    },
  }
}

type Stands = {
  readonly epoch: string
  readonly rev: number
  readonly values: Values
  readonly asked: readonly ValueEdit[]
}

/** What the server has for all that this leader knows. While they have not chosen (L5), nothing there is known to be theirs. */
function standsOf({ theirs, command, epoch, rev, stored }: LeaderState): Stands | undefined {
  if (theirs) return undefined
  if (command?.type === 'start')
    return { epoch: command.epoch, rev: 1, values: written(command.values), asked: [] }
  // An epoch of this leader's that came back from the past (L3) has what it had, not what is stored.
  if (epoch === '' || rev < 1) return undefined
  const asked = command?.type === 'publish' ? [...command.before, command.values] : []
  return { epoch, rev, values: stored, asked }
}

const written = (edit: ValueEdit): Values =>
  new Map([...edit].flatMap(([id, value]) => (value === undefined ? [] : [[id, value] as const])))
