import { createStore, type StoreApi } from 'zustand/vanilla'
import type { SecretShelf } from './secret-shelf.ts'

/** The names of the streams that this device lets in without their passwords, as far as they have been looked for. */
export type Remembered = { readonly names: readonly string[] }

/** Streams that somebody wished to be remembered on this device: each by its invitation (V14). */
export type RememberedStore = Pick<StoreApi<Remembered>, 'getState' | 'getInitialState' | 'subscribe'> & {
  /** whether this browser can keep them sealed; else nothing is ever kept */
  readonly isOffered: boolean
  /** Looks for them; where the browser does not hand them over, there are none, and the password opens as ever. */
  readonly load: () => Promise<void>
  /** The invitation to that stream, if it is remembered. */
  readonly find: (name: string) => Promise<string | undefined>
  /** Rejects where the browser keeps nothing. */
  readonly remember: (name: string, invitation: string) => Promise<void>
  /** Rejects where the browser does not let go. */
  readonly forget: (name: string) => Promise<void>
}

/** @param shelf undefined where secrets cannot be kept sealed: on plain HTTP there is no WebCrypto */
export function createRememberedStore(shelf: SecretShelf | undefined): RememberedStore {
  const store = createStore<Remembered>(() => ({ names: [] }))

  const show = (names: Iterable<string>): void => store.setState({ names: [...new Set(names)] })

  const all = async (): ReturnType<SecretShelf['all']> => {
    try {
      return (await shelf?.all()) ?? []
    } catch {
      return []
    }
  }

  return {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,
    isOffered: shelf !== undefined,
    load: async () => show((await all()).map(({ name }) => name)),
    find: async (name) => (await all()).find((kept) => kept.name === name)?.invitation,
    remember: async (name, invitation) => {
      if (!shelf) return
      const before = (await shelf.all()).filter((kept) => kept.name === name)
      await shelf.put({ name, invitation })
      await shelf.remove(before.map(({ id }) => id))
      show([...store.getState().names, name])
    },
    forget: async (name) => {
      if (!shelf) return
      const kept = (await shelf.all()).filter((each) => each.name === name)
      await shelf.remove(kept.map(({ id }) => id))
      show(store.getState().names.filter((each) => each !== name))
    },
  }
}
