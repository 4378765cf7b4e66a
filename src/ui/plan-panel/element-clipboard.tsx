import { useEffect, useEffectEvent, useRef } from 'react'
import { isSelection } from '../../plan/clipboard.ts'
import { useApp } from '../app-context.ts'
import { useScreen } from '../screen-context.ts'
import { useDeleteElements } from '../use-delete-elements.ts'
import { useMayEdit } from '../use-stores.ts'
import { useElementClipboard } from './use-element-clipboard.ts'

/** Hears copy, cut and paste wherever they mean elements: neither in a field or a dialog, nor where a text is marked. */
export function ElementClipboard() {
  const { selection } = useApp()
  const { map } = useScreen()
  const mayEdit = useMayEdit()
  const { textOf, tellCopied, paste } = useElementClipboard()
  const deleteElements = useDeleteElements()
  const pointer = useRef<{ readonly on: Element; readonly x: number; readonly y: number }>(undefined)

  /** The place on the map that the pointer shows, if it is there. */
  const pointed = () => {
    if (!pointer.current) return undefined
    const { on, x, y } = pointer.current
    const { left, top } = on.getBoundingClientRect()
    return map.current?.positionAt([x - left, y - top])
  }

  const onClipboard = useEffectEvent((event: ClipboardEvent) => {
    if (isMeantElsewhere(event.target)) return
    if (event.type === 'paste') {
      const text = event.clipboardData?.getData('text/plain') ?? ''
      // What a viewer pastes is heard as a file, and answered there.
      if (!mayEdit || !isSelection(text)) return
      paste(text, pointed())
    } else {
      const { ids } = selection.getState()
      const text = textOf(ids)
      if (text === '' || document.getSelection()?.toString()) return
      event.clipboardData?.setData('text/plain', text)
      tellCopied(ids)
      if (event.type === 'cut' && mayEdit) deleteElements(ids)
    }
    event.preventDefault()
    // The window would take what is pasted for a file.
    event.stopPropagation()
  })

  useEffect(() => {
    const types = ['copy', 'cut', 'paste'] as const
    const listener = (event: ClipboardEvent) => onClipboard(event)
    const follow = ({ target, clientX, clientY }: PointerEvent) => {
      const on = target instanceof Element ? target.closest('[role="application"]') : null
      pointer.current = on ? { on, x: clientX, y: clientY } : undefined
    }
    for (const type of types) document.addEventListener(type, listener, { capture: true })
    window.addEventListener('pointermove', follow)
    return () => {
      for (const type of types) document.removeEventListener(type, listener, { capture: true })
      window.removeEventListener('pointermove', follow)
    }
  }, [])
  return null
}

const isMeantElsewhere = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  target.closest('input, textarea, select, [contenteditable], [role="dialog"], [role="alertdialog"]') !== null
