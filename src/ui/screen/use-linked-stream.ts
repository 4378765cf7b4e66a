import { useLingui } from '@lingui/react'
import { useEffect, useEffectEvent } from 'react'
import { useApp } from '../app-context.ts'
import type { DialogRequest } from '../dialog-request.ts'
import { useToast } from '../kit/use-toast.ts'
import { useScreen } from '../screen-context.ts'
import type { StreamLink } from '../stream-panel/stream-link.ts'
import { useSession } from '../use-stores.ts'
import { isolate } from '../words/element-words.ts'
import { sceneOf } from './use-landing.ts'

/** What a link to a stream asks for. */
export function linkedRequest(link: StreamLink | undefined): DialogRequest | undefined {
  return link && { type: 'connect', ...link, linked: true }
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
  const { session, links } = useApp()
  const { ask } = useScreen()
  const toast = useToast()
  const watched = useSession((state) =>
    state.role === 'viewing' && state.connected ? state.status.name : undefined,
  )
  const linked = request?.type === 'connect' && request.linked ? request.name : undefined
  const shown = linked ?? watched

  const follow = useEffectEvent(() => {
    const link = links.take()
    const asked = linkedRequest(link)
    const state = session.getState()
    // Who is in has no need of the link; who was put out may have come by it again.
    const isIn = watched !== undefined && sceneOf(state) === 'viewing'
    if (asked && !(isIn && link?.name === watched) && state.role !== 'leading') return ask(asked)
    if (linked !== undefined) closeDialog()
    links.show(watched)
    if (!asked || state.role !== 'leading') return
    toast.error(
      i18n._('You are leading ‹{name}›', { name: isolate(state.status.name) }),
      i18n._('Stop or leave it first, then open the link again.'),
    )
  })
  useEffect(() => links.subscribe(() => follow()), [links])

  const keepShown = useEffectEvent(() => links.show(shown))
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is shown is the event
  useEffect(() => keepShown(), [shown])
}
