import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mixPair } from '../../src/base'
import { numberCombinations } from '../../src/resolve/number-tuples'

describe('numberCombinations', () => {
  it('numbers combinations by their first record, as a map would', () => {
    const table = fc
      .tuple(
        fc.integer({ min: 0, max: 3 }),
        fc.integer({ min: 0, max: 5000 }),
        fc.integer({ min: 1, max: 100 }),
        fc.nat(),
      )
      .map(([width, count, most, seed]): [number, number[][]] => [
        width,
        Array.from({ length: count }, (_, i) =>
          Array.from({ length: width }, (_, c) => (mixPair(seed + c, i) >>> 0) % most),
        ),
      ])
    fc.assert(
      fc.property(table, ([width, cells]) => {
        const columns = Array.from({ length: width }, (_, c) => Int32Array.from(cells, (row) => row[c]))
        // Records stand in the reverse order of rows, and every third is left out.
        const rows = Int32Array.from(cells, (_, i) => cells.length - 1 - i)
        const chosen = Int32Array.from(rows.keys()).filter((i) => i % 3 !== 0)
        const numbers = new Int32Array(cells.length).fill(-1)
        const firsts = numberCombinations(columns, chosen, rows, numbers)
        const known = new Map<string, number>()
        const expected = new Int32Array(cells.length).fill(-1)
        const firstRows: number[] = []
        for (const i of chosen) {
          const key = cells[rows[i]].join()
          if (!known.has(key)) {
            known.set(key, known.size)
            firstRows.push(rows[i])
          }
          expected[i] = known.get(key) as number
        }
        expect(numbers).toEqual(expected)
        expect([...firsts]).toEqual(firstRows)
      }),
      { numRuns: 25 },
    )
  })
})
