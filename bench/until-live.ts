import type { ViewerSession } from '../src/stream/session.ts'

/** Resolves when the viewer is live, and so has the plan. */
export function untilLive(session: ViewerSession): Promise<void> {
  return new Promise((resolve, reject) => {
    const look = () => {
      const { word } = session.status()
      if (word === 'live') resolve()
      if (word === 'ended' || word === 'refused') reject(new Error(`The viewer's status is ${word}.`))
      return word !== 'connecting' && word !== 'catching-up'
    }
    if (look()) return
    const unsubscribe = session.subscribe(() => {
      if (look()) unsubscribe()
    })
  })
}
