import { useEffect, useState } from 'react'
import { placeTip } from './place-tip.ts'
import styles from './tip-layer.module.css'

const delayMs = 400

type Tip = { readonly target: HTMLElement; readonly label: string; readonly shortcut: string | undefined }

/**
 * The one tip of the window: the label of the icon button that the mouse rests on or that the keyboard came to.
 * Assistive technology reads the label from the button itself.
 */
export function TipLayer() {
  const [tip, setTip] = useState<Tip>()

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const hide = () => {
      clearTimeout(timer)
      setTip(undefined)
    }
    const showSoon = (target: EventTarget | null) => {
      hide()
      const button = target instanceof Element ? target.closest<HTMLElement>('[data-tip]') : null
      const label = button?.getAttribute('aria-label')
      if (!button || !label) return
      const shortcut = button.getAttribute('aria-keyshortcuts')?.split(' ')[0]
      timer = setTimeout(() => setTip({ target: button, label, shortcut }), delayMs)
    }
    const onPointer = (event: PointerEvent) => {
      // Fingers have no place to rest on a button.
      if (event.pointerType === 'mouse') showSoon(event.target)
    }
    const onFocus = ({ target }: FocusEvent) => {
      if (target instanceof Element && target.matches(':focus-visible')) showSoon(target)
    }
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') hide()
    }
    document.addEventListener('pointerover', onPointer)
    document.addEventListener('pointerdown', hide)
    document.addEventListener('focusin', onFocus)
    document.addEventListener('focusout', hide)
    document.addEventListener('keydown', onKey)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('pointerover', onPointer)
      document.removeEventListener('pointerdown', hide)
      document.removeEventListener('focusin', onFocus)
      document.removeEventListener('focusout', hide)
      document.removeEventListener('keydown', onKey)
    }
  }, [])

  if (!tip?.target.isConnected) return null
  return (
    <div
      ref={(element) => {
        if (element) placeTip(element, tip.target)
      }}
      className={styles.tip}
      aria-hidden="true"
    >
      {tip.label}
      {tip.shortcut && (
        <kbd className={styles.key}>{tip.shortcut.replace('Control', 'Ctrl').replaceAll('+', ' ')}</kbd>
      )}
    </div>
  )
}
