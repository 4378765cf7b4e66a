import { describe, expect, test } from 'vitest'
import { point, points } from './fake/session-probe.ts'
import { readAhead, readValuesBy } from './open-values.ts'
import { writeElement } from './plan-codec.ts'
import { createRollReckoner, noElement } from './roll.ts'
import { createSeal, type Seal } from './seal.ts'
import { createTrustedPlan } from './trusted-plan.ts'
import type { ValueEdit, Values } from './value-edit.ts'

const seal = createSeal(new Uint8Array(32).fill(1))
const epoch = 'e'.repeat(32)
const later = 'f'.repeat(32)

/** A point as a leader sealed it for a revision, or for one of several. */
const sealed = (
  id: string,
  name: string,
  first: number,
  more: { last?: number; epoch?: string; by?: Seal; among?: readonly string[] } = {},
) =>
  (more.by ?? seal).seal(more.epoch ?? epoch, id, writeElement(point(name)), {
    first,
    last: more.last ?? first,
    roll: more.among && createRollReckoner()(new Set(more.among)),
  })

/** What an edit puts that puts nothing else: the roll of these elements (S6). */
const told = (first: number, among: readonly string[], last = first) =>
  [
    'roll',
    seal.seal(epoch, 'roll', noElement, { first, last, roll: createRollReckoner()(new Set(among)) }),
  ] as const

const values = (...entries: readonly (readonly [string, string])[]): Values => new Map(entries)
const edit = (...entries: readonly (readonly [string, string | undefined])[]): ValueEdit => new Map(entries)

/** A viewer who took a plan of two points, A and B, at revision 1. */
function createViewer() {
  const trusted = createTrustedPlan(seal)
  const first = values(['a', sealed('a', 'A', 1)], ['b', sealed('b', 'B', 1)])
  expect(trusted.take(epoch, 1, first)).toBe(true)
  return {
    ...trusted,
    first,
    names: () => [...trusted.plan()].map(([id, element]) => `${id} ${'name' in element && element.name}`),
  }
}

describe('a trusted plan', () => {
  test('[V11] is what the leader sealed, revision by revision', () => {
    const viewer = createViewer()
    const change = edit(['a', sealed('a', 'A2', 2)], ['b', undefined], ['c', sealed('c', 'C', 2)])
    expect(viewer.apply(epoch, 2, change)).toEqual({
      edit: {
        put: new Map([
          ['a', point('A2')],
          ['c', point('C')],
        ]),
        del: ['b'],
      },
      isGood: true,
    })
    expect(viewer.names()).toEqual(['a A2', 'c C'])
    expect([viewer.rejected(), viewer.rejections()]).toEqual([0, 0])
  })

  const replaced = (value: string) => edit(['a', value])
  test.each([
    ['a value of another element', replaced(sealed('b', 'B2', 2))],
    ['a value of another epoch', replaced(sealed('a', 'X', 2, { epoch: later }))],
    ['a value by another key', replaced(sealed('a', 'X', 2, { by: createSeal(new Uint8Array(32)) }))],
    ['a value in clear', replaced(writeElement(point('X')))],
    ['a value cut short', replaced(sealed('a', 'X', 2).slice(0, -4))],
    ['an older value under a new revision', replaced(sealed('a', 'A', 1))],
    ['a later value under an earlier revision', replaced(sealed('a', 'X', 3))],
    ['an invention', replaced(sealed('a', 'X', 2).split('').reverse().join(''))],
  ])('[V11] [S4] [S6] does not show %s', (_, change) => {
    const viewer = createViewer()
    expect(viewer.apply(epoch, 2, change)).toMatchObject({ isGood: false, edit: { put: new Map(), del: [] } })
    expect(viewer.names()).toEqual(['a A', 'b B'])
    expect([viewer.rejected(), viewer.rejections()]).toEqual([1, 1])
  })

  test('[V11] shows nothing of a whole plan whose values were swapped, of another time or place, or invented', () => {
    const viewer = createViewer()
    const [a = '', b = ''] = viewer.first.values()
    const wholes = [
      values(['a', b], ['b', a]),
      values(['a', sealed('a', 'X', 1, { epoch: later })], ['b', '{}']),
      values(['a', a.slice(1)], ['b', writeElement(point('X'))]),
    ]
    for (const whole of wholes) {
      expect(viewer.take(epoch, 2, whole)).toBe(false)
      expect(viewer.rejected()).toBe(2)
      expect(viewer.names()).toEqual(['a A', 'b B'])
    }
    expect(viewer.rejections()).toBe(6)
  })

  test('[V11] is whole again with the next value that is good', () => {
    const viewer = createViewer()
    viewer.apply(epoch, 2, edit(['a', 'x']))
    expect(viewer.apply(epoch, 3, edit(['a', sealed('a', 'A3', 3)])).isGood).toBe(true)
    expect(viewer.names()).toEqual(['a A3', 'b B'])
    expect([viewer.rejected(), viewer.rejections()]).toEqual([0, 1])
  })

  test('[V11] names what is not shown, and keeps what is known of the rest', () => {
    const viewer = createViewer()
    viewer.apply(epoch, 2, edit(['a', 'x'], ['new', 'y']))
    expect(viewer.unreadable()).toEqual(['new'])
    expect(viewer.rejected()).toBe(2)
    viewer.apply(epoch, 3, edit(['new', undefined], ['a', undefined], told(3, ['b'])))
    expect([viewer.unreadable(), viewer.rejected(), viewer.names()]).toEqual([[], 0, ['b B']])
  })

  test('[V5] what opens and is no element is gone from the plan, and nobody’s fault', () => {
    const viewer = createViewer()
    const hologram = seal.seal(epoch, 'a', '{"kind":"hologram"}', { first: 2, last: 2 })
    expect(viewer.apply(epoch, 2, edit(['a', hologram]))).toEqual({
      edit: { put: new Map(), del: ['a'] },
      isGood: true,
    })
    expect([viewer.unreadable(), viewer.rejected()]).toEqual([['a'], 0])
  })

  test('[V11] does not go back with a whole plan of an older time, whatever revision it is said to be', () => {
    const viewer = createViewer()
    viewer.apply(epoch, 2, edit(['a', sealed('a', 'A2', 2)]))
    for (const rev of [1, 2, 3, 100]) {
      expect(viewer.take(epoch, rev, viewer.first)).toBe(false)
      expect(viewer.names()).toEqual(['a A2', 'b B'])
    }
  })

  test('[V11] does not take into a whole plan what is of a later revision than it', () => {
    const viewer = createViewer()
    expect(viewer.take(epoch, 2, values(['a', sealed('a', 'A9', 9)]))).toBe(false)
    expect(viewer.names()).toEqual(['a A', 'b B'])
  })

  test('[V11] does not bring back what was deleted, by an edit or while the viewer was away', () => {
    const viewer = createViewer()
    viewer.apply(epoch, 2, edit(['a', undefined], told(2, ['b'])))
    expect(viewer.apply(epoch, 3, edit(['a', viewer.first.get('a')])).isGood).toBe(false)
    expect(viewer.take(epoch, 4, viewer.first)).toBe(false)
    expect(viewer.names()).toEqual(['b B'])

    expect(viewer.take(epoch, 5, values(told(5, [])))).toBe(true)
    expect(viewer.take(epoch, 6, values(['b', viewer.first.get('b') ?? ''], told(6, ['b'])))).toBe(false)
    expect(viewer.names()).toEqual([])
    expect(viewer.apply(epoch, 7, edit(['b', sealed('b', 'B7', 7)])).isGood).toBe(true)
  })

  test('[V11] [L12] takes an edit as any of the revisions that it may be, and what comes after it', () => {
    for (const rev of [2, 3, 4]) {
      const viewer = createViewer()
      for (let before = 2; before < rev; before++) viewer.apply(epoch, before, edit(told(before, ['a', 'b'])))
      expect(viewer.apply(epoch, rev, edit(['a', sealed('a', 'A2', 2, { last: 4 })])).isGood).toBe(true)
      // The leader was told `rev`, and went on from there.
      expect(viewer.apply(epoch, rev + 1, edit(['a', sealed('a', 'A3', rev + 1)])).isGood).toBe(true)
      expect(viewer.take(epoch, rev + 1, values(['a', sealed('a', 'A3', rev + 1)]))).toBe(true)
    }
  })

  test('[V11] [L12] is not led back within the revisions that an edit may have been', () => {
    const several = sealed('a', 'A2', 2, { last: 4 })
    const back = (viewer: ReturnType<typeof createViewer>) => {
      viewer.apply(epoch, 3, edit(['a', sealed('a', 'A3', 3)]))
      expect(viewer.apply(epoch, 4, edit(['a', several])).isGood).toBe(false)
      expect(viewer.take(epoch, 4, values(['a', several]))).toBe(false)
      expect(viewer.names()).toContain('a A3')
    }
    const live = createViewer()
    live.apply(epoch, 2, edit(['a', several]))
    back(live)
    const late = createViewer()
    late.take(epoch, 2, values(['a', several], ['b', late.first.get('b') ?? '']))
    back(late)

    const gone = createViewer()
    gone.apply(epoch, 2, edit(['a', several]))
    gone.apply(epoch, 3, edit(['a', undefined], told(3, ['b'])))
    expect(gone.apply(epoch, 4, edit(['a', several])).isGood).toBe(false)
    expect(gone.names()).toEqual(['b B'])
  })

  test('[V11] [L12] is not shown an edit of several revisions once more in the place of another', () => {
    const viewer = createViewer()
    const several = sealed('a', 'A2', 2, { last: 4 })
    viewer.apply(epoch, 2, edit(['a', several]))
    expect(viewer.apply(epoch, 3, edit(['a', several])).isGood).toBe(false)
    expect(viewer.take(epoch, 4, values(['a', several], ['b', viewer.first.get('b') ?? '']))).toBe(false)
  })

  test('[V11] follows the leader into a new epoch, and is not led back into the one before', () => {
    const viewer = createViewer()
    viewer.apply(epoch, 2, edit(['a', sealed('a', 'A2', 2)]))
    expect(viewer.take(later, 1, values(['a', sealed('a', 'A3', 1, { epoch: later })]))).toBe(true)
    expect(viewer.names()).toEqual(['a A3'])
    expect(viewer.take(epoch, 9, values(['a', sealed('a', 'A9', 9)]))).toBe(false)
    expect(viewer.names()).toEqual(['a A3'])
  })

  test('[V11] is not led astray by an epoch that a server invents', () => {
    const viewer = createViewer()
    expect(viewer.take(later, 1, viewer.first)).toBe(false)
    expect(viewer.names()).toEqual(['a A', 'b B'])
    expect(viewer.take(epoch, 1, viewer.first)).toBe(true)
    expect(viewer.rejected()).toBe(0)
  })

  test('is opened with another key when the stream was started anew', () => {
    const viewer = createViewer()
    const by = createSeal(new Uint8Array(32).fill(2))
    viewer.use(by)
    expect(viewer.take(later, 1, values(['a', sealed('a', 'X', 1, { epoch: later, by })]))).toBe(true)
    expect(viewer.names()).toEqual(['a X'])
  })

  test('is the same whether it was opened before its turn or not', async () => {
    const viewer = createViewer()
    const swapped = values(['a', viewer.first.get('b') ?? ''], ['b', viewer.first.get('a') ?? ''])
    await viewer.prepare(epoch, [viewer.first])
    expect(viewer.take(epoch, 1, swapped)).toBe(false)
    await viewer.prepare(epoch, [viewer.first])
    expect(viewer.take(epoch, 1, viewer.first)).toBe(true)
    expect(viewer.names()).toEqual(['a A', 'b B'])
  })
})

describe('[V11] a deletion that no leader made', () => {
  test('[V11] [S6] is noticed at once, and is mended by the whole plan', () => {
    const viewer = createViewer()
    // Every edit of a leader puts something. What nobody deleted stays as it was.
    expect(viewer.apply(epoch, 2, edit(['b', undefined])).isGood).toBe(false)
    expect([viewer.rejected(), viewer.rejections(), viewer.names()]).toEqual([1, 1, ['a A', 'b B']])
    const change = sealed('a', 'A3', 3, { among: ['a', 'b'] })
    expect(viewer.apply(epoch, 3, edit(['a', change])).isGood).toBe(false)
    expect([viewer.rejected(), viewer.rejections()]).toEqual([1, 1])
    viewer.apply(epoch, 4, edit(['a', sealed('a', 'A4', 4, { among: ['a', 'b'] })]))
    expect([viewer.rejected(), viewer.rejections()]).toEqual([1, 1])
    const whole = values(
      ['a', sealed('a', 'A5', 5, { among: ['a', 'b'] })],
      ['b', viewer.first.get('b') ?? ''],
    )
    expect(viewer.take(epoch, 5, whole)).toBe(true)
    expect([viewer.rejected(), viewer.names()]).toEqual([0, ['a A5', 'b B']])
  })

  test('[V11] [S6] goes with the next word of a leader, if it is true', () => {
    for (const whole of [false, true]) {
      const viewer = createViewer()
      viewer.apply(epoch, 2, edit(['b', undefined]))
      expect(viewer.take(epoch, 2, values(['a', viewer.first.get('a') ?? '']))).toBe(false)
      expect(viewer.names()).toEqual(['a A', 'b B'])
      const a = sealed('a', 'A3', 3, { among: ['a'] })
      if (whole) viewer.take(epoch, 3, values(['a', a]))
      else
        expect(viewer.apply(epoch, 3, edit(['a', a]))).toEqual({
          edit: { put: new Map([['a', point('A3')]]), del: ['b'] },
          isGood: true,
        })
      expect([viewer.rejected(), viewer.names()]).toEqual([0, ['a A3']])
    }
  })

  test('[V11] [S6] stays undone where it comes with an edit that a leader made, or one of a value that is bad', () => {
    const viewer = createViewer()
    viewer.apply(epoch, 2, edit(['c', sealed('c', 'C', 2, { among: ['a', 'b', 'c'] })], ['b', undefined]))
    viewer.apply(epoch, 3, edit(['a', 'x'], ['c', undefined]))
    expect(viewer.names()).toEqual(['a A', 'b B', 'c C'])
    expect(viewer.take(later, 1, values())).toBe(false)
    expect(viewer.names()).toEqual(['a A', 'b B', 'c C'])
  })

  test('[V11] [S6] is not made of one that a leader made: nothing comes back by it', () => {
    const viewer = createViewer()
    const [, b = ''] = viewer.first.values()
    viewer.apply(epoch, 2, edit(['b', undefined], told(2, ['a'])))
    const change = sealed('a', 'A3', 3, { among: ['a'] })
    expect(viewer.take(epoch, 3, values(['a', change], ['b', b]))).toBe(false)
    expect(viewer.names()).toEqual(['a A3'])
    expect(viewer.take(epoch, 3, values(['a', change]))).toBe(true)
    expect(viewer.rejected()).toBe(0)
    expect(viewer.apply(epoch, 4, edit(['b', b])).isGood).toBe(false)
    expect(viewer.names()).toEqual(['a A3'])
  })

  test('[V11] [S6] is noticed in a whole plan, also by one who has seen nothing yet', () => {
    const viewer = createTrustedPlan(seal)
    const change = sealed('a', 'A', 3, { among: ['a', 'b'] })
    expect(viewer.take(epoch, 3, values(['a', change]))).toBe(false)
    expect(viewer.rejected()).toBe(1)
    expect(viewer.take(later, 1, values(['a', sealed('a', 'A', 1, { epoch: later })]))).toBe(true)
    expect(viewer.rejected()).toBe(0)
  })

  test('[V11] [S6] and an element that was deleted and is brought back are noticed too', () => {
    const viewer = createTrustedPlan(seal)
    const change = sealed('a', 'A', 3, { among: ['a'] })
    expect(viewer.take(epoch, 3, values(['a', change], ['b', sealed('b', 'B', 1)]))).toBe(false)
    expect(viewer.rejected()).toBe(1)
  })

  test('[V11] [S6] is noticed in a whole plan whose revision is one that nobody made', () => {
    const viewer = createTrustedPlan(seal)
    const a = sealed('a', 'A', 3, { among: ['a', 'b'] })
    expect(viewer.take(epoch, 4, values(['a', a]))).toBe(false)
    expect([viewer.rejected(), viewer.rejections()]).toEqual([1, 1])
    expect(viewer.take(epoch, 4, values(['a', a]))).toBe(false)
    expect([viewer.rejected(), viewer.rejections()]).toEqual([1, 1])
    expect(viewer.take(epoch, 3, values(['a', a], ['b', sealed('b', 'B', 1)]))).toBe(true)
    expect(viewer.rejected()).toBe(0)
  })

  test('[V11] [S6] is noticed after an edit that only deleted, and in a plan that is said to be empty', () => {
    const viewer = createTrustedPlan(seal)
    const all = [['a', sealed('a', 'A', 1)], ['b', sealed('b', 'B', 1)], told(3, ['a', 'b'])] as const
    const [a, b, roll] = all
    for (const whole of [values(a, roll), values(roll), values(a, b), values(a), values()]) {
      expect(viewer.take(epoch, 3, whole)).toBe(false)
      expect(viewer.rejected()).toBeGreaterThan(0)
    }
    expect(viewer.take(epoch, 3, values(...all))).toBe(true)
    expect([viewer.rejected(), viewer.plan().size, viewer.unreadable()]).toEqual([0, 2, []])
    expect(viewer.apply(epoch, 4, edit(['a', undefined], ['b', undefined], told(4, [])))).toMatchObject({
      edit: { put: new Map(), del: ['a', 'b'] },
      isGood: true,
    })
    expect(viewer.take(epoch, 4, values(told(4, [])))).toBe(true)
    expect([viewer.rejected(), viewer.plan().size, viewer.unreadable()]).toEqual([0, 0, []])
  })

  test('[V11] [L12] the roll of what may be one of several revisions is not that of a later one', () => {
    const viewer = createTrustedPlan(seal)
    const several = sealed('a', 'A', 3, { last: 5, among: ['a', 'b'] })
    const b = sealed('b', 'B', 1)
    expect(viewer.take(epoch, 3, values(['a', several], ['b', b]))).toBe(true)
    expect(viewer.apply(epoch, 4, edit(['b', undefined], told(4, ['a']))).isGood).toBe(true)
    expect(viewer.take(epoch, 4, values(['a', several], told(4, ['a'])))).toBe(true)
    expect(createTrustedPlan(seal).take(epoch, 4, values(['a', several], told(4, ['a'])))).toBe(true)
    expect(viewer.rejections()).toBe(0)
  })

  test('[V11] [S6] is noticed in a whole plan of before something was added', () => {
    const viewer = createViewer()
    const a = sealed('a', 'A2', 2, { among: ['a', 'b'] })
    const c = sealed('c', 'C', 3, { among: ['a', 'b', 'c'] })
    const b = viewer.first.get('b') ?? ''
    viewer.apply(epoch, 2, edit(['a', a]))
    viewer.apply(epoch, 3, edit(['c', c]))
    viewer.apply(epoch, 4, edit(['d', sealed('d', 'D', 4, { among: ['a', 'b', 'c', 'd'] })]))
    viewer.apply(epoch, 5, edit(['d', undefined], told(5, ['a', 'b', 'c'])))
    expect(viewer.rejected()).toBe(0)
    expect(viewer.take(epoch, 2, values(['a', a], ['b', b]))).toBe(false)
    expect(viewer.rejected()).toBe(1)
    // Nor is it well again by the same edits as before.
    expect(viewer.apply(epoch, 3, edit(['c', c])).isGood).toBe(false)
    expect(viewer.rejected()).toBe(1)
    expect(viewer.take(epoch, 5, values(['a', a], ['b', b], ['c', c], told(5, ['a', 'b', 'c'])))).toBe(true)
    expect([viewer.rejected(), viewer.names()]).toEqual([0, ['a A2', 'b B', 'c C']])
  })

  test('[S6] is none where leaders add, delete and change', () => {
    const viewer = createTrustedPlan(seal)
    expect(viewer.take(epoch, 1, values(['a', sealed('a', 'A', 1, { among: ['a'] })]))).toBe(true)
    const steps = [
      edit(['b', sealed('b', 'B', 2, { among: ['b', 'a'] })]),
      edit(['a', undefined], ['c', sealed('c', 'C', 3, { among: ['b', 'c'] })]),
      edit(['b', undefined], told(4, ['c'])),
      edit(['c', sealed('c', 'C5', 5, { among: ['c'] })]),
      edit(['d', sealed('d', 'D', 6, { last: 7 })]),
      edit(['c', sealed('c', 'C7', 7, { among: ['c', 'd'] })]),
    ]
    steps.forEach((step, at) => {
      expect(viewer.apply(epoch, at + 2, step).isGood).toBe(true)
    })
    expect(viewer.rejections()).toBe(0)
  })
})

test('many values are opened in slices, so that others have their turn', async () => {
  const many = Array.from({ length: 1_500 }, (_, at) => `id${at}`)
  const plan = new Map(many.map((id) => [id, sealed(id, id, 1)]))
  let turns = 0
  let isDone = false
  const takeTurns = async (): Promise<void> => {
    while (!isDone) {
      turns += 1
      await new Promise(setImmediate)
    }
  }
  const others = takeTurns()
  const read = await readAhead(readValuesBy(seal), epoch, [plan])
  isDone = true
  await others
  expect(turns).toBeGreaterThan(1)
  for (const [id, value] of plan) expect(read(epoch, id, value)?.element).toEqual(points(id).get(id))
})
