import type { Edit } from '../../plan/edit.ts'
import type { Plan } from '../../plan/plan.ts'
import type {
  Diagnostics,
  LeaderEvent,
  LeaderSession,
  LeaderStatus,
  SessionFacts,
  StreamOutcome,
  Streams,
  ViewerEvent,
  ViewerSession,
  ViewerStatus,
} from '../../stream/session.ts'

// Streams for tests of what stands on them: a test says what each operation comes to and what the session tells.

export const facts: SessionFacts = {
  name: 'Alpha',
  epoch: 'e'.repeat(32),
  rev: 1,
  viewers: 0,
  leaderSeenMs: undefined,
  heardMs: undefined,
  sinceMs: 0,
  retryAtMs: undefined,
  trouble: undefined,
  reconnects: 0,
  divergences: 0,
}

export const diagnostics: Diagnostics = {
  roundTripMs: 80,
  usualRoundTripMs: 40,
  clockOffsetMs: -1_200,
  library: '1.2.3',
  gaps: 2,
  repeated: 5,
  rejections: 0,
}

export const viewerStatus = (word: Exclude<ViewerStatus['word'], 'refused'>): ViewerStatus => ({
  ...facts,
  word,
})

export const leaderStatus = (
  word: Exclude<LeaderStatus['word'], 'refused' | 'superseded'>,
  fields: { unconfirmed?: number; isUnlisted?: boolean } = {},
): LeaderStatus => ({ ...facts, term: 1, isUnlisted: false, unconfirmed: 0, leftOut: [], ...fields, word })

const invitation = 'A'.repeat(86)

export type FakeLeader = LeaderSession & {
  readonly edits: Edit[]
  readonly asked: string[]
  readonly tell: (event: LeaderEvent) => void
}

export function fakeLeader(
  plan: Plan,
  stopped: StreamOutcome<void> = { ok: true, value: undefined },
): FakeLeader {
  const listeners = new Set<(event: LeaderEvent) => void>()
  const edits: Edit[] = []
  const asked: string[] = []
  let status = leaderStatus('live')
  return {
    broughtBack: false,
    flush: () => asked.push('flush'),
    edits,
    asked,
    tell: (event) => {
      if (event.type === 'status') status = event.status
      for (const listener of listeners) listener(event)
    },
    status: () => status,
    diagnostics: () => ({ ...diagnostics, gaps: undefined, repeated: undefined }),
    plan: () => plan,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    edit: (edit) => edits.push(edit),
    choose: (which) => asked.push(which),
    settled: async () => {},
    wake: () => asked.push('wake'),
    invitation: () => invitation,
    changeSecrets: async ({ password, code, isNewPassword, unlisted = status.isUnlisted }) => {
      asked.push(`change ${password} ${code}${isNewPassword ? ' new' : ''}${unlisted ? ' unlisted' : ''}`)
      status = { ...status, isUnlisted: unlisted }
      for (const listener of listeners) listener({ type: 'status', status })
      return { ok: true, value: undefined }
    },
    offerLead: async (code) => {
      asked.push(`offer ${code}`)
      return { ok: true, value: { token: 'lusab-babad-gutih-tugad-lusab-babad-gutih', endsInMs: 600_000 } }
    },
    withdrawOffer: async () => {
      asked.push('withdraw')
      return { ok: true, value: undefined }
    },
    stop: async () => {
      asked.push('stop')
      return stopped
    },
    leave: () => asked.push('leave'),
  }
}

export type FakeViewer = ViewerSession & {
  readonly asked: string[]
  readonly tell: (event: ViewerEvent) => void
}

export function fakeViewer(plan: Plan): FakeViewer {
  const listeners = new Set<(event: ViewerEvent) => void>()
  const asked: string[] = []
  return {
    asked,
    tell: (event) => {
      for (const listener of listeners) listener(event)
    },
    status: () => viewerStatus('live'),
    diagnostics: () => diagnostics,
    plan: () => plan,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    wake: () => asked.push('wake'),
    hide: () => asked.push('hide'),
    invitation: () => invitation,
    disconnect: () => asked.push('disconnect'),
  }
}

const nobody = { ok: false, refusal: 'unknown-stream', detail: undefined } as const

/** Every operation is refused but those that the test gives. */
export const fakeStreams = (given: Partial<Streams>): Streams => ({
  start: async () => nobody,
  reconnect: async () => nobody,
  stop: async () => nobody,
  connect: async () => nobody,
  lockedUntilMs: () => undefined,
  list: async () => ({ ok: true, value: { streams: [], more: false } }),
  ...given,
})
