import { useEffect, useEffectEvent } from 'react'
import { formatOfFileName } from '../../formats/format-list.ts'

/** Hears files, and texts that look like a plan file or its address, pasted anywhere but into a field. */
export function usePaste(onFile: (file: File) => void, onAddress: () => void): void {
  const onPaste = useEffectEvent((event: ClipboardEvent) => {
    if (event.target instanceof Element && event.target.closest('input, textarea')) return
    const [file] = event.clipboardData?.files ?? []
    const text = event.clipboardData?.getData('text/plain') ?? ''
    if (file) onFile(file)
    else if (/^\s*([{[]|<\?xml|<kml\b|<gpx\b|QGC WPL)/.test(text)) onFile(new File([text], 'pasted'))
    else if (isPlanAddress(text)) onAddress()
    else return
    event.preventDefault()
  })
  useEffect(() => {
    const listener = (event: ClipboardEvent) => onPaste(event)
    document.addEventListener('paste', listener)
    return () => document.removeEventListener('paste', listener)
  }, [])
}

/** An address that ends as a plan file does. */
function isPlanAddress(text: string): boolean {
  const address = text.trim()
  if (!/^https?:\/\/\S+$/.test(address) || !URL.canParse(address)) return false
  return formatOfFileName(new URL(address).pathname) !== undefined
}
