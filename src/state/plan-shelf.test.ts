import 'fake-indexeddb/auto'
import { forceCloseDatabase, IDBFactory } from 'fake-indexeddb'
import { beforeEach, expect, test, vi } from 'vitest'
import { openPlanShelf } from './plan-shelf.ts'

/** For `vi.waitFor`: its own second is short for a busy machine. */
const patienceMs = 25_000

beforeEach(() => vi.stubGlobal('indexedDB', new IDBFactory()))

/** Opens the database as a page of that version does; it gives way to a later one or does not. */
const openAs = (version: number, givesWay: boolean) =>
  new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('missioncast', version)
    request.onsuccess = () => {
      if (givesWay) request.result.onversionchange = () => request.result.close()
      resolve(request.result)
    }
    request.onerror = () => reject(request.error)
  })

test('a plan and its note are there again, and a note goes only where a plan is', async () => {
  await openPlanShelf().put('a', { plan: 'plan', note: 'note' })
  const shelf = openPlanShelf()
  expect(await shelf.all()).toEqual([{ slot: 'a', value: 'plan', note: 'note' }])
  expect([await shelf.putNote('a', undefined), await shelf.putNote('b', 'note')]).toEqual([true, false])
  expect(await shelf.all()).toEqual([{ slot: 'a', value: 'plan', note: undefined }])
  await shelf.remove(['a'])
  expect(await shelf.all()).toEqual([])
})

test('a page of an older version that does not give way keeps nobody waiting; once it is gone, all is well', async () => {
  const older = await openAs(1, false)
  const shelf = openPlanShelf()
  await expect(shelf.all()).rejects.toThrow('older version')
  await expect(shelf.put('a', { plan: 'early', note: undefined })).rejects.toThrow('older version')
  older.close()
  await vi.waitFor(() => shelf.put('a', { plan: 'plan', note: undefined }), patienceMs)
  expect(await shelf.all()).toMatchObject([{ value: 'plan' }])
})

test('a page gives way to a later version, and says so when it saves', async () => {
  const shelf = openPlanShelf()
  await shelf.put('a', { plan: 'plan', note: undefined })
  const later = await openAs(3, true)
  expect(later.version).toBe(3)
  await expect(shelf.put('a', { plan: 'again', note: undefined })).rejects.toThrow('version')
})

test('a database that the browser closed is opened anew', async () => {
  const opening = vi.spyOn(indexedDB, 'open')
  const shelf = openPlanShelf()
  await shelf.put('a', { plan: 'plan', note: undefined })
  const database = opening.mock.results[0]?.value.result
  const closed = new Promise((resolve) => database.addEventListener('close', resolve))
  forceCloseDatabase(database)
  await closed
  await shelf.put('a', { plan: 'again', note: undefined })
  expect(await shelf.all()).toMatchObject([{ value: 'again' }])
})

test('after a failure, the next operation begins anew', async () => {
  vi.spyOn(indexedDB, 'open').mockImplementationOnce(() => {
    throw new Error('not now')
  })
  const shelf = openPlanShelf()
  await expect(shelf.all()).rejects.toThrow('not now')
  expect(await shelf.all()).toEqual([])
  await expect(shelf.put('a', { plan: () => {}, note: undefined })).rejects.toThrow()
  await shelf.put('a', { plan: 'plan', note: undefined })
  expect(await shelf.all()).toHaveLength(1)
})
