import { useEffect, useRef } from 'react'
import type { Session } from '../../state/session.ts'
import { useSession } from '../use-stores.ts'

/** How long after a change dialogs and sheets may take to go, each at its own time. */
const settledMs = 1_500

/** What this window does, as far as other panels or buttons are shown for it. */
export function sceneOf(session: Session): 'planning' | 'leading' | 'led' | 'viewing' | 'viewed' {
  if (session.role === 'planning') return 'planning'
  const { word } = session.status
  const isOver = ['ended', 'refused', 'superseded'].includes(word)
  if (session.role === 'leading') return isOver ? 'led' : 'leading'
  return isOver || !session.connected ? 'viewed' : 'viewing'
}

/**
 * Catches the focus when what had it goes with a change of the session (Start, Leave, Connect …): it comes to the heading of the panel
 * that is shown then (`data-landing`), or to the map where none is.
 */
export function useLanding(): void {
  const scene = useSession(sceneOf)
  const before = useRef(scene)
  useEffect(() => {
    if (before.current === scene) return
    before.current = scene
    const land = (isLast: boolean) => {
      if (document.activeElement !== null && document.activeElement !== document.body) return
      const heading = document.querySelector<HTMLElement>('[data-landing]')
      const map = isLast ? document.querySelector<HTMLElement>('main [tabindex="0"]') : null
      const landing = heading ?? map
      landing?.focus({ preventScroll: true })
    }
    const observer = new MutationObserver(() => land(false))
    const end = () => {
      observer.disconnect()
      clearTimeout(timer)
      removeEventListener('pointerdown', end, true)
      removeEventListener('keydown', end, true)
    }
    const timer = setTimeout(() => {
      end()
      land(true)
    }, settledMs)
    observer.observe(document.body, { childList: true, subtree: true })
    // Whoever goes on by themselves is not led anywhere.
    addEventListener('pointerdown', end, true)
    addEventListener('keydown', end, true)
    land(false)
    return end
  }, [scene])
}
