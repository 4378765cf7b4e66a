import { useLingui } from '@lingui/react'
import {
  Copy,
  Eye,
  EyeOff,
  Handshake,
  KeyRound,
  LogOut,
  type LucideIcon,
  Radio,
  RotateCcw,
  Share2,
  Square,
  Undo2,
  Unplug,
} from 'lucide-react'
import { useApp } from '../app-context.ts'
import type { DialogRequest } from '../dialog-request.ts'
import { sceneOf } from '../screen/use-landing.ts'
import { useScreen } from '../screen-context.ts'
import { useKeepCopy } from '../stream-panel/use-keep-copy.ts'
import type { Command } from './command.ts'

type Scene = ReturnType<typeof sceneOf>

/** What the stream panel has as buttons. */
export function useStreamCommands(): readonly Command[] {
  const { i18n } = useLingui()
  const { session } = useApp()
  const { ask } = useScreen()
  const keepCopy = useKeepCopy()
  const during = (scene: Scene) => () => sceneOf(session.getState()) === scene
  const leading = (): boolean => {
    const state = session.getState()
    return sceneOf(state) === 'leading' && state.role === 'leading' && state.status.word !== 'choosing'
  }
  const isUnlisted = (): boolean => {
    const state = session.getState()
    return state.role === 'leading' && state.status.isUnlisted
  }
  const asking = (
    request: DialogRequest,
    icon: LucideIcon,
    label: string,
    isAvailable: () => boolean,
  ): Command => ({
    id: `stream-${request.type}`,
    label: () => label,
    group: 'stream',
    icon,
    isAvailable,
    run: () => ask(request),
  })
  const doing = (
    id: string,
    icon: LucideIcon,
    label: string,
    isAvailable: () => boolean,
    run: () => void,
  ): Command => ({ id: `stream-${id}`, label: () => label, group: 'stream', icon, isAvailable, run })

  return [
    asking({ type: 'start' }, Radio, i18n._('Start a stream'), during('planning')),
    asking({ type: 'reconnect', name: '' }, RotateCcw, i18n._('Reconnect as leader …'), during('planning')),
    asking({ type: 'share' }, Share2, i18n._('QR code and more links …'), () =>
      ['leading', 'viewing'].includes(sceneOf(session.getState())),
    ),
    asking({ type: 'change-secrets' }, KeyRound, i18n._('Change password or code …'), leading),
    asking({ type: 'hand-over' }, Handshake, i18n._('Hand over …'), leading),
    asking(
      { type: 'listing' },
      isUnlisted() ? Eye : EyeOff,
      isUnlisted() ? i18n._('List …') : i18n._('Unlist …'),
      leading,
    ),
    asking({ type: 'leave' }, LogOut, i18n._('Leave …'), during('leading')),
    asking({ type: 'stop' }, Square, i18n._('Stop the stream …'), during('leading')),
    doing('disconnect', Unplug, i18n._('Disconnect'), during('viewing'), session.disconnect),
    doing('keep-copy', Copy, i18n._('Keep a copy to edit'), during('viewed'), keepCopy),
    doing('close', Undo2, i18n._('Back to my own plan'), during('viewed'), session.close),
    doing('go-on', Undo2, i18n._('Go on planning by myself'), during('led'), session.leave),
  ]
}
