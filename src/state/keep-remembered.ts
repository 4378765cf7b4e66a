import type { RememberedStore } from './remembered-store.ts'
import type { Viewing } from './session.ts'
import type { SessionStore } from './session-store.ts'

/**
 * What is remembered stays true while it is used: where a stream goes on under the same password, its new invitation takes the place of the
 * old one; what lets nobody in any more is forgotten.
 * @param onFailure hears of a browser that does not keep or let go
 */
export function keepRemembered(
  remembered: RememberedStore,
  session: SessionStore,
  onFailure: (cause: unknown) => void,
): void {
  session.subscribe((state, was) => {
    if (state.role !== 'viewing' || !state.connected) return
    const { status } = state
    const { name } = status
    const before = was.role === 'viewing' && was.status.name === name ? was.status : undefined
    if (isOver(status) && !(before && isOver(before))) remembered.forget(name).catch(onFailure)
    else if (before && before.epoch !== status.epoch) renew(name).catch(onFailure)
  })

  const renew = async (name: string): Promise<void> => {
    const old = await remembered.find(name)
    const invitation = session.invitation()
    if (old !== undefined && invitation !== undefined && invitation !== old)
      await remembered.remember(name, invitation)
  }
}

/** Stopped, or under other secrets. A stream that is missing only may come back under the same. */
const isOver = ({ word, trouble, ...status }: Viewing['status']): boolean =>
  word === 'ended' ? trouble !== 'stream-missing' : 'refusal' in status && status.refusal === 'wrong-password'
