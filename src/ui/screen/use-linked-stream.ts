import { useLingui } from '@lingui/react'
import { useEffect, useEffectEvent } from 'react'
import { useApp } from '../app-context.ts'
import type { DialogRequest } from '../dialog-request.ts'
import { useToast } from '../kit/use-toast.ts'
import { useScreen } from '../screen-context.ts'
import { streamHash, streamNameInHash } from '../stream-panel/stream-link.ts'
import { useSession } from '../use-stores.ts'
import { isolate } from '../words/element-words.ts'

/** What a link to a stream asks for. */
export function linkedRequest(hash: string): DialogRequest | undefined {
  const name = streamNameInHash(hash)
  return name === undefined ? undefined : { type: 'connect', name, linked: true }
}

/**
 * A link to a stream (`#/s/<name>`) opens at its password, also when it is followed later; the way back closes that. The address names
 * what the screen shows: the stream that is asked about by a link, or watched, so that a reload comes back to it; else none.
 */
export function useLinkedStream({
  request,
  closeDialog,
}: {
  readonly request: DialogRequest | undefined
  readonly closeDialog: () => void
}): void {
  const { i18n } = useLingui()
  const { session } = useApp()
  const { ask } = useScreen()
  const toast = useToast()
  const watched = useSession((state) =>
    state.role === 'viewing' && state.connected ? state.status.name : undefined,
  )
  const linked = request?.type === 'connect' && request.linked ? request.name : undefined
  const shown = linked ?? watched

  const keepAddress = (name: string | undefined): void => {
    const hash = name === undefined ? '' : streamHash(name)
    if (name === undefined ? location.hash !== '' : streamNameInHash(location.hash) !== name)
      history.replaceState(null, '', `${location.pathname}${location.search}${hash}`)
  }

  const follow = useEffectEvent(() => {
    const asked = linkedRequest(location.hash)
    const state = session.getState()
    if (asked?.type === 'connect' && asked.name !== watched && state.role !== 'leading') return ask(asked)
    if (linked !== undefined) closeDialog()
    keepAddress(watched)
    if (!asked || state.role !== 'leading') return
    toast.error(
      i18n._('You are leading ‹{name}›', { name: isolate(state.status.name) }),
      i18n._('Stop or leave it first, then open the link again.'),
    )
  })
  useEffect(() => {
    const onHash = () => follow()
    window.addEventListener('hashchange', onHash)
    return () => window.removeEventListener('hashchange', onHash)
  }, [])

  const keepShown = useEffectEvent(() => keepAddress(shown))
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is shown is the event
  useEffect(() => keepShown(), [shown])
}
