import { refusals } from '../../src/stream/wire.ts'
import type { RawAnswer, RawCall } from './raw-call.ts'

/** C3: what stands after a refusal's word. */
const details: Readonly<Record<string, readonly RegExp[]>> = {
  'bad-request': [/./],
  'too-large': [/./],
  'too-many': [/./],
  locked: [/^\d+$/],
  superseded: [/^\d+$/, /^\d+$/, /^(computer|phone|tablet|script)$/],
}

/** What is wrong with the answer to a call that had to be refused, if anything: the call, and what it was answered. */
export function faultOf(call: RawCall, { status, text }: RawAnswer): readonly string[] {
  const isRefused =
    status === 200
      ? isRefusal(call.path.split('/')[0] ?? '', text)
      : call.door === 'edge' && [400, 404, 405, 413].includes(status)
  return isRefused ? [] : [`${JSON.stringify(call)} was answered with ${status} ${text.slice(0, 200)}`]
}

function isRefusal(command: string, text: string): boolean {
  const envelope: unknown = JSON.parse(text)
  const reply = Object.entries(envelope ?? {}).flatMap(([name, value]: [string, unknown]) =>
    name === command ? [value].flat() : [undefined],
  )
  const [word, ...rest] = reply.map(String)
  const patterns = details[word ?? ''] ?? []
  return (
    refusals.some((known) => known === word) &&
    rest.length === patterns.length &&
    patterns.every((pattern, at) => pattern.test(rest[at] ?? ''))
  )
}
