import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatById, formatOfFileName } from './format-list.ts'
import { writeFpl } from './fpl-write.ts'
import { writeLnmpln } from './lnmpln-write.ts'
import { noteWords, problemWords } from './problem-words.ts'
import { writeQgcPlan } from './qgc-plan-write.ts'
import { writeQgcWaypoints } from './qgc-waypoints.ts'
import { routeFormats } from './route-format-list.ts'
import { noon, open, opened, route, worldPlanOf, written } from './route-formats-testing.ts'
import { writeFile } from './write-file.ts'

const plan = worldPlanOf({
  r: route(
    [
      { at: [13.4, 52.5], name: 'Takeoff', altitude: 35 },
      { at: [13.5, 52.6], name: 'Wäldchen', notes: 'Low', speed: 250 },
      { at: [13.6, 52.7] },
    ],
    { name: 'Alpha', altitude: 500 },
  ),
})

const files = [
  ['qgc-plan', writeQgcPlan],
  ['qgc-waypoints', writeQgcWaypoints],
  ['lnmpln', writeLnmpln],
  ['fpl', writeFpl],
] as const

describe.each(files)('a file of the format %s', (id, write) => {
  const { content } = written(write(plan, noon))

  it('is known by its content, and by its name', () => {
    expect(open(content)).toMatchObject({ type: 'opened', format: id })
    expect(formatOfFileName(`Alpha${formatById(id).endings[0].toUpperCase()}`)).toBe(id)
  })

  it('is the same if it is opened and written once more', () => {
    const again = opened(open(content)).plan
    const twice = opened(open(written(write(again, noon)).content)).plan
    expect([...twice.values()]).toEqual([...again.values()])
  })

  it('is opened or refused in words, whatever has happened to it', () => {
    const pieces = fc.constantFrom(
      '',
      '"',
      '<',
      '>',
      '&',
      '1e999',
      '-',
      'NaN',
      'null',
      '\t',
      '\n',
      '\u0000',
      '<!DOCTYPE x>',
      '[[',
      '😀',
    )
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(content.length), fc.nat(12), pieces), { minLength: 1, maxLength: 4 }),
        (changes) => {
          let text: string = content
          for (const [at, length, piece] of changes)
            text = text.slice(0, at) + piece + text.slice(at + length)
          const result = open(text)
          if (result.type === 'failed') expect(problemWords(result.problem)).not.toBe('')
          if (result.type === 'opened') expect(result.notes.map(noteWords)).not.toContain('')
        },
      ),
    )
  })
})

describe.each(routeFormats.filter(({ writes }) => writes).map(({ id }) => id))('the format %s', (id) => {
  it('says that it cannot hold a plan on a game map, or on none', () => {
    for (const map of ['kuban', '']) {
      const result = writeFile(id, worldPlanOf({ r: route([{ at: [1, -2] }]) }, { map }), noon)
      expect(result).toMatchObject({ type: 'failed', problem: { code: 'no-game-map', detail: { map } } })
    }
  })

  it('writes what it may of a plan on the real world’s map', () => {
    expect(writeFile(id, plan, noon)).toMatchObject({ type: 'written' })
  })
})
