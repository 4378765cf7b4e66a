import * as v from 'valibot'
import type { ServerEvent } from '../webdis/event-reader.ts'
import { ProtocolError } from './protocol-error.ts'
import { type ValueEdit, valueEditSchema } from './value-edit.ts'
import { fingerprint, type LeadBy, leadBys } from './wire.ts'

/** E1: what a message on the channel says, of this revision of this epoch. */
export type StreamEvent = { readonly epoch: string; readonly rev: number } & (
  | { readonly type: 'plan'; readonly edit: ValueEdit }
  /** the edit is too large for an event: it has to be fetched (E2) */
  | { readonly type: 'announcement' }
  /** `beat` is the event's number, `leaderAgeMs` the time since the leader's last sign of life, `print` R11 of this revision */
  | {
      readonly type: 'beat'
      readonly beat: number
      readonly leaderAgeMs: number
      readonly viewers: number
      readonly print: number | undefined
    }
  | { readonly type: 'lead'; readonly term: number; readonly by: LeadBy }
  | { readonly type: 'end' }
  /** the secrets are others; `isNewPassword`: the password is one of them (R13) */
  | { readonly type: 'keys'; readonly isNewPassword: boolean }
)

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
const idPattern = /^([0-9a-f]{32}):(\d{1,15})$/

const bodies = {
  plan: v.object({ rev: count, edit: v.optional(valueEditSchema) }),
  beat: v.object({ rev: count, beat: count, leader: count, viewers: count, print: v.optional(fingerprint) }),
  keys: v.object({ password: v.boolean() }),
  lead: v.object({ term: count, by: v.picklist(leadBys) }),
}

/**
 * Reads an event of the channel; `undefined` if its type is not known (E4).
 * @throws {ProtocolError} if it is not one by E1 to E4
 */
export function readStreamEvent({ type, id, data }: ServerEvent): StreamEvent | undefined {
  try {
    const [, epoch = '', numeral = ''] = idPattern.exec(id) ?? []
    if (epoch === '') throw new ProtocolError('The event has no id')
    const place = { epoch, rev: Number(numeral) }
    const body: unknown = JSON.parse(data)
    switch (type) {
      case 'plan': {
        const { rev, edit } = v.parse(bodies.plan, body)
        if (rev !== place.rev) throw new ProtocolError('The event contradicts its id')
        return edit ? { ...place, type, edit } : { ...place, type: 'announcement' }
      }
      case 'beat': {
        const { rev, beat, leader, viewers, print } = v.parse(bodies.beat, body)
        if (rev !== place.rev) throw new ProtocolError('The event contradicts its id')
        return { ...place, type, beat, leaderAgeMs: leader, viewers, print }
      }
      case 'lead':
        return { ...place, type, ...v.parse(bodies.lead, body) }
      case 'end':
        return { ...place, type }
      case 'keys':
        return { ...place, type, isNewPassword: v.parse(bodies.keys, body).password }
      default:
        return undefined
    }
  } catch (cause) {
    throw new ProtocolError(`The channel carried a ${type} that is none`, { cause })
  }
}
