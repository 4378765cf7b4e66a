import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createDrafts } from './drafts.ts'

const text = { kind: 'text', at: [0, 0], text: 'x', color: 'black', order: 'a0' } as const

describe('a draft', () => {
  beforeEach(() => vi.useFakeTimers())
  afterEach(() => vi.useRealTimers())

  it('is drawn until it is taken away', () => {
    const draw = vi.fn()
    const drafts = createDrafts(draw)
    drafts.set('t', text)
    expect(drafts.has('t')).toBe(true)
    drafts.planShown()
    expect(drafts.has('t')).toBe(true)
    drafts.set('t', undefined)
    expect(drafts.has('t')).toBe(false)
    expect(draw.mock.calls).toEqual([
      ['t', text],
      ['t', undefined],
    ])
  })

  it('gives way to the next plan once it has been let go', () => {
    const draw = vi.fn()
    const drafts = createDrafts(draw)
    drafts.set('t', text)
    drafts.settle('t')
    drafts.planShown()
    expect(drafts.has('t')).toBe(false)
    expect(draw).toHaveBeenLastCalledWith('t', undefined)
  })

  it('goes back by itself if no plan comes: the change was not taken', () => {
    const draw = vi.fn()
    const drafts = createDrafts(draw)
    drafts.set('t', text)
    drafts.settle('t')
    vi.advanceTimersByTime(1_000)
    expect(drafts.has('t')).toBe(false)
  })

  it('stays if it is taken hold of again', () => {
    const drafts = createDrafts(vi.fn())
    drafts.set('t', text)
    drafts.settle('t')
    drafts.set('t', { ...text, at: [1, 1] })
    vi.advanceTimersByTime(5_000)
    expect(drafts.has('t')).toBe(true)
  })
})
