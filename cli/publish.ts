import { alignPlan } from '../src/plan/align-plan.ts'
import { diffPlans } from '../src/plan/diff-plans.ts'
import { isEmptyEdit } from '../src/plan/edit.ts'
import { isLost } from '../src/stream/outcome.ts'
import type { LeaderSession, Streams } from '../src/stream/session.ts'
import type { Command } from './arguments.ts'
import { CastError, exitCodes } from './exit-code.ts'
import { fileChanges } from './file-changes.ts'
import { readPlanFile } from './plan-file.ts'
import { confirmSecret, readSecret } from './secret-prompt.ts'
import type { Terminal } from './terminal.ts'
import { expectName, expectOk, refuse, stoppedWords } from './words.ts'

type Publish = Extract<Command, { word: 'publish' }>

/** Leads a stream with a file: sends what differs, and with `watch` every later change of the file. */
export async function publish(streams: Streams, command: Publish, terminal: Terminal): Promise<void> {
  const { signal } = terminal
  const session = await lead(streams, command, terminal)
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

/** Takes the lead; with `bringBack` also of a stream that the server has no more, unless somebody stopped it (R4). */
async function lead(streams: Streams, command: Publish, terminal: Terminal): Promise<LeaderSession> {
  const { file, bringBack, unlisted, ttlSeconds } = command
  const name = expectName(command.name)
  const { signal } = terminal
  // A file that cannot be read must not take the stream from whoever leads it.
  const { plan } = await readPlanFile(file, command.map)
  const password = await readSecret('password', terminal)
  const code = await readSecret('code', terminal)
  const asked = { name, password, code, by: 'script', signal } as const
  const reconnected = await streams.reconnect(asked)
  if (!bringBack || !isLost(reconnected)) return expectOk(reconnected)
  await confirmSecret('password', password, terminal)
  await confirmSecret('code', code, terminal)
  const ttl = ttlSeconds === undefined ? {} : { ttlSeconds }
  const session = expectOk(await streams.start({ ...asked, ...ttl, unlisted, plan }))
  terminal.say(`The server had no stream “${name}”: it was started again with the plan in ${file}.`)
  return session
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
  if (status.word === 'ended') refuse('unknown-stream', stoppedWords)
}
