import { throwAside } from './throw-aside.ts'

/** Who wants to hear of a session's events. What happens before there is a first listener waits for it. */
export type Listeners<Event> = {
  readonly emit: (event: Event) => void
  /** Returns the way to end it. */
  readonly subscribe: (listener: (event: Event) => void) => () => void
}

export function createListeners<Event>(): Listeners<Event> {
  const listeners = new Set<(event: Event) => void>()
  let waiting: Event[] | undefined = []
  return {
    emit(event) {
      waiting?.push(event)
      for (const listener of listeners) tell(listener, event)
    },
    subscribe(listener) {
      // One function may listen twice.
      const own = (event: Event): void => listener(event)
      listeners.add(own)
      const missed = waiting ?? []
      waiting = undefined
      for (const event of missed) tell(own, event)
      return () => {
        listeners.delete(own)
      }
    },
  }
}

/** A listener that throws harms neither the session nor other listeners, and is heard of all the same. */
function tell<Event>(listener: (event: Event) => void, event: Event): void {
  try {
    listener(event)
  } catch (error) {
    throwAside(error)
  }
}
