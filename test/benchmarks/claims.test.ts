import { describe, expect, it } from 'vitest'
import { reachesBar } from '../../benchmarks/accuracy/measure-set'
import { accuracySets } from '../../benchmarks/accuracy/sets'
import { judgeClaims } from '../../benchmarks/speed/claims'

const figures = (seconds: number, peakMib: number) => ({ seconds, peakMib })

describe('the claims on speed', () => {
  it('hold at their limits and fail above them', () => {
    const sizes = (growth: number, peakMib: number) =>
      new Map([
        [100_000, figures(2, peakMib)],
        [300_000, figures(2 * growth, 900)],
      ])
    const verdicts = (growth: number, peakMib: number, splinkSeconds: number) =>
      judgeClaims(sizes(growth, peakMib), { size: 100_000, seconds: splinkSeconds }).map(({ holds }) => holds)
    expect(verdicts(3.3, 400, 2)).toEqual([true, true, true])
    expect(verdicts(3.31, 400.1, 1.99)).toEqual([false, false, false])
  })

  it('are judged only where their figures were taken', () => {
    expect(judgeClaims(new Map([[5_000, figures(1, 90)]]), { size: 5_000, seconds: 3 })).toEqual([])
    expect(judgeClaims(new Map([[100_000, figures(1, 90)]]))).toHaveLength(1)
  })
})

describe('the bars on accuracy', () => {
  const score = (f1: number) => ({ records: 10, precision: 1, recall: 1, f1, bCubed: 1 })
  const measured = (f1: number) => ({ kind: 'measured', score: score(f1), seconds: 1, peakMib: 90 }) as const

  it('are reached from the bar on', () => {
    const set = { name: 'some', bar: 0.9 }
    expect(reachesBar(set, measured(0.9))).toBe(true)
    expect(reachesBar(set, measured(0.8999))).toBe(false)
  })

  it('bind no set without one, and no set that was left out', () => {
    expect(reachesBar({ name: 'some' }, measured(0.1))).toBe(true)
    expect(reachesBar({ name: 'some', bar: 0.9 }, { kind: 'skipped', reason: 'absent' })).toBe(true)
  })

  it('are missed by a run that failed, even without a bar', () => {
    expect(reachesBar({ name: 'some' }, { kind: 'failed', reason: 'exit code 1' })).toBe(false)
  })

  it('name every set once', () => {
    expect(new Set(accuracySets.map(({ name }) => name)).size).toBe(accuracySets.length)
  })
})
