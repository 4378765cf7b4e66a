/** Copies text; `false` if the browser did not let us. */
export async function copyText(text: string): Promise<boolean> {
  // On plain HTTP in a LAN there is no navigator.clipboard.
  if (navigator.clipboard) {
    try {
      await navigator.clipboard.writeText(text)
      return true
    } catch {
      // Refused by a permission: the older way below needs none.
    }
  }
  return copyBySelection(text)
}

function copyBySelection(text: string): boolean {
  const before = document.activeElement
  const area = document.createElement('textarea')
  area.value = text
  area.className = 'visually-hidden'
  // Inside the open dialog, whose focus trap would take the selection away from elsewhere.
  const host = before?.closest('[role="dialog"]') ?? document.body
  host.append(area)
  area.select()
  const copied = document.execCommand('copy')
  area.remove()
  if (before instanceof HTMLElement) before.focus()
  return copied
}
