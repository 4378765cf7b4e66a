import { useEffect, useEffectEvent } from 'react'

/** Hears files, and texts that look like a plan file or a link to one, pasted anywhere but into a field. `onText` says whether it was one. */
export function usePaste(onFile: (file: File) => void, onText: (text: string) => boolean): void {
  const onPaste = useEffectEvent((event: ClipboardEvent) => {
    if (event.target instanceof Element && event.target.closest('input, textarea')) return
    const [file] = event.clipboardData?.files ?? []
    if (file) onFile(file)
    else if (!onText(event.clipboardData?.getData('text/plain') ?? '')) return
    event.preventDefault()
  })
  useEffect(() => {
    const listener = (event: ClipboardEvent) => onPaste(event)
    document.addEventListener('paste', listener)
    return () => document.removeEventListener('paste', listener)
  }, [])
}
