import { deflateSync } from 'fflate'
import { expect, test } from 'vitest'
import { sheetId } from '../plan/element.ts'
import { emptyPlan, sheetOf } from '../plan/plan.ts'
import { planOf, point, route } from '../state/fake/sample-plan.ts'
import { openFile } from './open-file.ts'
import { packPlan, unpackPlan } from './plan-link.ts'

const plan = planOf({
  [sheetId]: { ...sheetOf(emptyPlan), map: 'kuban', title: 'Überfall 🛩' },
  a: point('Цель'),
  b: route('Strike', { order: 'a1' }),
})

const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url')

test('what a link carries is the whole plan, in signs that no address escapes', () => {
  const packed = packPlan(plan)
  expect(packed).toMatch(/^[\w-]+$/)
  const unpacked = unpackPlan(packed)
  if (!unpacked.ok) throw new Error(unpacked.problem)
  const opened = openFile(unpacked.bytes, { newId: () => 'n' })
  expect(opened).toMatchObject({ type: 'opened', notes: [] })
  if (opened.type === 'opened') expect(new Map(opened.plan)).toEqual(new Map(plan))
})

test('a link that was cut off anywhere is damaged, never half a plan', () => {
  const packed = packPlan(plan)
  for (let length = 0; length < packed.length - 1; length++)
    expect(unpackPlan(packed.slice(0, length)), `cut at ${length}`).toEqual({ ok: false, problem: 'damaged' })
})

test.each(['', 'a plan', 'AAAA', '%7B%7D', 'ж', 'Zm9v='])('%j is damaged', (packed) => {
  expect(unpackPlan(packed)).toEqual({ ok: false, problem: 'damaged' })
})

test('a few characters that would become gigabytes are let go before they do', () => {
  const bomb = base64url(deflateSync(new Uint8Array(64 * 1024 * 1024)))
  expect(unpackPlan(bomb)).toEqual({ ok: false, problem: 'too-large' })
})
