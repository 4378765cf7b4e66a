type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>

/** The chords that a key press is, as `Command` writes them: by its place first, then by what is typed. */
export function chordsOf(event: Pressed): readonly string[] {
  const { shiftKey, altKey } = event
  const ctrl = event.ctrlKey || event.metaKey
  const key = typed(event)
  // Which shift makes a sign («?», «+») is the layout's own affair.
  const isSign = key.length === 1 && !ctrl && !altKey
  const chord = (name: string, shift: boolean) =>
    [ctrl && 'Ctrl', altKey && 'Alt', shift && 'Shift', name].filter(Boolean).join('+')
  return [chord(`[${event.code}]`, shiftKey), chord(key, shiftKey && !isSign)]
}

/** A letter as a capital one; where the layout has other letters than these, the one that is printed there on most keyboards. */
function typed({ key, code }: Pressed): string {
  if (key.length !== 1) return key
  const latin = /^Key([A-Z])$/.exec(code)?.[1]
  if (latin !== undefined && /^\p{L}$/u.test(key) && !/^[a-z]$/i.test(key)) return latin
  return key.toUpperCase()
}

/** What is printed on the keys of a layout, by `KeyboardEvent.code`; only some browsers tell. */
export type PrintedKeys = { readonly get: (code: string) => string | undefined }

const arrows: Readonly<Record<string, string>> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ' ': 'Space',
  Escape: 'Esc',
}

/** What most keyboards have printed at places that are no letters or digits. */
const signs: Readonly<Record<string, string>> = { BracketLeft: '[', BracketRight: ']' }

const onMac: Readonly<Record<string, string>> = { Ctrl: '⌘', Shift: '⇧', Alt: '⌥' }

/** The keys of a chord as they are printed, one after another. */
export function keycapsOf(chord: string, isMac: boolean, printed?: PrintedKeys): readonly string[] {
  // The last of two plus signs is the key.
  return chord.split(/\+(?=.)/).map((part) => {
    const code = /^\[(\w+)\]$/.exec(part)?.[1]
    if (code !== undefined) return (printed?.get(code) ?? signOf(code)).toUpperCase()
    return (isMac ? onMac[part] : undefined) ?? arrows[part] ?? part
  })
}

/** The chord as `aria-keyshortcuts` has it. */
export const ariaShortcut = (chord: string): string =>
  chord.replace('Ctrl', 'Control').replace(/\[(\w+)\]/, (_, code: string) => signOf(code))

const signOf = (code: string): string => signs[code] ?? code.replace(/^(Key|Digit)/, '')
