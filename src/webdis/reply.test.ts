import { expect, test } from 'vitest'
import { decodeReply } from './reply.ts'
import { WebdisError } from './webdis-error.ts'

const failure = (text: string): string => {
  try {
    decodeReply('FCALL', text)
    return 'none'
  } catch (error) {
    return error instanceof WebdisError ? error.type : 'another'
  }
}

test('[W7] unwraps strings, numbers, nulls and arrays', () => {
  expect(decodeReply('FCALL', '{"FCALL":["OK","7",[1,null]]}')).toEqual(['OK', '7', [1, null]])
  expect(decodeReply('FCALL_RO', '{"FCALL_RO":"1.0.0"}')).toBe('1.0.0')
  expect(decodeReply('FCALL', '{"FCALL":null}')).toBeNull()
  expect(decodeReply('FCALL', '{"FCALL":[]}')).toEqual([])
})

test('[W7] unwraps a status', () => {
  expect(decodeReply('FCALL', '{"FCALL":[true,"OK"]}')).toBe('OK')
})

test.each([
  ['ERR Function not found', 'function-missing'],
  ["OOM command not allowed when used memory > 'maxmemory'.", 'full'],
  ['MISCONF Redis is configured to save RDB snapshots', 'full'],
  ['LOADING Redis is loading the dataset in memory', 'not-ready'],
  ['BUSY Redis is busy running a script.', 'not-ready'],
  ["MASTERDOWN Link with MASTER is down and replica-serve-stale-data is set to 'no'.", 'not-ready'],
  ["NOPERM User default has no permissions to run the 'fcall' command", 'denied'],
  ['MOVED 13907 127.0.0.1:7001', 'redis-error'],
])('[W7] tells what Redis means by «%s»', (message, type) => {
  expect(failure(JSON.stringify({ FCALL: [false, message] }))).toBe(type)
})

test.each([
  ['HTML', '<!doctype html><title>Log in</title>'],
  ['JSON that is cut off', '{"FCALL":["OK","7"'],
  ['nothing', ''],
  ['another envelope', '{"GET":"x"}'],
  ['an array without an envelope', '["OK"]'],
  ['null', 'null'],
  ['what Redis never answers', '{"FCALL":["OK",{"a":1}]}'],
  ['a key that is everywhere', '{"__proto__":{"FCALL":"x"}}'],
])('does not take %s for a reply', (_, text) => {
  expect(failure(text)).toBe('broken-reply')
})
