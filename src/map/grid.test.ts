import { describe, expect, it } from 'vitest'
import { gridReference } from '../plan/grid-reference.ts'
import { gameMaps, planMapById } from '../plan/plan-map.ts'
import { gridColumns, gridRows, keypadDigit } from './grid.ts'

const stalingrad = gameMaps[0]
if (stalingrad?.id !== 'stalingrad') throw new Error('the first game map is Stalingrad')

describe('the chart of a game map', () => {
  it('numbers squares exactly as grid references do, on every map', () => {
    for (const map of gameMaps) {
      for (const row of gridRows(map).squares) {
        for (const column of gridColumns(map).squares) {
          // A little inside the square: its far border may be cut off by the map's edge.
          const x = column.from + (column.to - column.from) * 0.01
          const y = row.from + (row.to - row.from) * 0.01
          expect(gridReference(map, [x, y])).toBe(`${row.label}${column.label}.7`)
        }
      }
    }
  })

  it('lays the keypad out as grid references do', () => {
    const [row] = gridRows(stalingrad).squares
    const [column] = gridColumns(stalingrad).squares
    if (!row || !column) throw new Error('the grid is empty')
    for (const down of [0, 1, 2]) {
      for (const right of [0, 1, 2]) {
        const y = row.from + ((row.to - row.from) * (down + 0.5)) / 3
        const x = column.from + ((column.to - column.from) * (right + 0.5)) / 3
        expect(gridReference(stalingrad, [x, y])).toBe(`0101.${keypadDigit(down, right)}`)
      }
    }
  })

  it('ends its lines at the map, even in the middle of a square', () => {
    const moscow = planMapById('moscow')
    if (moscow?.type !== 'game') throw new Error('Moscow is a game map')
    const { borders, squares } = gridRows(moscow)
    expect(squares).toHaveLength(29)
    expect(borders.at(-1)).toBe(-192)
    expect(borders).toHaveLength(30)
  })
})
