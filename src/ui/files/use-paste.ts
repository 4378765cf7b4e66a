import { useEffect, useEffectEvent } from 'react'

/** Hears files, and texts that look like JSON, pasted anywhere but into a field. */
export function usePaste(onFile: (file: File) => void): void {
  const onPaste = useEffectEvent((event: ClipboardEvent) => {
    if (event.target instanceof Element && event.target.closest('input, textarea')) return
    const [file] = event.clipboardData?.files ?? []
    const text = event.clipboardData?.getData('text/plain') ?? ''
    if (file) onFile(file)
    else if (/^\s*[{[]/.test(text)) onFile(new File([text], 'pasted.json', { type: 'application/json' }))
    else return
    event.preventDefault()
  })
  useEffect(() => {
    const listener = (event: ClipboardEvent) => onPaste(event)
    document.addEventListener('paste', listener)
    return () => document.removeEventListener('paste', listener)
  }, [])
}
