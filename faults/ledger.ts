import * as v from 'valibot'
import type { Edit } from '../src/plan/edit.ts'
import type { ElementId } from '../src/plan/element.ts'
import { writeEdit } from '../src/stream/plan-codec.ts'
import { noElement } from '../src/stream/roll.ts'
import { createSeal, type Seal } from '../src/stream/seal.ts'
import { derivePasswordKeys } from '../src/stream/secrets.ts'
import { readEditText, type Values } from '../src/stream/value-edit.ts'
import { answerOf, operations } from '../src/stream/wire.ts'
import type { Webdis } from '../src/webdis/webdis.ts'

/** What leaders sent and what they saw acknowledged, whichever of them it was. */
export type Ledger = {
  /** The same Webdis, with every edit that goes through it written down. */
  readonly watch: (webdis: Webdis) => Webdis
  /** Writes down an edit that goes another way, by its call's body; returns what is to be done when it was answered with OK. */
  readonly send: (body: string) => () => void
  /** A leader made this edit, whatever becomes of it. */
  readonly wish: (edit: Edit) => void
  /** Elements that are neither as the last acknowledged edit made them nor as a later one was to make them; by texts. */
  readonly lostFrom: (stored: Values) => readonly ElementId[]
  /** How many different edits were sent in this epoch after its Start. */
  readonly sentIn: (epoch: string) => number
  /** The stream was stopped on purpose: nothing of it has to be there any more. */
  readonly clear: () => void
}

const bodySchema = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({ epoch: v.string(), edit: v.string(), data: v.string() }),
)

const startSchema = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({ epoch: v.string(), salt: v.string(), kdf: v.string() }),
)

/** Values are compared opened: sealed, the same one is another each time. */
export function createLedger({ name, password }: { name: string; password: string }): Ledger {
  const seals = new Map<string, Seal>()
  const acknowledged = new Map<ElementId, string | undefined>()
  /** what was wanted of an element since the last acknowledged edit of it, in this order */
  const wishes = new Map<ElementId, readonly (string | undefined)[]>()
  const sent = new Map<string, Set<string>>()
  const learnSeal = async (body: string): Promise<void> => {
    const { epoch, ...salted } = v.parse(startSchema, body)
    const { sealKey } = await derivePasswordKeys(password, { name, ...salted })
    seals.set(epoch, createSeal(sealKey))
  }
  const openIn = (epoch: string, id: ElementId, value: string): string => {
    const opened = seals.get(epoch)?.open(epoch, id, value)
    if (!opened) throw new Error(`A leader sent what nobody can open, as ${id} of epoch ${epoch}`)
    return opened.text
  }
  const send = (body: string, isStart = false): (() => void) => {
    const { epoch, edit, data } = v.parse(bodySchema, body)
    if (!isStart) sent.set(epoch, (sent.get(epoch) ?? new Set()).add(edit))
    return () => {
      for (const [id, value] of readEditText(data)) {
        const text = value === undefined ? undefined : openIn(epoch, id, value)
        // S6: it stands for no element, and comes and goes.
        if (text === noElement) continue
        acknowledged.set(id, text)
        const waiting = wishes.get(id) ?? []
        wishes.set(id, waiting.slice(waiting.indexOf(text) + 1))
      }
    }
  }
  return {
    watch: (webdis) => ({
      subscribe: webdis.subscribe,
      async call(call, options) {
        const isStart = call.fn === operations.start.fn
        if (!isStart && call.fn !== operations.publish.fn) return webdis.call(call, options)
        if (isStart) await learnSeal(call.body)
        const acknowledge = send(call.body, isStart)
        const reply = await webdis.call(call, options)
        const answer = answerOf<never, unknown>(isStart ? operations.start : operations.publish, reply)
        if (answer.ok) acknowledge()
        return reply
      },
    }),
    send,
    wish(edit) {
      for (const [id, value] of writeEdit(edit)) wishes.set(id, [...(wishes.get(id) ?? []), value])
    },
    lostFrom: (stored) =>
      [...acknowledged.keys()].filter((id) => {
        const value = stored.get(id)
        return value !== acknowledged.get(id) && !wishes.get(id)?.includes(value)
      }),
    sentIn: (epoch) => sent.get(epoch)?.size ?? 0,
    clear() {
      acknowledged.clear()
      wishes.clear()
      sent.clear()
    },
  }
}
