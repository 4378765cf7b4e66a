import { lastBatch } from './edit-batch.ts'
import { type Command, editId, type LeaderState, type LeaderStep } from './leader-state.ts'
import { mergeValueEdits, type ValueEdit } from './value-edit.ts'

/**
 * L12: the page ends. What waits is sent now, in one call: two might overtake each other. What is under way goes along with it, since the
 * browser may end that call with the page; if it arrived, it is said again as part of this. Nobody waits for the answer, but one
 * who lives on takes it as any other.
 */
export function flush(state: LeaderState): LeaderStep {
  const { command, theirs, epoch, term, rev, stored } = state
  const mayPublish = !command || command.type === 'publish' || command.type === 'beat'
  const last = mayPublish && !theirs && epoch !== '' ? lastCommand(state) : undefined
  if (!last) return { state, effects: [] }
  const asking = state.askings + 1
  return {
    state: {
      ...state,
      ...{ asking, askings: asking, retryAtMs: undefined, command: last.command },
      queue: last.rest,
      edits: state.edits + 1,
    },
    effects: [{ type: 'ask', asking, epoch, term, rev, stored, command: last.command, keepalive: true }],
  }
}

function lastCommand({
  command,
  queue,
  who,
  edits,
}: LeaderState): { readonly command: Command; readonly rest: LeaderState['queue'] } | undefined {
  const unanswered = command?.type === 'publish' ? command : undefined
  const waiting = unanswered ? mergeValueEdits(unanswered.values, queue) : queue
  const { batch, rest } = lastBatch(waiting)
  if (batch.size === 0) return undefined
  // The same edit again is done once (R3).
  if (unanswered && isSame(batch, unanswered.values)) return { command: unanswered, rest }
  const before = unanswered ? [...unanswered.before, unanswered.values] : []
  return { command: { type: 'publish', edit: editId(who, edits), values: batch, before }, rest }
}

const isSame = (a: ValueEdit, b: ValueEdit): boolean =>
  a.size === b.size && [...a].every(([id, value]) => b.has(id) && b.get(id) === value)
