import { expect, test } from 'vitest'
import { encodeCommand, RespError, readReply } from './resp.ts'

const read = (text: string) => readReply(Buffer.from(text))

test.each([
  ['+OK\r\n', 'OK'],
  [':42\r\n', 42],
  ['$5\r\nПyй\r\n', 'Пyй'],
  ['$-1\r\n', null],
  ['*-1\r\n', null],
  ['*0\r\n', []],
  ['*2\r\n$1\r\na\r\n*1\r\n:1\r\n', ['a', [1]]],
])('reads %j', (text, reply) => {
  expect(read(text)).toEqual({ reply, next: Buffer.byteLength(text) })
})

test('reads an error as a value', () => {
  expect(read('-NOPERM no\r\n')).toEqual({ reply: new RespError('NOPERM no'), next: 12 })
})

test('waits for the rest of half a reply, wherever it is cut', () => {
  const whole = Buffer.from('*2\r\n$3\r\nabc\r\n:1\r\n')
  for (let length = 0; length < whole.length; length++) {
    expect(typeof readReply(whole.subarray(0, length))).toBe('symbol')
  }
})

test('refuses what is not RESP', () => {
  expect(() => read('HTTP/1.1 200 OK\r\n')).toThrow(RespError)
})

test('counts bytes, not characters', () => {
  expect(encodeCommand(['SET', 'й']).toString()).toBe('*2\r\n$3\r\nSET\r\n$2\r\nй\r\n')
})
