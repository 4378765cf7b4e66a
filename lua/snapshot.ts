import type { RespReply } from '../scripts/stack/resp.ts'
import type { Stack } from '../scripts/stack/stack.ts'

const readAll = `
local all = {}
for _, key in ipairs(redis.call('KEYS', '*')) do
  local kind = redis.call('TYPE', key).ok
  local content
  if kind == 'hash' then content = redis.call('HGETALL', key)
  elseif kind == 'zset' then content = redis.call('ZRANGE', key, 0, -1, 'WITHSCORES')
  else content = { redis.call('XRANGE', key, '-', '+'), redis.call('XINFO', 'STREAM', key) } end
  all[#all + 1] = { key, kind, redis.call('PEXPIRETIME', key), content }
end
return all`

/** Everything that Redis holds, and when it expires: two snapshots are equal exactly if nothing was changed between them. */
export async function takeSnapshot(stack: Stack): Promise<ReadonlyMap<string, RespReply>> {
  const all = await stack.admin('EVAL', readAll, '0')
  if (!Array.isArray(all)) throw new Error('EVAL answered no array')
  return new Map(all.map((entry) => [String(Array.isArray(entry) ? entry[0] : entry), inOrder(entry)]))
}

/** What a refusal may not change (C4). */
export const withoutGuesses = (all: ReadonlyMap<string, RespReply>): ReadonlyMap<string, RespReply> =>
  new Map([...all].filter(([key]) => !key.startsWith('guesses:')))

/** A hash has no order that means anything. */
function inOrder(entry: RespReply): RespReply {
  if (!Array.isArray(entry)) return entry
  const [key = null, kind = null, expiry = null, content] = entry
  if (kind !== 'hash' || !Array.isArray(content)) return entry
  const pairs = content.flatMap((field, at) => (at % 2 === 0 ? [[field, content[at + 1] ?? null]] : []))
  return [key, kind, expiry, pairs.sort((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1))]
}

/** One hash as an object. */
export async function readHash(stack: Stack, key: string): Promise<Readonly<Record<string, string>>> {
  const flat = await stack.admin('HGETALL', key)
  if (!Array.isArray(flat)) throw new Error('HGETALL answered no array')
  return Object.fromEntries(
    flat.flatMap((field, at) => (at % 2 === 0 ? [[String(field), String(flat[at + 1])]] : [])),
  )
}
