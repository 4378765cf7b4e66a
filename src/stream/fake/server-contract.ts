import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Webdis } from '../../webdis/webdis.ts'
import { fingerprintOf } from '../fingerprint.ts'
import { presentKdf, randomHex } from '../secrets.ts'
import { readStreamEvent, type StreamEvent } from '../stream-event.ts'
import { newChannel, subscriptionName } from '../stream-keys.ts'
import { applyValueEdits, type ValueEdit } from '../value-edit.ts'
import {
  type Answer,
  answerOf,
  callOf,
  isLibraryKnown,
  lockedMs,
  type Operation,
  operations,
} from '../wire.ts'

const proof = (digit: string): string => digit.repeat(64)
const password = proof('a')
const code = proof('b')
const key = 'd'.repeat(32)
const otherKey = 'e'.repeat(32)
const salted = { salt: '0'.repeat(32), kdf: 'argon2id:19456:2:1' }
const noEpoch = '0'.repeat(32)

const put = (id: string, value: string): ValueEdit => new Map([[id, value]])

/**
 * What clients rely on, of R1 to R9 and C3: the fake server and the real one run it alike.
 * @param open the way to a server, and how to be done with it
 */
export function describeServer(
  kind: string,
  open: () => Promise<{ readonly webdis: Webdis; readonly close: () => Promise<void> }>,
): void {
  describe(`${kind} keeps the contract`, () => {
    let webdis: Webdis
    let close: () => Promise<void>
    beforeAll(async () => {
      const opened = await open()
      webdis = opened.webdis
      close = opened.close
    })
    afterAll(() => close())

    /** A stream of its own for each test, and the calls of its leader and viewers. */
    function createStream() {
      const name = `Ёж ${randomHex()} / v1.json`
      const epoch = randomHex()
      const channel = newChannel(name)
      const own = { ...salted, password, code, key, epoch, channel, by: 'computer', ttl: 600 } as const
      const ask = async <Body, Value>(
        operation: Operation<Body, Value>,
        body: Body,
      ): Promise<Answer<Value>> => answerOf(operation, await webdis.call(callOf(operation, name, body)))
      return {
        ...{ name, epoch, channel, own, ask },
        start: (
          more: {
            edit?: string
            data?: ValueEdit
            epoch?: string
            instead?: string
            code?: string
            unlisted?: true
          } = {},
        ) => ask(operations.start, { ...own, edit: 'e0', data: put('a', 'A'), ...more }),
        publish: (
          edit: string,
          data: ValueEdit,
          more: { epoch?: string; term?: number; rev?: number; latest?: number; key?: string } = {},
        ) => ask(operations.publish, { key, epoch, term: 1, edit, data, ...more }),
        since: (rev: number, of = epoch) => ask(operations.since, { password, epoch: of, rev }),
      }
    }

    const no = (refusal: string) => expect.objectContaining({ ok: false, refusal })
    const yes = (value: object) =>
      expect.objectContaining({ ok: true, value: expect.objectContaining(value) })

    test('is of a version that this client knows', async () => {
      const version = await createStream().ask(operations.version, {})
      expect(version.ok && isLibraryKnown(version.value)).toBe(true)
    })

    test('[C3] [K4] knows no stream that was not started, and has a salt for it all the same', async () => {
      const { ask, publish, since } = createStream()
      const salted = await ask(operations.salt, {})
      expect(salted).toEqual(yes({ salt: expect.stringMatching(/^[0-9a-f]{32}$/), kdf: presentKdf }))
      expect(await ask(operations.salt, {})).toEqual(salted)
      expect(await ask(operations.connect, { password })).toEqual(no('unknown-stream'))
      expect(await since(0)).toEqual(no('unknown-stream'))
      expect(await publish('e1', put('a', 'B'))).toEqual(no('unknown-stream'))
    })

    test('[R1] starts with the plan as revision 1, and the same again answers the same', async () => {
      const { start, since, ask, epoch, channel } = createStream()
      expect(await start()).toEqual(yes({ rev: 1, term: 1 }))
      expect(await start()).toEqual(yes({ rev: 1, term: 1 }))
      expect(await start({ edit: 'e9' })).toEqual(no('name-taken'))
      expect(await since(0, noEpoch)).toEqual(yes({ epoch, rev: 1, channel, values: new Map([['a', 'A']]) }))
      expect(await ask(operations.salt, {})).toEqual({ ok: true, value: salted })
    })

    test('[R1] [L3] replaces a stream only instead of its epoch and with its proofs', async () => {
      const { start, since, epoch } = createStream()
      await start()
      const next = randomHex()
      expect(await start({ epoch: next, instead: randomHex() })).toEqual(no('name-taken'))
      expect(await start({ epoch: next, instead: epoch, code: proof('c') })).toEqual(no('wrong-code'))
      expect(await start({ epoch: next, instead: epoch, data: put('b', 'B') })).toEqual(
        yes({ rev: 1, term: 1 }),
      )
      expect(await since(1)).toEqual(yes({ epoch: next, rev: 1, values: new Map([['b', 'B']]) }))
      expect(await start({ epoch: next, instead: epoch, data: put('b', 'B') })).toEqual(yes({ rev: 1 }))
    })

    test('[R1] starts in the place of one that is gone', async () => {
      expect(await createStream().start({ instead: randomHex() })).toEqual(yes({ rev: 1, term: 1 }))
    })

    test('[R2] a later term fences out the earlier one', async () => {
      const { start, publish, ask, epoch, channel } = createStream()
      await start()
      const led = await ask(operations.reconnect, { password, code, key, by: 'phone' })
      expect(led).toEqual(yes({ epoch, term: 2, rev: 1, channel, ttl: 600, isUnlisted: false }))
      const refused = await publish('e1', put('a', 'B'))
      expect(refused).toEqual({
        ok: false,
        refusal: 'superseded',
        detail: ['2', expect.stringMatching(/^\d+$/), 'phone'],
      })
      expect(await ask(operations.beat, { key, epoch, term: 1 })).toEqual(no('superseded'))
      expect(await publish('e1', put('a', 'B'), { term: 2 })).toEqual(yes({ rev: 2 }))
      expect(await publish('e2', put('a', 'B'), { term: 3 })).toEqual(no('stale-epoch'))
    })

    test('[R3] publishes once each, whatever is asked again', async () => {
      const { start, publish, since } = createStream()
      await start()
      expect(await publish('e1', put('a', 'B'))).toEqual(yes({ rev: 2 }))
      expect(await publish('e1', put('a', 'B'))).toEqual(yes({ rev: 2 }))
      expect(
        await publish(
          'e2',
          new Map([
            ['a', undefined],
            ['b', 'x"\\ж'],
          ]),
        ),
      ).toEqual(yes({ rev: 3 }))
      expect(await since(0, noEpoch)).toEqual(yes({ rev: 3, values: new Map([['b', 'x"\\ж']]) }))
      expect(await publish('e3', put('a', 'B'), { key: otherKey })).toEqual(no('superseded'))
      expect(await publish('e3', put('a', 'B'), { epoch: randomHex() })).toEqual(no('stale-epoch'))
    })

    test('[R3] publishes upon the revision that it is meant for only', async () => {
      const { start, publish, since } = createStream()
      await start()
      for (const rev of [0, 1, 3]) {
        expect(await publish('e1', put('a', 'B'), { rev })).toEqual(no('stale-epoch'))
      }
      expect(await publish('e1', put('a', 'B'), { rev: 2 })).toEqual(yes({ rev: 2 }))
      expect(await publish('e1', put('a', 'B'), { rev: 2 })).toEqual(yes({ rev: 2 }))
      expect(await publish('e2', put('a', 'C'), { rev: 2 })).toEqual(no('stale-epoch'))
      expect(await publish('e2', put('a', 'C'), { rev: 1, latest: 2 })).toEqual(no('stale-epoch'))
      expect(await publish('e2', put('a', 'C'), { rev: 4, latest: 9 })).toEqual(no('stale-epoch'))
      expect(await since(0)).toEqual(yes({ rev: 2, values: new Map([['a', 'B']]) }))
      expect(await publish('e3', put('a', 'D'), { rev: 2, latest: 3 })).toEqual(yes({ rev: 3 }))
      expect(await publish('e4', put('a', 'E'), { rev: 4, latest: 6 })).toEqual(yes({ rev: 4 }))
    })

    test('[R11] tells the fingerprint of the plan, whatever became of it', async () => {
      const { start, publish, ask, epoch } = createStream()
      const beat = { key, epoch, term: 1 }
      const plan = new Map([['a', 'A']])
      await start({ data: plan })
      expect(await ask(operations.beat, beat)).toEqual(yes({ rev: 1, print: fingerprintOf(plan).sum }))
      const edits: readonly ValueEdit[] = [
        put('b', 'Ёж 🚀'),
        new Map([...put('a', 'A2'), ...put('c', '"\\\u2028')]),
        new Map([
          ['b', undefined],
          ['never-there', undefined],
        ]),
        put('a', 'A2'),
      ]
      for (const [at, edit] of edits.entries()) {
        await publish(`n${at}`, edit)
        await publish(`n${at}`, edit)
        const { sum: print } = fingerprintOf(applyValueEdits(plan, edits.slice(0, at + 1)))
        expect(await ask(operations.beat, beat)).toEqual(yes({ rev: at + 2, print }))
      }
      const doubting = { password, epoch, who: 'one', doubt: true } as const
      const { sum: print } = fingerprintOf(applyValueEdits(plan, edits))
      expect(await ask(operations.beat, doubting)).toEqual(yes({ print }))
    })

    test('[P6] refuses what is too large, and changes nothing', async () => {
      const { start, publish, since } = createStream()
      await start()
      expect(await publish('e1', put('a', 'x'.repeat(65_537)))).toEqual(no('too-large'))
      const many = new Map(Array.from({ length: 5_001 }, (_, at) => [`id${at}`, 'x']))
      expect(await publish('e2', many)).toEqual(no('too-many'))
      expect(await publish('e3', put('a', ''))).toEqual(no('bad-request'))
      expect(await since(1)).toEqual(yes({ rev: 1, edits: [] }))
    })

    test('[R5] answers the edits that are missing, or the whole plan', async () => {
      const { start, publish, since } = createStream()
      await start({ data: put('big', 'x'.repeat(1_000)) })
      await publish('e1', put('b', 'B'))
      await publish('e2', put('b', 'C'))
      expect(await since(1)).toEqual(
        yes({
          rev: 3,
          edits: [
            { rev: 2, edit: put('b', 'B') },
            { rev: 3, edit: put('b', 'C') },
          ],
        }),
      )
      expect(await since(3)).toEqual(yes({ rev: 3, edits: [] }))
      expect(await since(4)).toEqual(yes({ rev: 3, values: expect.any(Map) }))
      expect(await since(3, randomHex())).toEqual(yes({ rev: 3, values: expect.any(Map) }))
    })

    test('[R6] an edit over 64 KiB empties the log', async () => {
      const { start, publish, since } = createStream()
      await start()
      const large = new Map(['b', 'c'].map((id) => [id, 'x'.repeat(40_000)]))
      await publish('e1', large)
      await publish('e2', put('a', 'B'))
      expect(await since(1)).toEqual(yes({ rev: 3, values: expect.any(Map) }))
      expect(await since(2)).toEqual(yes({ rev: 3, edits: [{ rev: 3, edit: put('a', 'B') }] }))
    })

    test('[R4] stops for good', async () => {
      const { start, ask, publish, since, epoch } = createStream()
      await start()
      expect(await ask(operations.stop, { password, code, epoch: randomHex() })).toEqual(no('stale-epoch'))
      expect(await ask(operations.stop, { password, code: proof('c'), epoch })).toEqual(no('wrong-code'))
      expect(await ask(operations.stop, { password, code, epoch })).toEqual({ ok: true, value: undefined })
      const gone = { ok: false, refusal: 'unknown-stream', detail: [epoch] }
      expect(await ask(operations.stop, { password, code, epoch })).toEqual(gone)
      expect(await since(1)).toEqual(gone)
      expect(await publish('e1', put('a', 'B'))).toEqual(gone)
      expect(await ask(operations.beat, { key, epoch, term: 1 })).toEqual(gone)
      expect(await start()).toEqual(gone)
      expect(await start({ epoch: randomHex(), instead: epoch })).toEqual(gone)
      expect(await start({ epoch: randomHex() })).toEqual(yes({ rev: 1, term: 1 }))
    })

    test('[K1] [K2] judges nothing for a while after many wrong passwords, but those of who is in', async () => {
      const { start, ask, epoch } = createStream()
      await start()
      const connect = (guess: string, more: { epoch?: string } = {}) =>
        ask(operations.connect, { password: guess, ...more })
      const guesses = Array.from({ length: 11 }, (_, at) => proof(at.toString(16)))
      for (const guess of guesses.filter((each) => each !== password)) {
        expect(await connect(guess)).toEqual(no('wrong-password'))
        expect(await connect(guess)).toEqual(no('wrong-password'))
      }
      expect(await connect(proof('f'))).toEqual(no('wrong-password'))
      const locked = await connect(password)
      expect(locked).toEqual(no('locked'))
      expect(locked.ok ? 0 : lockedMs(locked)).toBeGreaterThanOrEqual(250)
      expect(await ask(operations.reconnect, { password, code, key: otherKey, by: 'phone' })).toEqual(
        no('locked'),
      )
      expect(await connect(password, { epoch })).toEqual(yes({ epoch }))
      expect(await connect(proof('f'), { epoch })).toEqual(no('wrong-password'))
      expect(await ask(operations.since, { password, epoch, rev: 1 })).toEqual(yes({ rev: 1 }))
      expect(await ask(operations.beat, { password, epoch, who: 'one' })).toEqual(yes({ rev: 1 }))
      expect(await ask(operations.beat, { key, epoch, term: 1 })).toEqual(yes({ rev: 1 }))
      expect(await start({ epoch: randomHex(), instead: epoch })).toEqual(yes({ rev: 1 }))
      expect(await ask(operations.since, { password, epoch, rev: 1 })).toEqual(yes({ rev: 1 }))
    })

    test('[K5] knows no unlisted stream but to who proves the password', async () => {
      const { start, ask, publish, since, name } = createStream()
      await start({ unlisted: true })
      const listed = await ask(operations.list, { limit: 200 })
      expect(listed.ok && listed.value.streams.map((stream) => stream.name)).not.toContain(name)
      const unknown = { ok: false, refusal: 'unknown-stream', detail: [] }
      const wrong = proof('c')
      expect(await ask(operations.connect, { password: wrong })).toEqual(unknown)
      expect(await ask(operations.reconnect, { password: wrong, code, key: otherKey, by: 'phone' })).toEqual(
        unknown,
      )
      expect(await ask(operations.since, { password: wrong, epoch: noEpoch, rev: 0 })).toEqual(unknown)
      expect(await publish('e1', put('a', 'B'), { epoch: noEpoch, key: otherKey })).toEqual(unknown)
      expect(await since(1)).toEqual(yes({ rev: 1 }))
      expect(await ask(operations.reconnect, { password, code, key, by: 'phone' })).toEqual(
        yes({ isUnlisted: true }),
      )
    })

    test('[R13] changes secrets, epoch, channel and plan in one step, and once', async () => {
      const { start, publish, ask, since, own, epoch, name } = createStream()
      await start()
      await publish('e1', put('a', 'B'))
      const to = {
        ...{ newPassword: proof('c'), newCode: proof('d'), newEpoch: randomHex(), channel: newChannel(name) },
        ...{ key: otherKey, by: 'phone' as const, edit: 'k1', data: put('s', 'sealed anew'), ...salted },
      } as const
      const rekey = (more: object = {}) =>
        ask(operations.rekey, { password, code, epoch, term: 1, changed: true, ...to, ...more })
      expect(await rekey({ code: proof('e') })).toEqual(no('wrong-code'))
      expect(await rekey({ epoch: noEpoch })).toEqual(no('stale-epoch'))
      expect(await rekey({ term: 2 })).toEqual(no('stale-epoch'))
      expect(await rekey({ channel: own.channel })).toEqual(no('bad-request'))
      for (let times = 0; times < 2; times += 1) expect(await rekey()).toEqual(yes({ rev: 1, term: 1 }))
      expect(await rekey({ newEpoch: randomHex() })).toEqual(no('wrong-password'))
      expect(await since(1)).toEqual(no('wrong-password'))
      expect(await publish('e2', put('a', 'C'))).toEqual(no('stale-epoch'))
      const { newPassword, newEpoch, channel } = to
      expect(await ask(operations.connect, { password: newPassword })).toEqual(
        yes({ channel, epoch: newEpoch, rev: 1 }),
      )
      expect(await ask(operations.since, { password: newPassword, epoch: newEpoch, rev: 0 })).toEqual(
        yes({ values: to.data }),
      )
      expect(await publish('e2', put('a', 'C'), { epoch: newEpoch, key: otherKey })).toEqual(yes({ rev: 2 }))
    })

    test('[R13] [K2] keeps those in who have the same password under another salt', async () => {
      const { start, ask, since, epoch, name } = createStream()
      await start()
      const newPassword = proof('c')
      const to = {
        newPassword,
        newCode: code,
        newEpoch: randomHex(),
        channel: newChannel(name),
        key,
        ...salted,
      }
      const more = { by: 'phone', edit: 'k1', data: put('a', 'A'), changed: false } as const
      expect(await ask(operations.rekey, { password, code, epoch, term: 1, ...to, ...more })).toEqual(yes({}))
      for (let times = 0; times < 15; times += 1)
        await ask(operations.connect, { password: randomHex() + randomHex() })
      expect(await ask(operations.connect, { password: newPassword })).toEqual(no('locked'))
      expect(await since(1)).toEqual(no('wrong-password'))
      expect(await ask(operations.connect, { password: newPassword, epoch })).toEqual(
        yes({ epoch: to.newEpoch }),
      )
    })

    test('[R14] hands the lead over by a token, once', async () => {
      const { start, publish, ask, epoch } = createStream()
      await start()
      const token = proof('c')
      const offer = (more: object = {}) => ask(operations.offer, { key, code, epoch, term: 1, ...more })
      const take = (newCode: string, of = token) =>
        ask(operations.reconnect, { password, token: of, newCode, key: otherKey, by: 'phone' })
      expect(await take(proof('d'))).toEqual(no('wrong-code'))
      expect(await offer({ token, key: otherKey })).toEqual(no('superseded'))
      expect(await offer({ token, code: proof('e') })).toEqual(no('wrong-code'))
      expect(await offer({ token })).toEqual(yes({ endsInMs: 600_000 }))
      expect(await offer()).toEqual(yes({ endsInMs: 0 }))
      expect(await take(proof('d'))).toEqual(no('wrong-code'))
      await offer({ token })
      expect(await take(proof('d'), proof('f'))).toEqual(no('wrong-code'))
      expect(await take(proof('d'))).toEqual(yes({ epoch, term: 2 }))
      expect(await take(proof('d'))).toEqual(yes({ epoch, term: 3 }))
      expect(await publish('e1', put('a', 'B'))).toEqual(no('superseded'))
      const reconnect = { password, code, key: 'f'.repeat(32), by: 'phone' } as const
      expect(await ask(operations.reconnect, reconnect)).toEqual(no('wrong-code'))
      expect(await ask(operations.reconnect, { ...reconnect, code: proof('d') })).toEqual(yes({ term: 4 }))
      expect(await take(proof('e'))).toEqual(no('wrong-code'))
    })

    test('[R7] counts who is here, and who left no more', async () => {
      const { start, ask, epoch } = createStream()
      await start()
      const beat = (who: string, leave?: true) =>
        ask(operations.beat, { password, epoch, who, ...(leave && { leave }) })
      expect(await beat('one')).toEqual(yes({ rev: 1, beat: 1, beatAgeMs: 0, viewers: 1 }))
      expect(await beat('two')).toEqual(yes({ beat: 1, viewers: 2 }))
      expect(await beat('one', true)).toEqual(yes({ viewers: 1 }))
      expect(await ask(operations.beat, { key, epoch, term: 1 })).toEqual(yes({ rev: 1, viewers: 1 }))
      expect(await ask(operations.beat, { password, epoch: randomHex(), who: 'one' })).toEqual(
        no('stale-epoch'),
      )
      expect(await ask(operations.beat, { password: proof('c'), epoch, who: 'one' })).toEqual(
        no('wrong-password'),
      )
    })

    test('[R7] a leader who leaves is away from then on', async () => {
      const { start, ask, epoch } = createStream()
      await start()
      const left = await ask(operations.beat, { key, epoch, term: 1, leave: true })
      expect(left.ok && left.value.leaderAgeMs).toBeGreaterThanOrEqual(25_000)
    })

    test('[R8] lists streams with what is known of them, newest activity first, in pages', async () => {
      const first = createStream()
      const second = createStream()
      await first.start()
      await second.start()
      await first.ask(operations.beat, { password, epoch: first.epoch, who: 'one' })
      // Two signs of life in the same millisecond are ordered by name.
      await expect
        .poll(() => first.ask(operations.beat, { key, epoch: first.epoch, term: 1 }))
        .toEqual(yes({}))
      const all = await first.ask(operations.list, { limit: 200 })
      const listed = all.ok ? all.value.streams : []
      expect(listed.find(({ name }) => name === first.name)).toMatchObject({ viewers: 1, rev: 1 })
      const sorted = [...listed].sort((a, b) => b.seenMs - a.seenMs || (a.name < b.name ? -1 : 1))
      expect(listed).toEqual(sorted)
      const pages = []
      for (let before: (typeof listed)[number] | undefined; ; ) {
        const body = before ? { limit: 1, before: [before.seenMs, before.name] as const } : { limit: 1 }
        const page = await first.ask(operations.list, body)
        before = page.ok ? page.value.streams[0] : undefined
        if (!before) break
        pages.push(before)
      }
      expect(pages).toEqual(listed)
    })

    test('[E1] [E2] [E3] [E4] [R9] tells what happens on the channel, and refusals not', async () => {
      const { start, publish, ask, epoch, channel } = createStream()
      const ending = new AbortController()
      const heard: (StreamEvent | undefined)[] = []
      const subscription = await webdis.subscribe(subscriptionName(channel), { signal: ending.signal })
      const listening = (async () => {
        for await (const event of subscription) {
          heard.push(readStreamEvent(event))
          if (heard.at(-1)?.type === 'end') return
        }
      })()
      const until = (count: number) => expect.poll(() => heard.length).toBe(count)
      await start()
      await until(1)
      await publish('e1', put('b', 'Я'))
      await until(2)
      await publish('e2', put('a', 'x'.repeat(8_192)))
      await until(3)
      await publish('e3', put('a', 'x'), { key: otherKey })
      await ask(operations.beat, { password, epoch, who: 'one' })
      await until(4)
      await ask(operations.reconnect, { password, code, key, by: 'tablet' })
      await until(5)
      await ask(operations.stop, { password, code, epoch })
      await listening
      expect(heard).toEqual([
        { type: 'announcement', epoch, rev: 1 },
        { type: 'plan', epoch, rev: 2, edit: put('b', 'Я') },
        { type: 'announcement', epoch, rev: 3 },
        {
          type: 'beat',
          epoch,
          rev: 3,
          beat: 1,
          leaderAgeMs: expect.any(Number),
          viewers: 1,
          print: expect.any(Number),
        },
        { type: 'lead', epoch, rev: 3, term: 2, by: 'tablet' },
        { type: 'end', epoch, rev: 3 },
      ])
      ending.abort()
    })
  })
}
