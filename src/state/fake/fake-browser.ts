import type { PlanShelf } from '../plan-shelf.ts'
import { slotLocks } from '../slot-holder.ts'
import type { Tab } from '../tab-slot.ts'

// For tests: what the tabs of one browser share, and what each has of its own.

export function fakeShelf(): Omit<PlanShelf, 'all'> & {
  all: PlanShelf['all']
  readonly slots: Map<string, unknown>
} {
  const slots = new Map<string, unknown>()
  const notes = new Map<string, unknown>()
  return {
    slots,
    all: async () => [...slots].map(([slot, value]) => ({ slot, value, note: notes.get(slot) })),
    put: async (slot, { plan, note }) => {
      slots.set(slot, structuredClone(plan))
      notes.set(slot, structuredClone(note))
    },
    putNote: async (slot, note) => {
      if (slots.has(slot)) notes.set(slot, structuredClone(note))
      return slots.has(slot)
    },
    remove: async (removed) => {
      for (const slot of removed) {
        slots.delete(slot)
        notes.delete(slot)
      }
    },
  }
}

/** Opens tabs that know of each other's locks. `memory` is what the tab remembers: given again it is the same tab, reloaded. */
export function fakeTabs(): (memory: Map<string, string>) => {
  readonly tab: Tab
  readonly close: () => void
} {
  /** who has each lock, as the way to take it away */
  const held = new Map<string, (cause: Error) => void>()
  let count = 0
  return (memory) => {
    const own = new Map<string, (cause: Error) => void>()
    const request = async (
      name: string,
      { steal }: LockOptions,
      grant: (lock: Lock | null) => unknown,
    ): Promise<unknown> => {
      const holder = held.get(name)
      if (holder && !steal) return grant(null)
      holder?.(new DOMException('', 'AbortError'))
      return new Promise((resolve, reject) => {
        held.set(name, reject)
        own.set(name, reject)
        const release = () => {
          if (held.get(name) === reject) held.delete(name)
        }
        void Promise.resolve(grant({ name, mode: 'exclusive' }))
          .then(release)
          .then(resolve)
      })
    }
    const storage = {
      getItem: (key: string) => memory.get(key) ?? null,
      setItem: (key: string, value: string) => void memory.set(key, value),
    }
    return {
      tab: {
        storage: Object.assign(Object.create(null), storage),
        holder: slotLocks(
          Object.assign(Object.create(null), {
            request,
            query: async () => ({ held: [...held.keys()].map((name) => ({ name })) }),
          }),
        ),
        newId: () => {
          count += 1
          return `slot ${count}`
        },
      },
      close: () => {
        for (const [name, reject] of own) if (held.get(name) === reject) held.delete(name)
      },
    }
  }
}
