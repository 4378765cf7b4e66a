import { createStore, type StoreApi } from 'zustand/vanilla'
import { diffPlans } from '../plan/diff-plans.ts'
import { applyEdit, isEmptyEdit } from '../plan/edit.ts'
import { drawnElements, type Plan } from '../plan/plan.ts'
import type {
  Diagnostics,
  LeadBy,
  LeaderSession,
  LeadRight,
  StreamOutcome,
  Streams,
  ViewerSession,
} from '../stream/session.ts'
import { elementChanges } from './element-change.ts'
import type { LedStore } from './led-store.ts'
import type { PlanStore } from './plan-store.ts'
import type { AppliedEdit, Session, Viewing } from './session.ts'

/** How many applied edits a viewer can look back on. */
const recentLimit = 30

type Asked = { readonly name: string; readonly signal: AbortSignal }
type WithPassword = Asked & { readonly password: string }

/** To a dialog that is still open when its session is over. */
const notLeading = { ok: false, refusal: 'superseded', detail: undefined } as const

/** The one session of this window. A session that opens after its `signal` was aborted is closed again. */
export type SessionStore = Pick<StoreApi<Session>, 'getState' | 'getInitialState' | 'subscribe'> & {
  readonly start: (
    asked: WithPassword & { code: string; ttlSeconds: number; unlisted?: boolean },
  ) => Promise<StreamOutcome<void>>
  /** A stream that was lost is brought back with `bringBack` only, else the outcome says so (L11). */
  readonly reconnect: (
    asked: WithPassword & { bringBack?: boolean } & LeadRight,
  ) => Promise<StreamOutcome<void>>
  readonly connect: (
    asked: Asked & ({ readonly password: string } | { readonly invitation: string }),
  ) => Promise<StreamOutcome<void>>
  readonly list: Streams['list']
  /** until when a `start`, `reconnect` or `connect` under way waits because of somebody's guesses (K1) */
  readonly lockedUntilMs: Streams['lockedUntilMs']
  /** undefined where no session is open */
  readonly diagnostics: () => Diagnostics | undefined
  /** Shows one of the two plans on the map before the choice, or asks for the choice again. */
  readonly look: (at: 'mine' | 'theirs' | undefined) => void
  /** Answers a difference after Reconnect (L5). */
  readonly choose: (which: 'keep-mine' | 'take-theirs') => void
  /** What lets somebody else watch without the password, whether this window leads or watches; undefined where it does neither. */
  readonly invitation: () => string | undefined
  /** The stream that is led goes on under these secrets, or listed or not (R13). */
  readonly changeSecrets: (
    ...asked: Parameters<LeaderSession['changeSecrets']>
  ) => Promise<StreamOutcome<void>>
  /** Offers the lead to whoever is told the token (R14). */
  readonly offerLead: LeaderSession['offerLead']
  readonly withdrawOffer: () => Promise<StreamOutcome<void>>
  /** Stop: viewers are told, everything stored is deleted. The leader goes on planning if that is done. */
  readonly stop: () => Promise<StreamOutcome<void>>
  /** The leader goes on planning and leaves the stream for a later Reconnect. */
  readonly leave: () => void
  /** Disconnect; the last plan stays on the screen. */
  readonly disconnect: () => void
  /** A viewer goes back to the local plan. */
  readonly close: () => void
  /** Tries at once instead of at the end of the back-off (V4). */
  readonly wake: () => void
  /** Nobody looks at it until `wake` (V15). */
  readonly hide: () => void
  /** The page ends: what waits is sent now (L12). */
  readonly flush: () => void
}

export function createSessionStore(options: {
  readonly streams: Streams
  readonly plan: PlanStore
  readonly by: LeadBy
  /** is told what to keep for coming back (L10), and asked for it at Reconnect */
  readonly led: LedStore
  /** what Undo calls the step by which a leader took the stored plan, or kept their own */
  readonly adoptNote: () => string
  readonly keepNote: () => string
  readonly now?: () => number
}): SessionStore {
  const { streams, plan, by, led, adoptNote, keepNote, now = Date.now } = options
  const store = createStore<Session>(() => ({ role: 'planning' }))
  let leader: LeaderSession | undefined
  let viewer: ViewerSession | undefined
  let unsubscribe = (): void => {}

  /** Lets go of the session there was: its words no longer count. */
  const letGo = (): void => {
    unsubscribe()
    unsubscribe = () => {}
    viewer?.disconnect()
    leader = undefined
    viewer = undefined
  }

  const goPlanning = (): void => {
    letGo()
    store.setState({ role: 'planning' }, true)
  }

  const lead = (session: LeaderSession): void => {
    letGo()
    leader = session
    const { broughtBack } = session
    store.setState({ role: 'leading', status: session.status(), broughtBack, difference: undefined }, true)
    const endSession = session.subscribe((event) => {
      const was = store.getState()
      if (was.role !== 'leading') return
      if (event.type === 'status') store.setState({ ...was, status: event.status }, true)
      else if (event.type === 'note') led.setState({ note: event.note })
      else if (event.type === 'differs') {
        const { theirs, mine, difference: edit } = event
        store.setState({ ...was, difference: { theirs, mine, edit, looking: undefined } }, true)
      } else plan.adopt(event.plan, adoptNote())
    })
    const endEdits = plan.onEdit((edit) => session.edit(edit))
    unsubscribe = () => {
      endSession()
      endEdits()
    }
  }

  const follow = (session: ViewerSession): void => {
    letGo()
    viewer = session
    const first: Viewing = {
      role: 'viewing',
      status: session.status(),
      plan: session.plan(),
      recent: [],
      unreadable: [],
      connected: true,
    }
    store.setState(first, true)
    unsubscribe = session.subscribe((event) => {
      const was = store.getState()
      if (was.role !== 'viewing') return
      if (event.type === 'status') store.setState({ ...was, status: event.status }, true)
      else {
        // A whole plan after the first one is what was missed: to the viewer an edit like any other.
        const edit = event.type === 'edit' ? event.edit : diffPlans(was.plan, event.plan)
        const first = event.type === 'plan' && was.plan.size === 0
        const changes = first ? [] : elementChanges(was.plan, edit)
        const applied: readonly AppliedEdit[] =
          changes.length === 0 ? [] : [{ rev: event.rev, atMs: now(), changes }]
        store.setState(
          {
            ...was,
            plan: event.plan,
            recent: [...applied, ...was.recent].slice(0, recentLimit),
            unreadable: event.unreadable,
          },
          true,
        )
      }
    })
  }

  /** Leads with the session that is asked for, and takes along what was edited between the asking and the answer. */
  const leadWith = async (
    asking: (mine: Plan) => Promise<StreamOutcome<LeaderSession>>,
    signal: AbortSignal,
  ): Promise<StreamOutcome<void>> => {
    // What is asked for goes by this plan, and by the note there is: none that comes late may take their place.
    plan.settle()
    const asked = plan.getState().plan
    const outcome = await asking(asked)
    if (!outcome.ok) return outcome
    const session = outcome.value
    if (signal.aborted) {
      session.leave()
      return { ok: true, value: undefined }
    }
    const meanwhile = diffPlans(asked, plan.getState().plan)
    // Before the note that goes with it: by an older note, a crash now is no worse.
    plan.adopt(applyEdit(session.plan(), meanwhile).plan, adoptNote())
    lead(session)
    if (!isEmptyEdit(meanwhile)) session.edit(meanwhile)
    return { ok: true, value: undefined }
  }

  return {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,
    list: streams.list,
    lockedUntilMs: streams.lockedUntilMs,
    diagnostics: () => (leader ?? viewer)?.diagnostics(),
    start: (asked) => leadWith((mine) => streams.start({ ...asked, plan: mine, by }), asked.signal),
    reconnect: async (asked) => {
      const { note: last } = led.getState()
      const note = last?.name === asked.name ? last : undefined
      // Where nothing is drawn, and nothing was, there is nothing to compare: the stored plan is taken without a question.
      const isBlank = (mine: Plan) => !note && drawnElements(mine).length === 0
      const outcome = await leadWith(
        (mine) =>
          streams.reconnect({
            ...asked,
            by,
            ...(isBlank(mine) ? {} : { plan: mine }),
            ...(note && { note }),
          }),
        asked.signal,
      )
      // R4: only a stream that was stopped is over; any other "no", or none at all, leaves the way back. A note that came meanwhile is of another one.
      const isOver = !outcome.ok && outcome.refusal !== undefined && outcome.stopped === true
      if (isOver && note && led.getState().note === note) led.setState({ note: undefined })
      return outcome
    },
    connect: async (asked) => {
      const outcome = await streams.connect(asked)
      if (!outcome.ok) return outcome
      if (asked.signal.aborted) outcome.value.disconnect()
      else follow(outcome.value)
      return { ok: true, value: undefined }
    },
    look: (looking) => {
      const was = store.getState()
      if (was.role === 'leading' && was.difference)
        store.setState({ ...was, difference: { ...was.difference, looking } }, true)
    },
    choose: (which) => {
      const was = store.getState()
      if (was.role !== 'leading' || !was.difference || !leader) return
      if (which === 'keep-mine') plan.keepInsteadOf(was.difference.theirs, keepNote())
      store.setState({ ...was, difference: undefined }, true)
      leader.choose(which)
    },
    invitation: () => (leader ?? viewer)?.invitation(),
    changeSecrets: async (secrets, signal) =>
      leader ? await leader.changeSecrets(secrets, signal) : notLeading,
    offerLead: async (code) => (leader ? await leader.offerLead(code) : notLeading),
    withdrawOffer: async () => (leader ? await leader.withdrawOffer() : notLeading),
    stop: async () => {
      if (!leader) return { ok: true, value: undefined }
      const stopping = leader
      const outcome = await stopping.stop()
      if (outcome.ok && leader === stopping) {
        goPlanning()
        led.setState({ note: undefined })
      }
      return outcome
    },
    leave: () => {
      leader?.leave()
      goPlanning()
    },
    disconnect: () => {
      const was = store.getState()
      letGo()
      if (was.role === 'viewing') store.setState({ ...was, connected: false }, true)
    },
    close: goPlanning,
    wake: () => {
      leader?.wake()
      viewer?.wake()
    },
    hide: () => viewer?.hide(),
    flush: () => leader?.flush(),
  }
}
