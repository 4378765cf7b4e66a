import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import * as v from 'valibot'

/** Where this browser keeps what opens streams, sealed under a key that no script can read. */
export type SecretShelf = {
  /** Whatever can be unsealed. */
  readonly all: () => Promise<readonly Kept[]>
  readonly put: (secret: Secret) => Promise<void>
  readonly remove: (ids: readonly string[]) => Promise<void>
}

type Secret = { readonly name: string; readonly invitation: string }
type Kept = Secret & { readonly id: string }
type Sealed = { readonly nonce: Uint8Array<ArrayBuffer>; readonly text: ArrayBuffer }

interface Schema extends DBSchema {
  keys: { key: string; value: CryptoKey }
  secrets: { key: string; value: Sealed }
}

const secretSchema = v.object({ name: v.string(), invitation: v.string() })

const algorithm = 'AES-GCM'
const nonceBytes = 12

/**
 * Secrets in this browser's IndexedDB, names of streams among them. The key cannot be taken out by a script of any page, so that what is copied of the
 * database by one opens nothing elsewhere; whoever may use this browser may use what it keeps. undefined without WebCrypto, which
 * browsers have in secure contexts only.
 */
export function openSecretShelf(browser: {
  readonly crypto: { readonly subtle?: SubtleCrypto; readonly getRandomValues: Crypto['getRandomValues'] }
  readonly indexedDB?: IDBFactory
}): SecretShelf | undefined {
  const { subtle } = browser.crypto
  if (!subtle || !browser.indexedDB) return undefined

  const keyOf = async (database: IDBPDatabase<Schema>): Promise<CryptoKey> => {
    const kept = await database.get('keys', algorithm)
    if (kept) return kept
    const made = await subtle.generateKey({ name: algorithm, length: 256 }, false, ['encrypt', 'decrypt'])
    // Another tab may have made one meanwhile: the first one stays.
    const transaction = database.transaction('keys', 'readwrite')
    const first = (await transaction.store.get(algorithm)) ?? made
    await transaction.store.put(first, algorithm)
    await transaction.done
    return first
  }

  const unseal = async (key: CryptoKey, id: string, { nonce, text }: Sealed): Promise<readonly Kept[]> => {
    try {
      const plain = await subtle.decrypt({ name: algorithm, iv: nonce }, key, text)
      return [{ id, ...v.parse(secretSchema, JSON.parse(new TextDecoder().decode(plain))) }]
    } catch {
      // Of another key, or of another version of this page: to this one there is nothing.
      return []
    }
  }

  return {
    all: () =>
      withDatabase(async (database) => {
        const transaction = database.transaction('secrets')
        const [ids, sealed] = await Promise.all([transaction.store.getAllKeys(), transaction.store.getAll()])
        if (sealed.length === 0) return []
        const key = await keyOf(database)
        // The lists of a store are in the order of its keys.
        return (await Promise.all(sealed.map((each, index) => unseal(key, ids[index] ?? '', each)))).flat()
      }),
    put: (secret) =>
      withDatabase(async (database) => {
        const key = await keyOf(database)
        const random = () => browser.crypto.getRandomValues(new Uint8Array(nonceBytes))
        const nonce = random()
        const plain = new TextEncoder().encode(JSON.stringify(secret))
        const text = await subtle.encrypt({ name: algorithm, iv: nonce }, key, plain)
        await database.put('secrets', { nonce, text }, random().join('.'))
      }),
    remove: (ids) =>
      withDatabase(async (database) => {
        const transaction = database.transaction('secrets', 'readwrite')
        await Promise.all([...ids.map((id) => transaction.store.delete(id)), transaction.done])
      }),
  }
}

/** Opened for each use: they are rare, and nothing stands in the way of a later version of this page. */
async function withDatabase<T>(work: (database: IDBPDatabase<Schema>) => Promise<T>): Promise<T> {
  const database = await openDB<Schema>('missioncast-remembered', 1, {
    upgrade: (made) => {
      made.createObjectStore('keys')
      made.createObjectStore('secrets')
    },
  })
  try {
    return await work(database)
  } finally {
    database.close()
  }
}
