import type { ViewerSession } from '../src/stream/session.ts'

/** Resolves when the viewer is live, and so has the plan. */
export function untilLive(session: ViewerSession): Promise<void> {
  return new Promise((resolve, reject) => {
    const look = () => {
      const { word } = session.status()
      if (word === 'live') resolve()
      const isOver = word === 'ended' || word === 'refused'
      if (isOver) reject(new Error(`The viewer's status is ${word}.`))
      return isOver || word === 'live'
    }
    if (look()) return
    const unsubscribe = session.subscribe(() => {
      if (look()) unsubscribe()
    })
  })
}
