import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { beforeEach, expect, test, vi } from 'vitest'
import { openSecretShelf } from './secret-shelf.ts'

beforeEach(() => vi.stubGlobal('indexedDB', new IDBFactory()))

const open = () => {
  const shelf = openSecretShelf(globalThis)
  if (!shelf) throw new Error('no WebCrypto')
  return shelf
}

/** All that the database holds, as a script of the page can read it. */
async function stored(): Promise<{ keys: CryptoKey[]; secrets: { nonce: Uint8Array; text: ArrayBuffer }[] }> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('missioncast-remembered')
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
  const all = (store: string) =>
    new Promise<never[]>((resolve) => {
      const request = database.transaction(store).objectStore(store).getAll()
      request.onsuccess = () => resolve(request.result as never[])
    })
  const found = { keys: await all('keys'), secrets: await all('secrets') }
  database.close()
  return found
}

test('what is put there is there in the next tab, until it is removed', async () => {
  await open().put({ name: 'Alpha', invitation: 'secret' })
  await open().put({ name: 'Bravo', invitation: 'other' })
  const all = await open().all()
  expect(all.map(({ name, invitation }) => [name, invitation]).sort()).toEqual([
    ['Alpha', 'secret'],
    ['Bravo', 'other'],
  ])
  await open().remove(all.filter(({ name }) => name === 'Alpha').map(({ id }) => id))
  expect(await open().all()).toMatchObject([{ name: 'Bravo' }])
})

test('neither secret nor name is there in the clear, and the key does not come out', async () => {
  await open().put({ name: 'Alpha', invitation: 'secret' })
  const { keys, secrets } = await stored()
  const bytes = Buffer.concat(secrets.flatMap(({ nonce, text }) => [nonce, new Uint8Array(text)]))
  expect(bytes.length).toBeGreaterThan(12)
  for (const word of ['Alpha', 'secret', 'name']) expect(bytes.includes(word)).toBe(false)
  const [key] = keys
  expect(key?.extractable).toBe(false)
  await expect(key && crypto.subtle.exportKey('raw', key)).rejects.toThrow()
})

test('two tabs that begin at once use the same key', async () => {
  await Promise.all(['Alpha', 'Bravo', 'Charlie'].map((name) => open().put({ name, invitation: name })))
  expect((await stored()).keys).toHaveLength(1)
  expect(await open().all()).toHaveLength(3)
})

test('what this page cannot unseal is not there to it', async () => {
  await open().put({ name: 'Alpha', invitation: 'secret' })
  const [kept] = (await stored()).secrets
  kept?.nonce.fill(0)
  await new Promise<void>((resolve) => {
    const request = indexedDB.open('missioncast-remembered')
    request.onsuccess = () => {
      const transaction = request.result.transaction('secrets', 'readwrite')
      transaction.objectStore('secrets').put(kept, 'spoilt')
      transaction.oncomplete = () => {
        request.result.close()
        resolve()
      }
    }
  })
  expect(await open().all()).toHaveLength(1)
})

test('on plain HTTP, where browsers have no WebCrypto, and without a database nothing is kept', () => {
  const getRandomValues = <T>(array: T): T => array
  expect(openSecretShelf({ crypto: { getRandomValues }, indexedDB })).toBeUndefined()
  expect(openSecretShelf({ crypto })).toBeUndefined()
})
