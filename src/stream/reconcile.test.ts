import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { diffPlans, samePlan } from '../plan/diff-plans.ts'
import { applyEdit, type Edit } from '../plan/edit.ts'
import type { Plan } from '../plan/plan.ts'
import { point } from './fake/session-probe.ts'
import { type Found, reconcile } from './reconcile.ts'
import type { LeadNote } from './session.ts'

/** A plan of points: ids and names. */
const planOf = (names: Record<string, string>): Plan =>
  new Map(Object.entries(names).map(([id, name]) => [id, point(name)]))

const put = (names: Record<string, string>, ...del: string[]): Edit => ({ put: planOf(names), del })

const base = planOf({ a: 'A', b: 'B' })
const note = (fields: Partial<LeadNote> = {}): LeadNote => ({
  name: 'x',
  ttlSeconds: 600,
  epochs: new Map([['e', 2]]),
  ...{ epoch: 'e', rev: 5, base, asked: [], answeredMs: 0 },
  ...fields,
})
const found = (fields: Partial<Found> = {}): Found => ({
  epoch: 'e',
  term: 3,
  rev: 5,
  plan: base,
  stamps: new Map(),
  spoilt: [],
  isWhole: true,
  toldAt: fields.rev ?? 5,
  ...fields,
})
const mine = planOf({ a: 'A2', c: 'C' })

describe('[L11] nobody else led meanwhile', () => {
  test('what was not confirmed is sent', () => {
    expect(reconcile(note(), found(), mine)).toEqual({ type: 'send', edit: put({ a: 'A2', c: 'C' }, 'b') })
  })

  test('nothing is sent where all was confirmed', () => {
    expect(reconcile(note(), found(), base)).toEqual({ type: 'send', edit: put({}) })
  })

  test('what was under way and arrived is not sent again', () => {
    const asked = [put({ a: 'A2' })]
    const plan = planOf({ a: 'A2', b: 'B' })
    expect(reconcile(note({ asked }), found({ rev: 6, plan }), mine)).toEqual({
      type: 'send',
      edit: put({ c: 'C' }, 'b'),
    })
  })

  test('what was under way and was changed once more is sent as it is now, whether it arrived or not', () => {
    const asked = [put({ a: 'on the way' }), put({ a: 'on the way too' }, 'b')]
    const own = planOf({ a: 'A2', b: 'B2' })
    for (const plan of [base, planOf({ a: 'on the way', b: 'B' }), planOf({ a: 'on the way too' })]) {
      expect(reconcile(note({ asked }), found({ rev: 6, plan }), own)).toEqual({
        type: 'send',
        edit: put({ a: 'A2', b: 'B2' }),
      })
    }
  })

  test('what was under way and was taken back since is taken back there', () => {
    const asked = [put({ a: 'on the way', c: 'added' })]
    const plan = planOf({ a: 'on the way', b: 'B', c: 'added' })
    expect(reconcile(note({ asked }), found({ rev: 6, plan }), base)).toEqual({
      type: 'send',
      edit: put({ a: 'A' }, 'c'),
    })
  })

  test('what arrived and was not saved here before the crash is later than the own plan, and stays', () => {
    const plan = planOf({ a: 'later than A2', d: 'only there', b: 'B' })
    expect(reconcile(note(), found({ rev: 9, plan }), mine)).toEqual({
      type: 'send',
      edit: put({ c: 'C' }, 'b'),
    })
  })
})

describe('[L11] [S6] what no leader left there', () => {
  test('is the leader’s to choose of, where something is missing', () => {
    const plan = planOf({ a: 'A' })
    expect(reconcile(note(), found({ plan, isWhole: false }), base)).toEqual({
      type: 'choose',
      isPast: false,
    })
  })

  test('gives way to what the leader has, where it is spoilt', () => {
    const plan = planOf({ a: 'A' })
    const spoilt = ['b', 'x']
    expect(reconcile(note(), found({ plan, spoilt }), base)).toEqual({ type: 'send', edit: put({ b: 'B' }) })
  })
})

describe('[L11] [S6] what is older there than what the leader knew', () => {
  /** What was sealed for these revisions: the note is of revision 5. */
  const at = (first: number, last = first) => ({ first, last })

  test('gives way to what the leader has, or is deleted where they have nothing', () => {
    const plan = planOf({ a: 'of long ago', b: 'B', x: 'deleted long ago' })
    const stamps = new Map([
      ['a', at(2)],
      ['b', at(1)],
      ['x', at(3, 5)],
    ])
    for (const rev of [5, 6])
      expect(reconcile(note(), found({ rev, plan, stamps }), base)).toEqual({
        type: 'send',
        edit: put({ a: 'A' }, 'x'),
      })
    expect(reconcile(note(), found({ plan, stamps }), planOf({ a: 'A2', b: 'B' }))).toEqual({
      type: 'send',
      edit: put({ a: 'A2' }, 'x'),
    })
  })

  test('is taken, where it can be of after the note: then it arrived, and was not saved here', () => {
    const plan = planOf({ a: 'later', b: 'B' })
    for (const stamp of [at(6), at(4, 6)]) {
      const stamps = new Map([['a', stamp]])
      expect(reconcile(note(), found({ rev: 6, plan, stamps }), base)).toEqual({
        type: 'send',
        edit: put({}),
      })
    }
  })

  test('is the leader’s to choose of, where somebody else led since', () => {
    const plan = planOf({ a: 'of long ago', b: 'B' })
    const stamps = new Map([['a', at(2)]])
    expect(reconcile(note(), found({ term: 4, plan, stamps }), base)).toEqual({
      type: 'choose',
      isPast: false,
    })
  })
})

describe('[L11] [S6] what is missing there and nobody asked to delete', () => {
  const plan = planOf({ a: 'A' })

  test('is the leader’s to choose of, where nobody told of it after the note', () => {
    const choose = { type: 'choose', isPast: false }
    expect(reconcile(note(), found({ plan }), base)).toEqual(choose)
    expect(reconcile(note(), found({ plan, rev: 6, toldAt: 0 }), base)).toEqual(choose)
    expect(reconcile(note(), found({ plan, rev: 6, toldAt: 5 }), base)).toEqual(choose)
  })

  test('is gone, where they told so themselves, asked for it, or deleted it since', () => {
    const nothing = { type: 'send', edit: put({}) }
    expect(reconcile(note(), found({ plan, rev: 6 }), base)).toEqual(nothing)
    const asked = [put({}, 'b')]
    expect(reconcile(note({ asked }), found({ plan, rev: 6, toldAt: 0 }), plan)).toEqual(nothing)
    expect(reconcile(note(), found({ plan }), plan)).toEqual(nothing)
  })
})

describe('[L11] [L3] the server went back in time', () => {
  test('to an earlier revision: the stream is made anew of the own plan', () => {
    expect(reconcile(note(), found({ rev: 4 }), mine)).toEqual({ type: 'anew' })
  })

  test('to an epoch of before a Start of the own', () => {
    const epochs = new Map([
      ['old', 2],
      ['e', 1],
    ])
    expect(reconcile(note({ epochs }), found({ epoch: 'old', rev: 40 }), mine)).toEqual({ type: 'anew' })
  })

  test('and somebody may have led since: both are shown', () => {
    expect(reconcile(note(), found({ rev: 4, term: 4 }), mine)).toEqual({ type: 'choose', isPast: true })
    expect(reconcile(note(), found({ term: 2 }), mine)).toEqual({ type: 'choose', isPast: true })
  })
})

describe('[L11] somebody else led meanwhile', () => {
  test('and changed something: both are shown', () => {
    const plan = planOf({ a: 'A', b: 'theirs' })
    expect(reconcile(note(), found({ term: 4, rev: 6, plan }), mine)).toEqual({
      type: 'choose',
      isPast: false,
    })
  })

  test('and deleted something: both are shown', () => {
    const plan = planOf({ a: 'A' })
    expect(reconcile(note(), found({ term: 4, rev: 6, plan }), planOf({ a: 'A2', b: 'B' }))).toEqual({
      type: 'choose',
      isPast: false,
    })
  })

  test('and changed nothing: there is nothing to choose', () => {
    expect(reconcile(note(), found({ term: 5 }), mine)).toEqual({
      type: 'send',
      edit: put({ a: 'A2', c: 'C' }, 'b'),
    })
  })

  test('in a stream that they started: both are shown, whatever is in it', () => {
    expect(reconcile(note(), found({ epoch: 'theirs', term: 2 }), mine)).toEqual({
      type: 'choose',
      isPast: false,
    })
  })

  test('as far as is known where there is no note', () => {
    expect(reconcile(undefined, found(), mine)).toEqual({ type: 'choose', isPast: false })
  })
})

describe('[L11] whenever the tab crashed, whatever of it was saved and whatever had arrived', () => {
  // No state of an element comes twice, so that each tells its moment: what was there may go for good, what was not may come.
  const step = fc.oneof(
    fc.record({ id: fc.constantFrom('a', 'b'), isGone: fc.boolean() }),
    fc.record({ id: fc.constantFrom('c', 'd'), isGone: fc.constant(false) }),
  )
  const moments = fc.tuple(fc.nat(), fc.nat(), fc.nat(), fc.nat())

  test('nothing is lost: the plan is the latest that anybody has', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), moments, (steps, [first, second, third, fourth]) => {
        const plans: Plan[] = [base]
        for (const [index, { id, isGone }] of steps.entries()) {
          if (base.has(id) && !plans.at(-1)?.has(id)) continue
          const edit = isGone ? put({}, id) : put({ [id]: `${index}` })
          plans.push(applyEdit(plans.at(-1) ?? base, edit).plan)
        }
        const last = plans.length - 1
        const within = (from: number, wish: number) => from + (wish % (last - from + 1))
        const acknowledged = within(0, first)
        const asked = within(acknowledged, second)
        const saved = within(asked, third)
        // What was sent after the save is what was saved, or later.
        const arrived = [acknowledged, asked][fourth % 3] ?? within(saved, fourth)
        const [from, there, mine] = [acknowledged, arrived, saved].map((at) => plans[at] ?? base)
        if (!from || !there || !mine) return
        const onTheWay = [diffPlans(from, plans[asked] ?? base)]
        const reconciled = reconcile(
          note({ base: from, asked: onTheWay, rev: acknowledged + 1 }),
          found({ plan: there, rev: arrived + 1 }),
          mine,
        )
        const merged = reconciled.type === 'send' ? applyEdit(there, reconciled.edit).plan : undefined
        expect(merged && samePlan(merged, plans[Math.max(saved, arrived)] ?? base)).toBe(true)
      }),
      { numRuns: 2_000 },
    )
  })
})
