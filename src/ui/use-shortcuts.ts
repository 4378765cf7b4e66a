import { useEffect, useEffectEvent } from 'react'

/** Keys for the whole window, as `Ctrl+Z` or `R`; Ctrl stands for the Mac's ⌘ as well. */
export type Shortcuts = Readonly<Record<string, () => void>>

/** Hears keys that are meant for no field, no menu and no dialog. */
export function useShortcuts(shortcuts: Shortcuts): void {
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.altKey || isMeantElsewhere(event.target)) return
    const run = shortcuts[keyOf(event)]
    if (!run) return
    event.preventDefault()
    run()
  })
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKeyDown(event)
    window.addEventListener('keydown', listener)
    return () => window.removeEventListener('keydown', listener)
  }, [])
}

function keyOf(event: KeyboardEvent): string {
  const key = event.key.length === 1 ? event.key.toUpperCase() : event.key
  const shift = event.shiftKey && (event.ctrlKey || event.metaKey || event.key.length > 1)
  return [(event.ctrlKey || event.metaKey) && 'Ctrl', shift && 'Shift', key].filter(Boolean).join('+')
}

function isMeantElsewhere(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false
  return (
    target.closest(
      'input, textarea, select, [contenteditable], [role="menu"], [role="dialog"], [role="alertdialog"]',
    ) !== null
  )
}
