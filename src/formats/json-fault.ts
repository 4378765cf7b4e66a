/** Where a text stops being JSON: line and column from 1, and what stands there (empty at the end of the text). */
export type JsonFault = { readonly line: number; readonly column: number; readonly found: string }

type Expected = 'value' | 'first-value' | 'first-key' | 'key' | 'colon' | 'next' | 'end'

const space = /[ \t\n\r]*/y
const scalar =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: JSON forbids them in strings.
  /"[^"\\\u0000-\u001f]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\u0000-\u001f]*)*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])|true|false|null/y

/**
 * Finds the first place at which a text that `JSON.parse` refuses is no JSON: browsers' own messages name it in as many
 * ways as there are browsers, or not at all. Undefined if it is JSON, which needs no stack here, however deep it is nested.
 */
export function jsonFault(text: string): JsonFault | undefined {
  const open: ('{' | '[')[] = []
  let expected: Expected = 'value'
  let offset = 0
  for (;;) {
    space.lastIndex = offset
    space.test(text)
    offset = space.lastIndex
    if (expected === 'end' && offset === text.length) return undefined
    const token = tokenAt(text, offset)
    const next = step(expected, token, open)
    if (!next) return faultAt(text, offset)
    expected = next
    offset += token.length
  }
}

function tokenAt(text: string, offset: number): string {
  const char = text[offset] ?? ''
  if ('{}[]:,'.includes(char)) return char
  scalar.lastIndex = offset
  return scalar.exec(text)?.[0] ?? ''
}

/** What may follow after a token, or nothing if the token itself may not stand there. */
function step(expected: Expected, token: string, open: ('{' | '[')[]): Expected | undefined {
  const after = (): Expected => (open.length === 0 ? 'end' : 'next')
  const inside = open.at(-1)
  const closes = (token === '}' && inside === '{') || (token === ']' && inside === '[')
  if (token === '') return undefined
  if (closes && (expected === 'next' || expected === 'first-key' || expected === 'first-value')) {
    open.pop()
    return after()
  }
  switch (expected) {
    case 'first-key':
    case 'key':
      return token.startsWith('"') ? 'colon' : undefined
    case 'colon':
      return token === ':' ? 'value' : undefined
    case 'next':
      return token === ',' ? (inside === '{' ? 'key' : 'value') : undefined
    case 'end':
      return undefined
    default:
      if (token === '{' || token === '[') {
        open.push(token)
        return token === '{' ? 'first-key' : 'first-value'
      }
      return '}]:,'.includes(token) ? undefined : after()
  }
}

function faultAt(text: string, offset: number): JsonFault {
  const before = text.slice(0, offset)
  const lineStart = before.lastIndexOf('\n') + 1
  return {
    line: before.split('\n').length,
    column: offset - lineStart + 1,
    found: /^[^\s,:\]}]{1,20}|^./u.exec(text.slice(offset, offset + 60))?.[0] ?? '',
  }
}
