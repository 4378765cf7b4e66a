import type { Tabs } from '../shared-subscription.ts'

// What the sharing of subscriptions relies on in a browser. Each story is one function that needs nothing of this file, so that it can be
// sent into a real page as well; it tells what happened.

/** @param locks `navigator.locks` or what stands in for it */
export async function lockStory(locks: Tabs['locks']): Promise<readonly string[]> {
  const told: string[] = []
  const name = `story ${Math.random()}`
  const ask = (who: string, how: { signal?: AbortSignal; steal?: boolean } = {}) => {
    let release = (): void => {}
    let ended: Promise<unknown> = Promise.resolve()
    const isGranted = new Promise<void>((granted) => {
      const hold = (): Promise<void> => {
        told.push(`${who} granted`)
        granted()
        return new Promise((resolve) => {
          release = resolve
        })
      }
      ended = locks.request(name, how, hold).then(
        () => told.push(`${who} released`),
        (error: unknown) => told.push(`${who} ended: ${error instanceof DOMException ? error.name : error}`),
      )
    })
    return { isGranted, ended, release: () => release() }
  }

  const first = ask('first')
  await first.isGranted
  const changesMind = new AbortController()
  const second = ask('second', { signal: changesMind.signal })
  const third = ask('third')
  changesMind.abort()
  await second.ended
  first.release()
  await third.isGranted
  const tooLate = new AbortController()
  const fourth = ask('fourth', { signal: tooLate.signal })
  const thief = ask('thief', { steal: true })
  await Promise.all([first.ended, third.ended, thief.isGranted])
  thief.release()
  await Promise.all([thief.ended, fourth.isGranted])
  // It has no power over a lock that is held.
  tooLate.abort()
  const fifth = ask('fifth')
  told.push('too late')
  fourth.release()
  await Promise.all([fourth.ended, fifth.isGranted])
  fifth.release()
  await fifth.ended
  return told
}

/** `released` and the next one's `granted` come in either order, and so do `stolen` and `granted`. */
export const lockFacts: readonly string[] = [
  'first granted',
  'second ended: AbortError',
  'first released',
  'third granted',
  'third ended: AbortError',
  'thief granted',
  'thief released',
  'fourth granted',
  'too late',
  'fourth released',
  'fifth granted',
  'fifth released',
]

/** @param openChannel `(name) => new BroadcastChannel(name)` or what stands in for it */
export async function channelStory(openChannel: Tabs['openChannel']): Promise<readonly string[]> {
  const told: string[] = []
  const name = `story ${Math.random()}`
  const [speaker, other, stranger] = [openChannel(name), openChannel(name), openChannel(`${name} else`)]
  speaker.onmessage = ({ data }) => told.push(`speaker ${JSON.stringify(data)}`)
  stranger.onmessage = ({ data }) => told.push(`stranger ${JSON.stringify(data)}`)
  const heardAll = new Promise<void>((resolve) => {
    other.onmessage = ({ data }) => {
      told.push(`other ${JSON.stringify(data)}`)
      if (data.n === 3) resolve()
    }
  })
  const changing = { n: 1 }
  speaker.postMessage(changing)
  changing.n = 0
  speaker.postMessage({ n: 2 })
  speaker.postMessage({ n: 3 })
  // What was posted before it closed still comes.
  speaker.close()
  await heardAll
  try {
    speaker.postMessage({ n: 4 })
  } catch (error) {
    told.push(error instanceof Error ? error.name : String(error))
  }
  other.close()
  stranger.close()
  return told
}

export const channelFacts: readonly string[] = [
  'other {"n":1}',
  'other {"n":2}',
  'other {"n":3}',
  'InvalidStateError',
]
