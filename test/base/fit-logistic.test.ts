import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fitLogistic, type LogisticTask } from '../../src/base/fit-logistic'

const WIDTH = 3

interface Row {
  readonly row: readonly number[]
  readonly offset: number
  readonly isMatch: boolean
}

const rowOf = fc.record({
  row: fc.array(fc.double({ min: -2, max: 2, noNaN: true }), { minLength: WIDTH, maxLength: WIDTH }),
  offset: fc.double({ min: -6, max: 6, noNaN: true }),
  isMatch: fc.boolean(),
})
const rowsOf = fc.array(rowOf, { minLength: 1, maxLength: 20 })

function taskOf(rows: readonly Row[]): LogisticTask {
  return {
    width: WIDTH,
    rows: Float64Array.from(rows.flatMap(({ row }) => row)),
    offsets: Float64Array.from(rows, ({ offset }) => offset),
    targets: Float64Array.from(rows, ({ isMatch }) => Number(isMatch)),
  }
}

function bitsAt(rows: readonly Row[], { row, offset }: Row): number {
  const { parameters } = fitLogistic(taskOf(rows), new Float64Array(WIDTH).fill(1))
  return row.reduce((sum, value, j) => sum + value * parameters[j], offset)
}

describe('logistic regression around a model', () => {
  it('moves nothing without labels', () => {
    const { parameters, covariance, evidence } = fitLogistic(taskOf([]), new Float64Array(WIDTH).fill(4))
    expect([...parameters]).toEqual([0, 0, 0])
    expect(covariance[0]).toBeCloseTo(0.25)
    expect(evidence).toBeCloseTo(0)
  })

  it('finds the point where the slope of the posterior is zero', () => {
    fc.assert(
      fc.property(rowsOf, (rows) => {
        const task = taskOf(rows)
        const { parameters } = fitLogistic(task, new Float64Array(WIDTH).fill(1))
        const slope = Float64Array.from(parameters)
        for (const { row, offset, isMatch } of rows) {
          const bits = row.reduce((sum, value, j) => sum + value * parameters[j], offset)
          const p = 1 / (1 + 2 ** -bits)
          row.forEach((value, j) => {
            slope[j] += Math.LN2 * (p - Number(isMatch)) * value
          })
        }
        for (const value of slope) expect(Math.abs(value)).toBeLessThan(1e-4)
      }),
      { numRuns: 50 },
    )
  })

  it('never lowers the weight of a vector when one more label calls it a match', () => {
    fc.assert(
      fc.property(rowsOf, rowOf, (rows, more) => {
        const matching = { ...more, isMatch: true }
        expect(bitsAt([...rows, matching], matching)).toBeGreaterThanOrEqual(bitsAt(rows, matching) - 1e-6)
        const other = { ...more, isMatch: false }
        expect(bitsAt([...rows, other], other)).toBeLessThanOrEqual(bitsAt(rows, other) + 1e-6)
      }),
      { numRuns: 50 },
    )
  })

  it('moves little for few labels and much for thousands', () => {
    const rows = (count: number): Row[] =>
      Array.from({ length: count }, () => ({ row: [1, 0, 0], offset: -3, isMatch: true }))
    const moved = (count: number): number =>
      fitLogistic(taskOf(rows(count)), new Float64Array(WIDTH).fill(16)).parameters[0]
    expect(moved(1)).toBeLessThan(0.1)
    expect(moved(3000)).toBeGreaterThan(6)
  })
})
