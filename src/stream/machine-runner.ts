import { nextTurn } from './next-turn.ts'
import { throwAside } from './throw-aside.ts'

/** A machine with a clock and hands. */
export type MachineRunner<State, Input> = {
  readonly state: () => State
  /** One input after another: one that comes while another is dealt with waits. */
  readonly dispatch: (input: Input) => void
  /** Resolves as soon as `judge` answers something; an aborted signal rejects with its reason. */
  readonly until: <T>(judge: (state: State) => T | undefined, signal?: AbortSignal) => Promise<T>
  /** Ends its time: no input changes it any more. */
  readonly stop: () => void
}

/** What setTimeout is asked for beyond this, it does at once. A tick that comes too early changes nothing. */
const longestTimerMs = 2_147_483_647

/** Nor is a machine that throws at its tick asked again at once. */
const afterFaultMs = 1_000

/**
 * Runs a machine from `begin` on; dispatch its tick to set it going. It goes on whatever throws: a fault of this program is thrown where all
 * hear of it, and costs the one step or effect that it happened in.
 * @param machine.nowMs the clock that the machine goes by; one that does not go back
 * @param machine.dueMs when the machine wants its `tick`, by that clock
 * @param machine.changed is called when all effects of a step were begun
 */
export function runMachine<State, Input, Effect>(machine: {
  readonly begin: State
  readonly next: (
    state: State,
    input: Input,
  ) => { readonly state: State; readonly effects: readonly Effect[] }
  readonly nowMs: () => number
  readonly dueMs: (state: State) => number | undefined
  readonly tick: Input
  readonly perform: (effect: Effect, state: State) => void
  readonly changed: (state: State) => void
}): MachineRunner<State, Input> {
  let state = machine.begin
  let isStopped = false
  let isBusy = false
  let isTurning = false
  let noTickBeforeMs = -Infinity
  let timer: ReturnType<typeof setTimeout> | undefined
  const inbox: Input[] = []
  const watchers = new Set<() => void>()

  const dispatch = (input: Input): void => {
    if (isStopped) return
    inbox.push(input)
    if (isBusy) return
    isBusy = true
    for (let first = inbox.shift(); first !== undefined && !isStopped; first = inbox.shift()) take(first)
    isBusy = false
    setAlarm()
  }

  const take = (input: Input): void => {
    attempt(() => {
      const step = machine.next(state, input)
      state = step.state
      for (const effect of step.effects) attempt(() => machine.perform(effect, state))
      attempt(() => machine.changed(state))
      for (const watch of watchers) watch()
    })
  }

  const attempt = (act: () => void): void => {
    try {
      act()
    } catch (error) {
      noTickBeforeMs = machine.nowMs() + afterFaultMs
      throwAside(error)
    }
  }

  const setAlarm = (): void => {
    clearTimeout(timer)
    const dueMs = machine.dueMs(state)
    if (dueMs === undefined || isStopped) return
    const delayMs = Math.max(dueMs, noTickBeforeMs) - machine.nowMs()
    // What is due is done with what comes: the timers of a hidden tab are up to a minute late (V3).
    if (delayMs <= 0) tickSoon()
    else timer = setTimeout(tickSoon, Math.min(delayMs, longestTimerMs))
  }

  /** V3: not before what has come was read, as it may be what the machine waits for. */
  const tickSoon = (): void => {
    if (isTurning) return
    isTurning = true
    nextTurn(() => {
      isTurning = false
      dispatch(machine.tick)
    })
  }

  return {
    state: () => state,
    dispatch,
    async until(judge, signal) {
      // Not before what is being dealt with: the caller's own input may still wait.
      await Promise.resolve()
      return new Promise((resolve, reject) => {
        const end = (): void => {
          watchers.delete(watch)
          signal?.removeEventListener('abort', giveUp)
        }
        const giveUp = (): void => {
          end()
          reject(signal?.reason)
        }
        const watch = (): void => {
          try {
            const judged = judge(state)
            if (judged === undefined) return
            end()
            resolve(judged)
          } catch (error) {
            end()
            reject(error)
          }
        }
        signal?.addEventListener('abort', giveUp)
        watchers.add(watch)
        if (signal?.aborted) giveUp()
        else watch()
      })
    },
    stop() {
      isStopped = true
      inbox.length = 0
      clearTimeout(timer)
      for (const watch of watchers) watch()
    },
  }
}
