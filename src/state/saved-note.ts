import * as v from 'valibot'
import { diffPlans } from '../plan/diff-plans.ts'
import { applyEdit, type Edit } from '../plan/edit.ts'
import { elementIdSchema } from '../plan/element.ts'
import type { Plan } from '../plan/plan.ts'
import type { LeadNote } from '../stream/session.ts'
import { readSavedPlan } from './saved-plan.ts'

const editSchema = v.object({ put: v.unknown(), del: v.array(elementIdSchema) })
const noteSchema = v.object({
  name: v.string(),
  ttlSeconds: v.number(),
  unlisted: v.exactOptional(v.literal(true)),
  epochs: v.array(v.tuple([v.string(), v.number()])),
  epoch: v.string(),
  rev: v.number(),
  /** what makes the saved plan into the base: what was not confirmed, backwards */
  back: editSchema,
  asked: v.array(editSchema),
  answeredMs: v.number(),
})

/** The note as it is saved beside this plan: small, since the base is told by its difference to the plan. */
export const writeNote = ({ base, asked, epochs, ...rest }: LeadNote, plan: Plan): unknown => ({
  ...rest,
  epochs: [...epochs],
  back: writeEdit(diffPlans(plan, base)),
  asked: asked.map(writeEdit),
})

/** The note that was saved beside this plan; undefined if there is none that can be read as a whole: then there is nothing to go by. */
export function readNote(stored: unknown, plan: Plan): LeadNote | undefined {
  const read = v.safeParse(noteSchema, stored)
  if (!read.success) return undefined
  const { back: storedBack, asked: storedAsked, epochs, ...rest } = read.output
  const back = readEdit(storedBack)
  const asked = storedAsked.flatMap((edit) => readEdit(edit) ?? [])
  if (!back || asked.length < storedAsked.length) return undefined
  return { ...rest, epochs: new Map(epochs), base: applyEdit(plan, back).plan, asked }
}

const writeEdit = ({ put, del }: Edit) => ({ put: [...put], del: [...del] })

function readEdit({ put, del }: v.InferOutput<typeof editSchema>): Edit | undefined {
  const read = readSavedPlan(put)
  return read && read.leftOut === 0 ? { put: read.plan, del } : undefined
}
