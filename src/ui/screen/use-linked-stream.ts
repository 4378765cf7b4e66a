import { useLingui } from '@lingui/react'
import { useEffect, useEffectEvent } from 'react'
import { useApp } from '../app-context.ts'
import { useToast } from '../kit/use-toast.ts'
import { useScreen } from '../screen-context.ts'
import { streamNameInHash } from '../stream-panel/stream-link.ts'
import { useSession } from '../use-stores.ts'
import { isolate } from '../words/element-words.ts'

/**
 * A link to a stream (`#/s/<name>`) opens at its password, also when it is followed later. While a stream is watched the address is
 * its link, so that a reload comes back to it.
 */
export function useLinkedStream(): void {
  const { i18n } = useLingui()
  const { session } = useApp()
  const { ask } = useScreen()
  const toast = useToast()
  const watched = useSession((state) =>
    state.role === 'viewing' && state.connected ? state.status.name : undefined,
  )

  const follow = useEffectEvent(() => {
    const name = streamNameInHash(location.hash)
    const state = session.getState()
    if (name === undefined || (state.role === 'viewing' && state.status.name === name)) return
    if (state.role !== 'leading') return ask({ type: 'connect', name })
    toast.error(
      i18n._('You are leading ‹{name}›', { name: isolate(state.status.name) }),
      i18n._('Stop or leave it first, then open the link again.'),
    )
  })

  useEffect(() => {
    const onHash = () => follow()
    onHash()
    window.addEventListener('hashchange', onHash)
    return () => window.removeEventListener('hashchange', onHash)
  }, [])

  const keepAddress = useEffectEvent((name: string | undefined) => {
    const hash = name === undefined ? '' : `#/s/${encodeURIComponent(name)}`
    if (name === undefined && session.getState().role === 'planning' && streamNameInHash(location.hash))
      return
    if (location.hash !== hash)
      history.replaceState(null, '', `${location.pathname}${location.search}${hash}`)
  })
  useEffect(() => keepAddress(watched), [watched])
}
