import { useEffect, useEffectEvent } from 'react'
import { chordsOf } from './chord.ts'
import type { Command } from './command.ts'
import type { TakeEarlyKey } from './use-early-key.ts'

/** Runs commands by their keys, in the whole window: keys that are meant for a field, a menu or a dialog are left to it. */
export function useCommandKeys(commands: readonly Command[], takeEarlyKey?: TakeEarlyKey): void {
  const onKeyDown = useEffectEvent((event: KeyboardEvent, isFirst: boolean) => {
    if (event.defaultPrevented || event.isComposing || isTypingKey(event)) return
    const onMap = isOnMap(event.target)
    if (isFirst ? !onMap : isWithin(event.target, '[role="menu"], [role="dialog"], [role="alertdialog"]'))
      return
    const isField = isWithin(event.target, 'input, textarea, select, [contenteditable]')
    const command = commandFor(commands, chordsOf(event), ({ onMap: isForMap = false, inFields }) =>
      isFirst ? isForMap : !isForMap && (!isField || inFields === true),
    )
    if (!command) return
    event.preventDefault()
    if (isFirst) event.stopPropagation()
    command.run()
  })
  useEffect(() => {
    const first = (event: KeyboardEvent) => onKeyDown(event, true)
    const last = (event: KeyboardEvent) => onKeyDown(event, false)
    window.addEventListener('keydown', first, { capture: true })
    window.addEventListener('keydown', last)
    const early = takeEarlyKey?.()
    if (early) {
      first(early)
      last(early)
    }
    return () => {
      window.removeEventListener('keydown', first, { capture: true })
      window.removeEventListener('keydown', last)
    }
  }, [takeEarlyKey])
}

/** The available command of these chords: one that has the first of them goes before one that has the second. */
function commandFor(
  commands: readonly Command[],
  chords: readonly string[],
  isMeant: (command: Command) => boolean,
): Command | undefined {
  for (const chord of chords) {
    const found = commands.find((each) => each.keys?.includes(chord) && isMeant(each) && each.isAvailable())
    if (found) return found
  }
  return undefined
}

/** AltGr types signs. A Mac's Option may count as both, and is a chord's Alt; elsewhere AltGr is no Alt. */
const isTypingKey = (event: KeyboardEvent): boolean => event.getModifierState('AltGraph') && !event.altKey

const isOnMap = (target: EventTarget | null): boolean =>
  target === document.body || isWithin(target, '[role="application"]')

const isWithin = (target: EventTarget | null, selector: string): boolean =>
  target instanceof Element && target.closest(selector) !== null
