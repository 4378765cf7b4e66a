import { alignPlan } from '../src/plan/align-plan.ts'
import { diffPlans } from '../src/plan/diff-plans.ts'
import { isEmptyEdit } from '../src/plan/edit.ts'
import type { LeaderSession, Streams } from '../src/stream/session.ts'
import type { Command } from './arguments.ts'
import { CastError, exitCodes } from './exit-code.ts'
import { fileChanges } from './file-changes.ts'
import { readPlanFile } from './plan-file.ts'
import { readSecret } from './secret-prompt.ts'
import type { Terminal } from './terminal.ts'
import { expectName, expectOk, refuse } from './words.ts'

type Publish = Extract<Command, { word: 'publish' }>

/** Leads a stream with a file: sends what differs, and with `watch` every later change of the file. */
export async function publish(streams: Streams, command: Publish, terminal: Terminal): Promise<void> {
  const name = expectName(command.name)
  const { signal } = terminal
  // A file that cannot be read must not take the stream from whoever leads it.
  await readPlanFile(command.file, command.map)
  const password = await readSecret('password', terminal)
  const code = await readSecret('code', terminal)
  const session = expectOk(await streams.reconnect({ name, password, code, by: 'script', signal }))
  const over = new AbortController()
  const unsubscribe = session.subscribe(() => {
    if (isOver(session)) over.abort()
  })
  const changes = command.watch ? fileChanges(command.file, AbortSignal.any([signal, over.signal])) : []
  try {
    await sendDifference(session, command, terminal)
    for await (const _change of changes) {
      try {
        await sendDifference(session, command, terminal)
      } catch (error) {
        // An editor may be half-way through writing: the stream stays as it is until the file can be read again.
        if (!(error instanceof CastError) || error.exitCode !== exitCodes.file) throw error
        terminal.say(`${error.message} The stream stays as it was.`)
      }
    }
    expectLeading(session)
  } finally {
    unsubscribe()
    over.abort()
    session.leave()
  }
}

async function sendDifference(session: LeaderSession, command: Publish, terminal: Terminal): Promise<void> {
  const { plan, notes } = await readPlanFile(command.file, command.map)
  for (const note of notes) terminal.say(note)
  const known = session.plan()
  const edit = diffPlans(known, alignPlan(plan, known))
  if (!isEmptyEdit(edit)) session.edit(edit)
  await session.settled(terminal.signal)
  expectLeading(session)
  const { rev, leftOut } = session.status()
  for (const id of leftOut)
    terminal.say(`The element ${id} is larger than a stream can hold and was left out.`)
  terminal.print({ rev, put: edit.put.size, del: edit.del.length })
}

const isOver = (session: LeaderSession): boolean =>
  ['superseded', 'refused', 'ended'].includes(session.status().word)

/** @throws {CastError} with `refused` if the session can publish no more */
function expectLeading(session: LeaderSession): void {
  const status = session.status()
  if (status.word === 'superseded') refuse('superseded')
  if (status.word === 'refused') refuse(status.refusal)
  if (status.word === 'ended') refuse('unknown-stream')
}
