import type { Call } from '../webdis/call.ts'
import type { LeaderPass } from './leader-keys.ts'
import type { Command, LeaderEffect, LeaderInput } from './leader-state.ts'
import type { Stamp } from './seal.ts'
import type { Sealer } from './sealer.ts'
import { saysAgain, type ValueEdit } from './value-edit.ts'
import { beatPatienceMs, type Request } from './viewer-calls.ts'
import { answerOf, callOf, operations } from './wire.ts'

/** A Start, or Rekey, is revision 1, whenever it arrives, and all that there is then. */
const startStamp = (values: ValueEdit, { rollAfter }: Sealer): Stamp => ({
  ...{ first: 1, last: 1 },
  roll: rollAfter(new Map(), values),
})

/** Seals a whole plan before it is asked for. */
export function prepareWhole(
  command: Extract<Command, { type: 'start' | 'rekey' }>,
  present: Sealer,
): Promise<void> {
  const { epoch, values } = command
  const sealer = command.type === 'rekey' ? command.to.sealer : present
  return sealer.prepare(epoch, values, startStamp(values, sealer))
}

export function leaderRequest(
  { asking, epoch, term, rev, stored, command }: Extract<LeaderEffect, { type: 'ask' }>,
  { name, ...pass }: LeaderPass,
  sealer: Sealer,
): Request<LeaderInput> {
  const { seal, rollAfter } = sealer
  const { password, code, key } = pass
  switch (command.type) {
    case 'start': {
      const { edit, instead } = command
      const data = seal(command.epoch, command.values, startStamp(command.values, sealer))
      const body = {
        ...pass,
        epoch: command.epoch,
        edit,
        data,
        ...(instead === undefined ? {} : { instead }),
      }
      return {
        call: callOf(operations.start, name, body),
        read: (reply) => ({
          type: 'started',
          asking,
          sent: [data],
          answer: answerOf(operations.start, reply),
        }),
      }
    }
    case 'rekey': {
      const { edit, values, to } = command
      const { salt, kdf, channel, by, unlisted } = to.pass
      const data = to.sealer.seal(command.epoch, values, startStamp(values, to.sealer))
      const body = {
        ...{ password, code, epoch, term, oldKey: key },
        ...{ newPassword: to.pass.password, newCode: to.pass.code, key: to.pass.key },
        ...{ salt, kdf, newEpoch: command.epoch, channel, by, edit, data, changed: to.isNewPassword },
        ...(unlisted && { unlisted }),
      }
      return {
        call: callOf(operations.rekey, name, body),
        read: (reply) => ({
          type: 'rekeyed',
          asking,
          sent: [data],
          answer: answerOf(operations.rekey, reply),
        }),
      }
    }
    case 'publish': {
      const { edit, before, values } = command
      // S6: each of those before may have arrived or not.
      const isSame = before.every((earlier) => saysAgain(earlier, values))
      const roll = isSame ? rollAfter(stored, values) : undefined
      const first = rev + 1
      const last = first + before.length
      const stamp = { first, last, roll }
      const data = seal(epoch, values, stamp, stored)
      const sent = [...before.map((earlier) => seal(epoch, earlier, stamp)), data]
      const meant = { rev: first, ...(last > first && { latest: last }) }
      return {
        call: callOf(operations.publish, name, { key, epoch, term, ...meant, edit, data }),
        read: (reply) => ({ type: 'published', asking, sent, answer: answerOf(operations.publish, reply) }),
      }
    }
    case 'beat':
      return {
        call: callOf(operations.beat, name, { key, epoch, term }),
        read: (reply) => ({ type: 'beaten', asking, answer: answerOf(operations.beat, reply) }),
        patienceMs: beatPatienceMs,
      }
    case 'look':
      return {
        call: callOf(operations.connect, name, { password, epoch }),
        read: (reply) => ({ type: 'looked', asking, answer: answerOf(operations.connect, reply) }),
      }
    case 'stop':
      return {
        call: callOf(operations.stop, name, { password, code, key, epoch }),
        read: (reply) => ({ type: 'stopped', asking, answer: answerOf(operations.stop, reply) }),
      }
  }
}

/** Says that the leader left; nobody waits for the answer. */
export const leaderFarewell = ({ name, key }: LeaderPass, epoch: string, term: number): Call =>
  callOf(operations.beat, name, { key, epoch, term, leave: true })
