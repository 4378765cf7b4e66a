import { describe, expect, it } from 'vitest'
import { alignPlan } from './align-plan.ts'
import type { Element, Point } from './element.ts'
import type { Plan } from './plan.ts'

const point = (name: string, order: string, x = 0): Point => ({
  kind: 'point',
  name,
  at: [x, 0],
  type: 'marker',
  color: 'black',
  notes: '',
  order,
})

const plan = (entries: Record<string, Element>): Plan => new Map(Object.entries(entries))

describe('alignPlan', () => {
  it('takes the ids and order keys of equal elements', () => {
    const known = plan({ k1: point('A', 'a5'), k2: point('B', 'a6') })
    const file = plan({ f1: point('A', 'a0'), f2: point('B', 'a1') })
    expect(alignPlan(file, known)).toEqual(known)
  })

  it('finds a changed element by its name and leaves the rest alone', () => {
    const known = plan({ k1: point('A', 'a5'), k2: point('B', 'a6') })
    const file = plan({ f1: point('A', 'a0'), f2: point('B', 'a1', 7) })
    expect(alignPlan(file, known)).toEqual(plan({ k1: point('A', 'a5'), k2: point('B', 'a6', 7) }))
  })

  it('finds a renamed element as the next of its kind', () => {
    const known = plan({ k1: point('A', 'a5', 1), k2: point('B', 'a6', 2) })
    const file = plan({ f1: point('A', 'a0', 1), f2: point('C', 'a1', 2) })
    expect([...alignPlan(file, known).keys()]).toEqual(['k1', 'k2'])
  })

  it('puts a new element between known ones without moving them', () => {
    const known = plan({ k1: point('A', 'a5'), k2: point('B', 'a6') })
    const file = plan({ f1: point('A', 'a0'), f2: point('New', 'a1'), f3: point('B', 'a2') })
    const aligned = alignPlan(file, known)
    expect(aligned.get('k1')).toEqual(known.get('k1'))
    expect(aligned.get('k2')).toEqual(known.get('k2'))
    const added = aligned.get('f2')
    expect(added?.order && added.order > 'a5' && added.order < 'a6').toBe(true)
  })

  it('keeps the file’s own sequence where elements changed places', () => {
    const known = plan({ k1: point('A', 'a5'), k2: point('B', 'a6') })
    const file = plan({ f1: point('B', 'a0'), f2: point('A', 'a1') })
    const aligned = alignPlan(file, known)
    expect(aligned.get('k2')?.order).toBe('a0')
    expect(aligned.get('k1')?.order).toBe('a1')
  })

  it('tells equal twins apart by their number', () => {
    const known = plan({ k1: point('A', 'a5') })
    const file = plan({ f1: point('A', 'a0'), f2: point('A', 'a1') })
    expect([...alignPlan(file, known).keys()]).toEqual(['k1', 'f2'])
  })

  it('takes elements with known ids as they are', () => {
    const known = plan({ x: point('A', 'a5') })
    const file = plan({ x: point('B', 'a5', 3) })
    expect(alignPlan(file, known)).toEqual(file)
  })
})
