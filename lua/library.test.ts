import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { limits } from '../src/plan/element.ts'
import { presentKdf } from '../src/stream/secrets.ts'
import { streamNameLimits } from '../src/stream/stream-name.ts'
import { libraryVersion, refusals } from '../src/stream/wire.ts'

const library = readFileSync(join(import.meta.dirname, 'missioncast.lua'), 'utf8')

const constants: Readonly<Record<string, number>> = Object.fromEntries(
  [...library.matchAll(/^local ([A-Z_]+) = (\d+)/gm)].map(([, name, value]) => [name, Number(value)]),
)
const words = (pattern: RegExp): readonly string[] =>
  [...new Set([...library.matchAll(pattern)].map(([, word]) => word ?? ''))].sort()

test('has the limits of P1, P2, P6, R6, R7, E2 and K1', () => {
  expect(constants).toMatchObject({
    MAX_VALUE_BYTES: 65_536,
    MAX_EDIT_BYTES: 6_291_456,
    MAX_PLAN_BYTES: 4_194_304,
    MAX_ELEMENTS: 5000,
    MIN_TTL_S: 600,
    USUAL_TTL_S: 10_800,
    MAX_TTL_S: 86_400,
    MAX_PAGE: 200,
    MAX_BODY_BYTES: 8_388_608,
    MAX_SHORT_BODY_BYTES: 4096,
    MAX_VIEWERS: 5000,
    MAX_NAME_BYTES: 200,
    MAX_NAME_CODE_POINTS: 64,
    PARTITIONS: 64,
    MAX_LOG_EDITS: 500,
    MAX_LOGGED_EDIT_BYTES: 65_536,
    OFFER_MS: 600_000,
    FREE_GUESSES: 10,
    MAX_LOCK_MS: 60_000,
    GUESSES_FORGOTTEN_MS: 900_000,
    GUESSES_KEPT_MS: 3_600_000,
    BEAT_MS: 8000,
    PRESENT_MS: 25_000,
    RECKON_MS: 8000,
    PRINT_DIGITS: 12,
    MAX_EVENT_EDIT_BYTES: 8192,
  })
})

test('[P6] [P1] has the limits that the client has', () => {
  expect(constants).toMatchObject({
    MAX_VALUE_BYTES: limits.valueBytes,
    MAX_ELEMENTS: limits.elements,
    MAX_PLAN_BYTES: limits.planBytes,
    MAX_NAME_BYTES: streamNameLimits.bytes,
    MAX_NAME_CODE_POINTS: streamNameLimits.codePoints,
  })
})

test('[K4] has the kdf that streams are started with', () => {
  expect(/^local USUAL_KDF = '(.*)'/m.exec(library)?.[1]).toBe(presentKdf)
})

test('has the version that the client speaks to', () => {
  expect(/^local VERSION = '(.*)'$/m.exec(library)?.[1]).toBe(libraryVersion)
})

test('[C3] refuses with words of the closed list alone', () => {
  const known: readonly string[] = refusals
  expect(words(/refuse\('([a-z-]+)'/g)).toEqual(known.toSorted())
})

test('[W3] names every command that it calls in its header, and no other', () => {
  const header = /SUBSCRIBE:\n((?: {4}[A-Z ]+\n)+)/.exec(library)?.[1] ?? ''
  const called = words(/\b(?:redis\.p?call|call_in_parts)\('([A-Z]+)'/g)
  expect(header.trim().split(/\s+/).sort()).toEqual(called)
})

test('[C4] marks the first write of every function that writes, and checks nothing after it', () => {
  const writes =
    /redis\.call\('(?!HLEN|HGET|ZCOUNT)|\b(write_edit|write_record|write_stream|show_life|sweep_index|reckon_again|publish(_plan)?)\(/
  const checks = /\b(refuse\w*|admit|check\w*|first_record|is_offered|require_record|read_\w+|weigh)\(/
  for (const body of library.split(/^local function (?=stream_)/m).slice(1)) {
    const [before, after] = body.split(/\nend\n/)[0]?.split('-- every check passed: first write') ?? []
    expect(before).toMatch(checks)
    expect(before).not.toMatch(writes)
    if (after === undefined) continue
    expect(after).toMatch(writes)
    expect(after).not.toMatch(checks)
  }
})
