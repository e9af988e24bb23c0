import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type FieldContribution,
  goldenOf,
  nextChangeAt,
  type PolicyConfig,
  type StrategyConfig,
  survive as s,
  type TrustCurve,
} from '../../src/survive'
import { runs } from '../base/runs'
import { day, say } from './said'

const curve = fc.record({
  max: fc.integer({ min: 40, max: 100 }),
  min: fc.integer({ min: 0, max: 40 }),
  decay: fc.constantFrom<NonNullable<TrustCurve['decay']>[]>('none', 'linear', 'rapidSlow', 'slowRapid', 'halfLife'),
  days: fc.integer({ min: 5, max: 60 }),
})
const table = fc.record({ sources: fc.record({ a: curve, b: curve }), other: curve })
const strategy: fc.Arbitrary<StrategyConfig> = fc.oneof(
  table.map((own) => s.trust(own)),
  table.map((own) => s.weightedVote(own)),
  table.map((own) => s.weightedVote({ ...own, by: 'record' })),
  table.map((own) => s.trust({ ...own, downgrade: 0.6, reserveMin: true })),
  fc.integer({ min: 1, max: 40 }).map((maxAgeDays) => s.mostRecent({ when: { maxAgeDays, sources: ['a'] } })),
  fc.integer({ min: 1, max: 40 }).map((minAgeDays) => s.only({ minAgeDays })),
)
const contribution = fc
  .tuple(
    fc.constantFrom('a:1', 'a:2', 'b:1', 'c:1'),
    fc.constantFrom('x', 'y', 'z'),
    fc.option(fc.nat({ max: 30 }), { nil: undefined }),
    fc.option(fc.integer({ min: 1, max: 50 }), { nil: undefined }),
    fc.boolean(),
  )
  .map(
    ([record, value, at, lasts, invalid]): FieldContribution => ({
      ...say(record, 'f', value, at),
      ...(lasts === undefined || at === undefined ? {} : { validUntil: day(at + lasts) }),
      ...(invalid ? { invalid: ['rule'] } : {}),
    }),
  )

describe('nextChangeAt', () => {
  it('is the first instant at which the values differ, as trying every day says', () => {
    const said = fc.uniqueArray(contribution, {
      minLength: 1,
      maxLength: 4,
      selector: ({ source, recordId }) => source + recordId,
    })
    fc.assert(
      fc.property(said, fc.array(strategy, { minLength: 1, maxLength: 2 }), (all, chain) => {
        const policy: PolicyConfig = { survive: { f: chain } }
        const start = Date.UTC(2026, 0, 10)
        const at = (time: number): string =>
          JSON.stringify(goldenOf(all, policy, { asOf: new Date(time).toISOString() }).values)
        const now = at(start)
        const found = nextChangeAt(all, policy, { asOf: new Date(start).toISOString() })
        const time = found === undefined ? Number.POSITIVE_INFINITY : Date.parse(found)
        if (found !== undefined) {
          expect(at(time)).not.toBe(now)
          expect(at(time - 1)).toBe(now)
        }
        for (let k = 0; k < 120; k++) {
          const tried = start + k * 86_400_000 + 1
          if (tried < time) expect(at(tried)).toBe(now)
        }
      }),
      runs(60),
    )
  })

  it('finds the very millisecond at which one overtakes another', () => {
    const fades = s.trust({ sources: { a: { max: 90, min: 10, decay: 'linear', days: 100 } }, other: { max: 50 } })
    const said = [say('a:1', 'f', 'x', 0), say('b:1', 'f', 'y', 0)]
    expect(nextChangeAt(said, { survive: { f: [fades] } })).toBe('2026-02-20T00:00:00.001Z')
  })

  it('knows when something comes, ends, or is pinned', () => {
    const said = [say('a:1', 'f', 'x', 0), say('b:1', 'f', 'y', 7)]
    const policy: PolicyConfig = { survive: { f: [s.mostRecent()] } }
    expect(nextChangeAt(said, policy, { asOf: day(3) })).toBe('2026-01-08T00:00:00.000Z')
    expect(nextChangeAt(said, policy)).toBeUndefined()
    const pins = [{ record: { source: 'a', recordId: '1' }, field: 'f', value: 'p', at: day(1), until: day(12) }]
    expect(nextChangeAt(said, policy, { pins })).toBe('2026-01-13T00:00:00.000Z')
    expect(nextChangeAt([say('a:1', 'f', 'x')], policy)).toBeUndefined()
  })

  it('follows the members of a group together', () => {
    const fades = s.trust({ sources: { a: { max: 90, min: 10, decay: 'linear', days: 100 } }, other: { max: 50 } })
    const said = [say('a:1', 'city', 'x', 0), say('b:1', 'zip', '1', 0)]
    const policy: PolicyConfig = { groups: { home: ['city', 'zip'] }, survive: { home: [fades] } }
    expect(nextChangeAt(said, policy)).toBe('2026-02-20T00:00:00.000Z')
  })
})
