import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayClock } from './day-clock.ts'
import { fitTable } from './fit-table.ts'
import { kneeboardPages } from './kneeboard-layout.ts'
import { brokenLines, cutTo } from './paper-words.ts'
import { papers, printLayout } from './print-layout.ts'

const letters = { most: 24, least: 14 }

test('columns fill the width and none is narrower than it may be', () => {
  const wish = fc
    .tuple(fc.double({ min: 0.5, max: 12, noNaN: true }), fc.double({ min: 0.1, max: 1, noNaN: true }))
    .map(([wanted, share]) => ({ wanted, least: wanted * share }))
  fc.assert(
    fc.property(
      fc.array(wish, { minLength: 1, maxLength: 9 }),
      fc.integer({ min: 300, max: 1500 }),
      (wishes, width) => {
        const { size, widths } = fitTable(wishes, width, letters)
        expect(size).toBeGreaterThanOrEqual(letters.least)
        expect(size).toBeLessThanOrEqual(letters.most)
        widths.forEach((each, i) => {
          expect(each).toBeGreaterThanOrEqual((wishes[i]?.least ?? 0) * size - 1e-6)
        })
        const total = widths.reduce((sum, each) => sum + each, 0)
        const least = wishes.reduce((sum, each) => sum + each.least, 0) * letters.least
        if (least <= width) expect(total).toBeLessThanOrEqual(width + 1e-6)
      },
    ),
  )
})

test('letters are as large as the width allows before anything is cut', () => {
  expect(
    fitTable(
      [
        { wanted: 10, least: 10 },
        { wanted: 30, least: 5 },
      ],
      800,
      letters,
    ),
  ).toEqual({
    size: 20,
    widths: [200, 600],
  })
  const { size, widths } = fitTable(
    [
      { wanted: 10, least: 10 },
      { wanted: 90, least: 5 },
    ],
    800,
    letters,
  )
  expect(size).toBe(14)
  expect(widths).toEqual([140, 660])
})

const needs = {
  ...{ height: 1448, margin: 32, headHeight: 100, tableHeadHeight: 56 },
  ...{ rowHeight: 38, rows: 5, notesHeight: 0 },
}

test('every row is on one page, in its sequence, and there is always one map', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 400 }),
      fc.integer({ min: 0, max: 300 }),
      fc.integer({ min: 700, max: 2200 }),
      (rows, notesHeight, height) => {
        const pages = kneeboardPages({ ...needs, rows, notesHeight, height })
        expect(
          pages.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, i) => from + i)),
        ).toEqual(Array.from({ length: rows }, (_, i) => i))
        expect(pages.filter(({ map }) => map).length).toBe(1)
        for (const { map, hasNotes } of pages) {
          if (!map) continue
          expect(map.height).toBeGreaterThan(0)
          expect(map.top + map.height + (hasNotes ? notesHeight : 0)).toBeLessThanOrEqual(
            height - needs.margin + 1e-6,
          )
        }
      },
    ),
  )
})

test('a short route is one page, and its map begins below the totals', () => {
  const [page, ...others] = kneeboardPages(needs)
  expect(others).toEqual([])
  expect(page).toMatchObject({ from: 0, to: 5 })
  expect(page?.map?.top).toBe(32 + 100 + 56 + 6 * 38 + 16)
})

test('words are broken where there is room, and lose no letter', () => {
  const measure = (text: string): number => text.length
  fc.assert(
    fc.property(
      fc.string({ minLength: 1, maxLength: 80 }),
      fc.integer({ min: 3, max: 30 }),
      (text, width) => {
        const lines = brokenLines(text, width, measure)
        for (const line of lines) expect(measure(line)).toBeLessThanOrEqual(width)
        expect(lines.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
      },
    ),
  )
  expect(brokenLines('turn left at the river', 11, measure)).toEqual(['turn left', 'at the', 'river'])
})

test('what is cut says so and fits', () => {
  const measure = (text: string): number => text.length
  expect(cutTo('Rendezvous', 12, measure)).toBe('Rendezvous')
  expect(cutTo('Rendezvous', 6, measure)).toBe('Rende…')
  expect(cutTo('Rendezvous', 0.5, measure)).toBe('')
})

test.each(['a4', 'letter'] as const)(
  'on %s a card and its map are one page, in small letters where the usual ones leave too little',
  (paper) => {
    const { contentHeight } = papers[paper]
    const height = fc.double({ min: 60, max: 1500, noNaN: true })
    fc.assert(
      fc.property(height, fc.double({ min: 0.7, max: 1, noNaN: true }), (usual, share) => {
        const heights = { usual, small: usual * share }
        const { letters, mapHeight, isOnePage } = printLayout(paper, heights, true)
        if (isOnePage) expect(Math.ceil(heights[letters]) + 12 + mapHeight).toBe(contentHeight)
        else expect(heights.small + 220).toBeGreaterThan(contentHeight - 13)
        expect(mapHeight).toBeLessThan(contentHeight)
        expect(mapHeight).toBeGreaterThanOrEqual(220)
      }),
    )
    expect(printLayout(paper, { usual: 600, small: 500 }, true).letters).toBe('usual')
    expect(printLayout(paper, { usual: 800, small: 700 }, true)).toMatchObject({
      letters: 'small',
      isOnePage: true,
    })
    expect(printLayout(paper, { usual: 900, small: 800 }, true)).toMatchObject({
      letters: 'usual',
      isOnePage: false,
    })
    expect(printLayout(paper, { usual: 900, small: 800 }, false)).toEqual({
      letters: 'usual',
      mapHeight: 0,
      isOnePage: true,
    })
  },
)

test('times of the day have seconds', () => {
  expect(dayClock(undefined)).toBe('')
  expect(dayClock(6 * 3600 + 5 * 60 + 30)).toBe('06:05:30')
  expect(dayClock(86_400 - 1e-9)).toBe('00:00:00')
})
