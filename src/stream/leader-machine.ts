import type { ElementId } from '../plan/element.ts'
import { backOffMs } from './back-off.ts'
import { isTooLarge, nextBatch } from './edit-batch.ts'
import { addToFingerprint, differsFrom, emptyFingerprint, reckonOn } from './fingerprint.ts'
import { flush } from './leader-flush.ts'
import { rekeyed, rekeying } from './leader-rekey.ts'
import {
  type Command,
  editId,
  type LeaderInput,
  type LeaderMoment,
  type LeaderState,
  type LeaderStep,
  type No,
  type Over,
  startingAnew,
} from './leader-state.ts'
import type { Trouble } from './session.ts'
import {
  applyValueEdits,
  diffValues,
  mergeValueEdits,
  saysAgain,
  type ValueEdit,
  type Values,
} from './value-edit.ts'
import { hearVerdict, isSure } from './verdict.ts'
import { type Answer, type Beaten, type Connected, leadBys, lockedMs } from './wire.ts'

/** L1: at most ten publishes a second. */
const publishEveryMs = 100
/** L6 */
const beatEveryMs = 8_000
/** No answer has it, so that the stream is started anew (L3). */
const unknownRev = -1
/** L9, L3 */
const healEveryMs = 60_000
/** Some 3 s of tries. */
const stuckTimes = 5

/** The leader's rules L1 to L9, L12 and L13: what becomes of a leader by an input, and what is to be done about it. */
export function nextLeader(state: LeaderState, input: LeaderInput, at: LeaderMoment): LeaderStep {
  if (state.over) return { state, effects: [] }
  if (input.type === 'choose') return choose(state, input.which, at)
  if (input.type === 'flush') return flush(state)
  if ('asking' in input && input.asking !== state.asking) return { state, effects: [] }
  const before = { ...state, print: reckonOn(state.print) }
  const { state: next, effects } = decide(doubt(before, input, react(before, input, at), at), at)
  const { rekeyed: done } = next
  if (!done || done.no || done === state.rekeyed) return { state: next, effects }
  return { state: next, effects: [{ type: 'use', keys: done.keys }, ...effects] }
}

/**
 * W34: an answer may be somebody else's. What would end a session that stands is asked again: once, or twice where the stream that is said to
 * have been stopped (R4) is none of this leader's.
 */
function doubt(state: LeaderState, input: LeaderInput, next: LeaderState, at: LeaderMoment): LeaderState {
  const said = next.over && state.epoch !== '' ? verdictOf(input) : undefined
  if (said === undefined) return next
  const [word, epoch] = said
  const verdict = hearVerdict(state.verdict, said.join(' '))
  const isOwn = word !== 'unknown-stream' || epoch === undefined || state.epochs.has(epoch)
  if (isSure(verdict, isOwn)) return next
  const { command } = state
  const retryAtMs = at.nowMs + backOffMs(verdict.times, at.luck)
  return { ...answered(state), command, verdict, retryAtMs }
}

/** What is said to have become of the stream. */
function verdictOf(input: LeaderInput): readonly string[] | undefined {
  if (!('answer' in input)) return undefined
  if (input.type === 'looked' && input.answer.ok) return ['superseded', input.answer.value.epoch]
  if (input.answer.ok) return undefined
  const { refusal, detail } = input.answer
  return refusal === 'unknown-stream' ? [refusal, ...detail] : [refusal]
}

function react(
  state: LeaderState,
  input: Exclude<LeaderInput, { type: 'choose' | 'flush' }>,
  at: LeaderMoment,
): LeaderState {
  if ('answer' in input && !input.answer.ok && input.answer.refusal === 'locked') {
    return { ...answered(state), command: state.command, retryAtMs: at.nowMs + lockedMs(input.answer) }
  }
  switch (input.type) {
    case 'tick':
      return state
    case 'wake':
      return { ...state, retryAtMs: undefined, tries: 0, beatAtMs: at.nowMs }
    case 'edit':
      return edited(state, input.edit)
    case 'stop':
      return { ...state, isStopping: true, retryAtMs: undefined }
    case 'want':
      return { ...state, wanted: input.keys }
    case 'forgo':
      return state.wanted === input.keys ? { ...state, wanted: undefined } : state
    case 'failed':
      return failed(state, input.trouble, at)
    case 'started':
      return started(answered(state), state.command, input, at)
    case 'rekeyed':
      return answeredRekey(answered(state), state.command, input, at)
    case 'published':
      return published(answered(state), state.command, input, at)
    case 'beaten':
      return beaten(answered(state), input.answer, at)
    case 'looked':
      return looked(answered(state), state.command, input.answer, at)
    case 'stopped':
      return input.answer.ok ? over(state, { word: 'ended' }) : refused(answered(state), input.answer, at)
  }
}

const over = (state: LeaderState, how: Over): LeaderState => ({ ...state, over: how, asking: undefined })

/** The server answered, whatever it says. */
const answered = (state: LeaderState): LeaderState => ({
  ...state,
  command: undefined,
  asking: undefined,
  verdict: undefined,
  tries: 0,
  trouble: undefined,
  reconnects: state.reconnects + (state.trouble ? 1 : 0),
})

/** What is asked next, if anything: the one place where something is. */
function decide(state: LeaderState, at: LeaderMoment): LeaderStep {
  const { nowMs } = at
  const isWaiting = state.asking !== undefined || (state.retryAtMs !== undefined && state.retryAtMs > nowMs)
  if (state.over || isWaiting) return { state, effects: [] }
  const ready = state.command ? state : pick(state, at)
  const { command, epoch, term, rev, stored } = ready
  if (!command) return { state: ready, effects: [] }
  const asking = ready.askings + 1
  return {
    state: { ...ready, asking, askings: asking, retryAtMs: undefined },
    effects: [{ type: 'ask', asking, epoch, term, rev, stored, command }],
  }
}

function pick(state: LeaderState, at: LeaderMoment): LeaderState {
  const { nowMs } = at
  const { queue, theirs, edits, who, batchElements, wanted } = state
  const mayPublish = queue.size > 0 && !theirs
  if (state.isStopping && !mayPublish) return { ...state, command: { type: 'stop' } }
  if (wanted) return rekeying(state, wanted, at)
  if (state.beatAtMs <= nowMs) return { ...state, command: { type: 'beat' } }
  if (!mayPublish || state.publishAtMs > nowMs) return state
  const { batch, rest } = nextBatch(queue, batchElements)
  const command: Command = { type: 'publish', edit: editId(who, edits), values: batch, before: [] }
  return { ...state, command, queue: rest, edits: edits + 1, publishAtMs: nowMs + publishEveryMs }
}

/** L2: what changes the stream is asked again until it is answered. */
function failed(state: LeaderState, trouble: Trouble, at: LeaderMoment): LeaderState {
  const { command, tries } = state
  const isKept = command !== undefined && command.type !== 'beat' && command.type !== 'stop'
  const isOdd = trouble === 'unexpected' && (command?.type === 'publish' || command?.type === 'rekey')
  const waiting = {
    ...state,
    command: isKept ? command : undefined,
    asking: undefined,
    tries: tries + 1,
    retryAtMs: at.nowMs + backOffMs(tries, at.luck),
    trouble,
    verdict: isOdd ? hearVerdict(state.verdict, trouble) : state.verdict,
    isStopping: false,
  }
  return isOdd ? unstick(waiting, at) : waiting
}

/** L3: a server that answers this with errors alone has something stored that no edit can be built on. */
function unstick(state: LeaderState, at: LeaderMoment): LeaderState {
  const { verdict, healAtMs, epoch } = state
  if ((verdict?.times ?? 0) < stuckTimes || healAtMs > at.nowMs) return state
  return startingAnew({ ...state, verdict: undefined, healAtMs: at.nowMs + healEveryMs }, epoch, at)
}

// Edits ------------------------------------------------------------------------------------------------------

/** L1. What changes nothing is not sent, and what no server takes is named (L8). */
function edited(state: LeaderState, edit: ValueEdit): LeaderState {
  const changed = new Map([...edit].filter(([id, value]) => state.mine.get(id) !== value))
  const mine = applyValueEdits(state.mine, [changed])
  return state.theirs ? { ...state, mine } : enqueue({ ...state, mine }, changed)
}

function enqueue(state: LeaderState, edit: ValueEdit): LeaderState {
  const queue = new Map(state.queue)
  const leftOut = new Set(state.leftOut)
  for (const [id, value] of edit) {
    if (value !== undefined && isTooLarge(value)) {
      queue.delete(id)
      leftOut.add(id)
    } else {
      queue.set(id, value)
      leftOut.delete(id)
    }
  }
  return { ...state, queue, leftOut }
}

function choose(state: LeaderState, which: 'keep-mine' | 'take-theirs', at: LeaderMoment): LeaderStep {
  const { theirs, mine } = state
  if (!theirs) return { state, effects: [] }
  if (which === 'keep-mine')
    return decide(enqueue({ ...state, theirs: undefined }, diffValues(theirs, mine)), at)
  const { state: taken, effects } = decide(
    { ...state, theirs: undefined, mine: theirs, leftOut: new Set() },
    at,
  )
  return { state: taken, effects: [{ type: 'adopt', values: theirs }, ...effects] }
}

/** L8: halves what the server does not take, down to the one element that it is about. */
function divide(state: LeaderState, values: ValueEdit): LeaderState {
  const [first] = values.keys()
  if (values.size === 1 && first !== undefined) {
    return { ...state, leftOut: new Set(state.leftOut).add(first), batchElements: Infinity }
  }
  const queue = mergeValueEdits(values, state.queue)
  return { ...state, queue, batchElements: Math.ceil(values.size / 2) }
}

/** What was deleted may have made room for what was left out. */
function tryLeftOut(state: LeaderState, published: ValueEdit): LeaderState {
  if (state.leftOut.size === 0 || [...published.values()].every((value) => value !== undefined)) return state
  const again = new Map<ElementId, string>()
  for (const id of state.leftOut) {
    const value = state.mine.get(id)
    if (value !== undefined && !state.queue.has(id)) again.set(id, value)
  }
  return enqueue(state, again)
}

// Answers ----------------------------------------------------------------------------------------------------

function started(
  state: LeaderState,
  command: Command | undefined,
  { answer, sent }: Extract<LeaderInput, { type: 'started' }>,
  at: LeaderMoment,
): LeaderState {
  if (answer.ok && command?.type === 'start') {
    const stored = applyValueEdits(new Map(), [command.values])
    const print = addToFingerprint(emptyFingerprint, sent)
    return { ...state, epoch: command.epoch, stored, print, ...answer.value }
  }
  if (answer.ok) return state
  const isFirst = state.epoch === ''
  // Not at once: a server that contradicts itself must not be asked as fast as it answers.
  if (answer.refusal === 'name-taken' && !isFirst) {
    return { ...state, command: { type: 'look', isTaken: true }, retryAtMs: at.nowMs + backOffMs(2, at.luck) }
  }
  return answer.refusal === 'unknown-stream' ? refused(state, answer, at) : refuse(state, answer, isFirst)
}

/** What the server does not take is no reason to go: then nothing has changed (L13). */
function answeredRekey(
  state: LeaderState,
  command: Command | undefined,
  { answer, sent }: Extract<LeaderInput, { type: 'rekeyed' }>,
  at: LeaderMoment,
): LeaderState {
  if (command?.type !== 'rekey') return state
  if (answer.ok) return rekeyed(state, command, answer.value, sent)
  if (!isUnfit(answer)) return refused(state, answer, at)
  const wanted = state.wanted === command.to ? undefined : state.wanted
  return { ...state, wanted, rekeyed: { keys: command.to, no: answer } }
}

/** L8: it is about what was to be stored. */
const isUnfit = ({ refusal }: No): boolean => ['too-large', 'too-many', 'bad-request'].includes(refusal)

function published(
  state: LeaderState,
  command: Command | undefined,
  { answer, sent }: Extract<LeaderInput, { type: 'published' }>,
  at: LeaderMoment,
): LeaderState {
  if (command?.type !== 'publish') return state
  const { values, before } = command
  if (answer.ok) {
    const { rev } = answer.value
    const arrived = rev - state.rev
    // L3: another revision than this leader's publishes make is not this leader's plan.
    if (arrived < 1 || !isKnown(command, arrived)) return startingAnew(state, state.epoch, at)
    const stored = applyValueEdits(state.stored, [...before, values].slice(-arrived))
    const print = addToFingerprint(state.print, sent.slice(-arrived))
    const queue = before.length === 0 ? state.queue : saidOnce(command, state.queue, stored)
    return tryLeftOut({ ...state, rev, stored, print, queue, batchElements: Infinity }, values)
  }
  if (isUnfit(answer)) return divide(state, values)
  return refused(state, answer, at)
}

/** L12: which ones arrived of a publish and those before it. Where only some of these did, that matters but for what it says again. */
function isKnown({ values, before }: Extract<Command, { type: 'publish' }>, arrived: number): boolean {
  const most = 1 + before.length
  return (
    arrived === 1 ||
    arrived === most ||
    (arrived < most && before.every((earlier) => saysAgain(earlier, values)))
  )
}

/**
 * L12: what was sealed for several revisions is said once more, for the one that it is now known to be there for, before what waits: until then
 * it could stand for any of these.
 */
function saidOnce(
  { values, before }: Extract<Command, { type: 'publish' }>,
  queue: ValueEdit,
  stored: Values,
): ValueEdit {
  const ids = [...before, values].flatMap((edit) => [...edit.keys()])
  return mergeValueEdits(new Map(ids.map((id) => [id, stored.get(id)])), queue)
}

function beaten(state: LeaderState, answer: Answer<Beaten>, at: LeaderMoment): LeaderState {
  if (!answer.ok) return refused(state, answer, at)
  const { rev, viewers, print } = answer.value
  const alive = { ...state, viewers, beatAtMs: at.nowMs + beatEveryMs }
  if (rev !== state.rev) return startingAnew(alive, state.epoch, at)
  return differsFrom(state.print, print) ? diverged(alive, at) : alive
}

/** L9: were it the reckoning that is wrong, and not the plan, starting anew would never help. */
function diverged(state: LeaderState, at: LeaderMoment): LeaderState {
  if (state.healAtMs > at.nowMs) return state
  const { divergences, epoch } = state
  const healing = { ...state, divergences: divergences + 1, healAtMs: at.nowMs + healEveryMs }
  return startingAnew(healing, epoch, at)
}

/**
 * L3: an epoch that this leader does not know is somebody's who leads now. An earlier one of their own came back from the past: a beat will tell
 * whether somebody else took it over there. The present one stands with an earlier term: nobody can have.
 */
function looked(
  state: LeaderState,
  command: Command | undefined,
  answer: Answer<Connected>,
  at: LeaderMoment,
): LeaderState {
  if (!answer.ok) {
    // K5: what Start met is there, and not for this leader to see.
    const isHidden = command?.type === 'look' && command.isTaken && answer.refusal === 'unknown-stream'
    return isHidden && answer.detail.length === 0
      ? refuse(state, { ...answer, refusal: 'name-taken' }, false)
      : refused(state, answer, at)
  }
  const { epoch, createdMs } = answer.value
  const term = state.epochs.get(epoch)
  if (term === undefined) return over(state, { word: 'superseded', by: undefined, ledMs: createdMs })
  if (epoch === state.epoch) return startingAnew(state, epoch, at)
  return { ...state, epoch, term, rev: unknownRev, command: { type: 'beat' } }
}

function refused(state: LeaderState, no: No, at: LeaderMoment): LeaderState {
  switch (no.refusal) {
    case 'superseded': {
      const [, led, by] = no.detail
      return over(state, { word: 'superseded', by: leadBys.find((word) => word === by), ledMs: Number(led) })
    }
    case 'unknown-stream': {
      const isStopped = state.isStopping || no.detail.length > 0
      return isStopped ? over(state, { word: 'ended' }) : startingAnew(state, state.epoch, at)
    }
    case 'stale-epoch':
      return { ...state, command: { type: 'look' }, isStopping: false }
    default:
      return refuse(state, no, false)
  }
}

/** Proofs that were right and are wrong now: the name stands for somebody else's stream. */
function refuse(state: LeaderState, no: No, isFirst: boolean): LeaderState {
  const isTaken = !isFirst && (no.refusal === 'wrong-code' || no.refusal === 'wrong-password')
  const [detail] = no.detail
  return over(state, { word: 'refused', refusal: isTaken ? 'name-taken' : no.refusal, detail })
}
