import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createEventReader, type ServerEvent } from './event-reader.ts'
import { WebdisError } from './webdis-error.ts'

/** What Webdis writes for a message: the word, the channel and the payload, run together (W20). */
const webdisMessage = ({ type, id, data }: ServerEvent): string =>
  `messagelive:00112233445566778899aabbccddeeff\nid: ${id}\nevent: ${type}\ndata: ${data}\n\n`

const events: readonly ServerEvent[] = [
  { type: 'plan', id: 'e:1', data: '{"rev":1}' },
  { type: 'plan', id: 'e:2', data: '{"name":"Миссия 🛩️ – Ödland","rev":2}' },
  { type: 'beat', id: 'e:2', data: '{}' },
]
const bytes = new TextEncoder().encode(`subscribelive:001${events.map(webdisMessage).join('')}`)

const failure = (...pieces: (string | Uint8Array)[]): string => {
  const read = createEventReader()
  try {
    for (const piece of pieces) read(typeof piece === 'string' ? new TextEncoder().encode(piece) : piece)
    return 'none'
  } catch (error) {
    return error instanceof WebdisError ? error.type : 'another'
  }
}

describe('events', () => {
  test('[W20] are read out of what Webdis writes', () => {
    expect(createEventReader()(bytes)).toEqual(events)
  })

  test('are the same wherever the bytes are cut in two', () => {
    for (let cut = 0; cut <= bytes.length; cut += 1) {
      const read = createEventReader()
      expect([...read(bytes.slice(0, cut)), ...read(bytes.slice(cut))]).toEqual(events)
    }
  })

  test('are the same however the bytes are cut', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }), (sizes) => {
        const read = createEventReader()
        const got: ServerEvent[] = []
        for (let at = 0, n = 0; at < bytes.length; n += 1) {
          const size = sizes[n % sizes.length] ?? 1
          got.push(...read(bytes.slice(at, at + size)))
          at += size
        }
        expect(got).toEqual(events)
      }),
    )
  })

  test('have empty ids and the type «message» where they say nothing', () => {
    expect(createEventReader()(new TextEncoder().encode('data: x\n\n'))).toEqual([
      { type: 'message', id: '', data: 'x' },
    ])
  })
})

describe('a channel counts as broken', () => {
  test('[W23] when chunk framing leaks into it', () => {
    expect(failure('\r\n1a7\r\nmessagelive:0\nid: e:1\n')).toBe('broken-stream')
  })

  test('[W25] when a status line comes inside it', () => {
    expect(failure('messagelive:0\nid: e:1\nHTTP/1.1 200 OK\r\n')).toBe('broken-stream')
  })

  test('when it carries what is not UTF-8', () => {
    expect(failure('data: ', new Uint8Array([0xd0, 0x20]))).toBe('broken-stream')
  })

  test('when an event does not end', () => {
    expect(failure(`data: ${'x'.repeat(600_000)}`, 'x'.repeat(600_000))).toBe('broken-stream')
  })

  test('but not when a field is unknown', () => {
    expect(failure('messagelive:0\n', 'colour: red\n\n')).toBe('none')
  })
})
