import { writeIl2 } from '../src/formats/il2-write.ts'
import { writeMissioncast } from '../src/formats/missioncast-json.ts'
import { noteWords, problemWords } from '../src/formats/problem-words.ts'
import type { Plan } from '../src/plan/plan.ts'
import type { Streams, ViewerEvent, ViewerSession, ViewerStatus } from '../src/stream/session.ts'
import type { Command } from './arguments.ts'
import { CastError, exitCodes } from './exit-code.ts'
import { readSecret } from './secret-prompt.ts'
import type { Terminal } from './terminal.ts'
import { expectInvitation, expectName, expectOk, refuse, refusedWords } from './words.ts'

/** A line for everything that happens, until the stream ends or the person leaves. */
export async function follow(streams: Streams, text: string, terminal: Terminal): Promise<void> {
  const session = await connect(streams, text, terminal)
  const last = await untilOver(session, terminal, (event) => {
    if (event.type === 'status') terminal.print(statusLine(event.status))
    else if (event.type === 'plan')
      terminal.print({ ...planLine(event.plan, event.rev), unreadable: event.unreadable })
    else
      terminal.print({
        type: 'edit',
        rev: event.rev,
        put: Object.fromEntries(event.edit.put),
        del: event.edit.del,
      })
  })
  if (last.word === 'refused') refuse(last.refusal, refusedWords(last))
}

/** Prints the plan once, as soon as it is there. */
export async function snapshot(
  streams: Streams,
  { name, format }: Extract<Command, { word: 'snapshot' }>,
  terminal: Terminal,
): Promise<void> {
  const session = await connect(streams, name, terminal)
  const taken = new AbortController()
  let plan: Plan | undefined
  const take = ({ signal }: AbortController, event: ViewerEvent): void => {
    if (event.type !== 'plan' || signal.aborted) return
    plan = event.plan
    for (const id of event.unreadable)
      terminal.say(`The element ${id} cannot be read by this version and is left out.`)
    taken.abort()
  }
  const signal = AbortSignal.any([terminal.signal, taken.signal])
  const last = await untilOver(session, { ...terminal, signal }, (event) => take(taken, event))
  if (last.word === 'refused') refuse(last.refusal, refusedWords(last))
  if (!plan) {
    terminal.signal.throwIfAborted()
    throw new CastError(exitCodes.refused, 'The stream ended before its plan had arrived.')
  }

  const written = format === 'il2' ? writeIl2(plan) : writeMissioncast(plan)
  if (written.type === 'failed') throw new CastError(exitCodes.file, problemWords(written.problem))
  for (const note of written.notes) terminal.say(noteWords(note))
  terminal.write(written.content)
}

async function connect(streams: Streams, text: string, terminal: Terminal): Promise<ViewerSession> {
  const name = expectName(text)
  const { signal, environment } = terminal
  const invitation = environment.MISSIONCAST_INVITATION
  const right =
    invitation === undefined
      ? { password: await readSecret('password', terminal) }
      : { invitation: expectInvitation(invitation) }
  return expectOk(await streams.connect({ name, signal, ...right }))
}

/** Passes every event on, the present state first; resolves with the last status when nothing more will come. */
function untilOver(
  session: ViewerSession,
  { signal }: Terminal,
  listener: (event: ViewerEvent) => void,
): Promise<ViewerStatus> {
  return new Promise((resolve) => {
    const finish = (): void => {
      unsubscribe()
      signal.removeEventListener('abort', finish)
      session.disconnect()
      resolve(session.status())
    }
    const unsubscribe = session.subscribe((event) => {
      listener(event)
      if (event.type === 'status' && (event.status.word === 'ended' || event.status.word === 'refused'))
        finish()
    })
    signal.addEventListener('abort', finish)
    listener({ type: 'status', status: session.status() })
    if (signal.aborted) finish()
  })
}

const statusLine = ({ word, rev, viewers, trouble }: ViewerStatus) => ({
  type: 'status',
  status: word,
  rev,
  viewers,
  ...(trouble ? { trouble } : {}),
})

const planLine = (plan: Plan, rev: number) => ({ type: 'plan', rev, elements: Object.fromEntries(plan) })
