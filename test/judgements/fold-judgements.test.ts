import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RecordRef } from '../../src/identity'
import {
  type FoldedJudgements,
  foldJudgements,
  formatJudgements,
  type JudgementLine,
  judgementId,
  parseJudgements,
} from '../../src/judgements'
import { runs } from '../base/runs'

const crm = (id: number | string): RecordRef => ({ source: 'crm', recordId: String(id) })

const pairs = (list: readonly { readonly left: RecordRef; readonly right: RecordRef }[]): string[] =>
  list.map(({ left, right }) => [left.recordId, right.recordId].sort().join('-')).sort()

const said = (lines: readonly JudgementLine[]): { same: string[]; different: string[]; codes: string[] } => {
  const { same, different, problems } = foldJudgements(lines)
  return { same: pairs(same), different: pairs(different), codes: problems.map(({ code }) => code) }
}

/** Sets of records that hold together, as text. */
function setsOf({ same }: FoldedJudgements): string {
  const setOf = new Map<string, Set<string>>()
  for (const { left, right } of same) {
    const own = new Set([left.recordId, right.recordId])
    for (const id of [...own]) for (const other of setOf.get(id) ?? []) own.add(other)
    for (const id of own) setOf.set(id, own)
  }
  return [...new Set(setOf.values())]
    .map((set) => [...set].sort().join('+'))
    .sort()
    .join(' ')
}

const record = fc.nat({ max: 7 }).map(crm)
const twoRecords = fc.tuple(record, record).filter(([a, b]) => a.recordId !== b.recordId)
const someRecords = fc.uniqueArray(record, { minLength: 2, maxLength: 4, selector: (ref) => ref.recordId })
const step: fc.Arbitrary<JudgementLine> = fc.oneof(
  fc
    .tuple(fc.constantFrom('same' as const, 'different' as const, 'unsure' as const), twoRecords)
    .map(([judgement, [left, right]]) => ({ judgement, left, right })),
  someRecords.map((records) => ({ judgement: 'merge' as const, records })),
  fc
    .tuple(record, fc.constantFrom('sides' as const, 'pair' as const, 'none' as const))
    .map(([detach, guard]) => ({ judgement: 'unmerge' as const, detach, guard })),
  someRecords.map((all) => ({ judgement: 'unmerge' as const, all })),
  fc.nat({ max: 12 }).map((tree) => ({ judgement: 'unmerge' as const, tree: `s${tree}` })),
  fc.nat({ max: 12 }).map((target) => ({ judgement: 'undo' as const, target: `s${target}` })),
  record.map((pinned) => ({ judgement: 'pin' as const, record: pinned, field: 'email', value: 'a@b.org' })),
)
const log = fc
  .array(step, { maxLength: 12 })
  .map((steps) => steps.map((line, k): JudgementLine => ({ ...line, id: `s${k}` })))

describe('foldJudgements', () => {
  it('makes one decision of a merge, and names it on every pair', () => {
    const { same } = foldJudgements([
      { judgement: 'merge', id: 'm1', records: [crm(1), crm(2), crm(3)], by: 'ann', why: 'same card' },
    ])
    expect(pairs(same)).toEqual(['1-2', '2-3'])
    expect(same.every(({ id, by, why }) => id === 'm1' && by === 'ann' && why === 'same card')).toBe(true)
  })

  it('lets a record leave what a merge had brought, and keeps the sides apart', () => {
    const lines: JudgementLine[] = [
      { judgement: 'merge', records: [crm(1), crm(2), crm(3)] },
      { judgement: 'unmerge', detach: crm(2) },
    ]
    expect(said(lines)).toEqual({ same: ['1-3'], different: ['1-2', '2-3'], codes: [] })
  })

  it.each([
    ['sides', ['1-3', '1-4', '2-3', '2-4']],
    ['pair', ['1-3']],
    ['none', []],
  ] as const)('keeps apart what the guard %s says', (guard, different) => {
    const sides = [
      [crm(1), crm(2)],
      [crm(3), crm(4)],
    ]
    expect(said([{ judgement: 'unmerge', detach: crm(1), sides, guard }]).different).toEqual(different)
  })

  it('takes apart what a merge had brought, each group as it was before', () => {
    const sides = [[crm(1), crm(2)], [crm(3)]]
    const lines: JudgementLine[] = [
      { judgement: 'same', left: crm(1), right: crm(2) },
      { judgement: 'merge', id: 'm', sides },
      { judgement: 'unmerge', tree: 'm' },
    ]
    expect(said(lines)).toEqual({ same: ['1-2', '1-2'], different: ['1-3', '2-3'], codes: [] })
  })

  it.each([
    ['1-9', crm(1)],
    ['2-9', crm(2)],
  ])('leaves %s as it was, which joins one side of what comes apart', (kept, one) => {
    const lines: JudgementLine[] = [
      { judgement: 'same', left: one, right: crm(9) },
      { judgement: 'merge', id: 'm', records: [crm(1), crm(2)] },
      { judgement: 'unmerge', tree: 'm' },
    ]
    expect(said(lines)).toEqual({ same: [kept], different: ['1-2'], codes: [] })
  })

  it('cuts what joins the sides through another record, which goes with the last of them', () => {
    const lines: JudgementLine[] = [
      { judgement: 'same', left: crm(1), right: crm(9) },
      { judgement: 'same', left: crm(9), right: crm(2) },
      { judgement: 'unmerge', detach: crm(1), sides: [[crm(1)], [crm(2)]] },
    ]
    expect(said(lines)).toEqual({ same: ['2-9'], different: ['1-2'], codes: [] })
  })

  it('restores the guards that a merge had taken back once it is taken apart, unless another merge holds', () => {
    const lines: JudgementLine[] = [
      { judgement: 'unmerge', detach: crm(1), sides: [[crm(1)], [crm(2), crm(3)]] },
      { judgement: 'merge', id: 'm', records: [crm(1), crm(2)] },
      { judgement: 'unmerge', tree: 'm', guard: 'none' },
    ]
    expect(said(lines).different).toEqual(['1-2', '1-3'])
    const other: JudgementLine = { judgement: 'merge', records: [crm(1), crm(3)] }
    expect(said([lines[0], lines[1], other, lines[2]])).toEqual({ same: ['1-3'], different: [], codes: [] })
  })

  it('puts every record on its own', () => {
    const lines: JudgementLine[] = [
      { judgement: 'merge', records: [crm(1), crm(2), crm(3)] },
      { judgement: 'unmerge', all: [crm(1), crm(2), crm(3)] },
    ]
    expect(said(lines)).toEqual({ same: [], different: ['1-2', '1-3', '2-3'], codes: [] })
  })

  it('lets a later merge take back the guard of an unmerge, but not a "different"', () => {
    const unmerge: JudgementLine = { judgement: 'unmerge', detach: crm(1), sides: [[crm(1)], [crm(2), crm(3)]] }
    const different: JudgementLine = { judgement: 'different', left: crm(1), right: crm(2) }
    const merge: JudgementLine = { judgement: 'merge', records: [crm(1), crm(3)] }
    expect(said([unmerge, merge])).toEqual({ same: ['1-3'], different: [], codes: [] })
    expect(said([different, merge])).toEqual({ same: ['1-3'], different: ['1-2'], codes: [] })
  })

  it('goes by the times, and then by the places', () => {
    const merge: JudgementLine = { judgement: 'merge', records: [crm(1), crm(2)], at: '2027-01-01T10:00:00Z' }
    const unmerge: JudgementLine = { judgement: 'unmerge', all: [crm(1), crm(2)], at: '2027-01-01T11:30:00+02:00' }
    // Half past nine in Greenwich.
    expect(said([merge, unmerge])).toEqual({ same: ['1-2'], different: [], codes: [] })
    expect(said([unmerge, merge])).toEqual({ same: ['1-2'], different: [], codes: [] })
  })

  it('counts what has no time as said right after the line before it', () => {
    const lines: JudgementLine[] = [
      { judgement: 'merge', id: 'late', records: [crm(1), crm(2)], at: '2027-01-02' },
      { judgement: 'unmerge', tree: 'late' },
      { judgement: 'merge', id: 'early', records: [crm(1), crm(2)], at: '2027-01-01' },
    ]
    expect(said(lines)).toEqual({ same: [], different: ['1-2'], codes: [] })
  })

  it('takes the same line twice for one, and says when it comes again after it was taken back', () => {
    const same: JudgementLine = { judgement: 'same', left: crm(1), right: crm(2) }
    const undo: JudgementLine = { judgement: 'undo', target: judgementId(same) }
    expect(said([same, same])).toEqual({ same: ['1-2'], different: [], codes: [] })
    expect(said([same, undo, same])).toEqual({ same: [], different: [], codes: ['repeats-undone'] })
    expect(said([same, undo, { ...same, at: '2027-01-01' }]).same).toEqual(['1-2'])
  })

  it('takes an undo back', () => {
    const same: JudgementLine = { judgement: 'same', id: 'a', left: crm(1), right: crm(2) }
    const undo: JudgementLine = { judgement: 'undo', id: 'b', target: 'a' }
    expect(said([same, undo]).same).toEqual([])
    expect(said([same, undo, { judgement: 'undo', id: 'c', target: 'b' }]).same).toEqual(['1-2'])
  })

  it('reports what it cannot honour, and honours the rest', () => {
    const lines: JudgementLine[] = [
      { judgement: 'undo', id: 'u', target: 'later' },
      { judgement: 'same', id: 'later', left: crm(1), right: crm(2) },
      { judgement: 'different', id: 'later', left: crm(1), right: crm(3) },
      { judgement: 'unmerge', id: 'alone', detach: crm(9) },
      { judgement: 'unmerge', id: 'no-merge', tree: 'g_unknown' },
      { judgement: 'merge', id: 'ids', goldenIds: ['g_1', 'g_2'] },
      { judgement: 'unsure', id: 'time', left: crm(4), right: crm(5), at: 'soon' },
    ]
    const { same, different, unsure, problems } = foldJudgements(lines)
    expect([pairs(same), pairs(different), pairs(unsure)]).toEqual([['1-2'], [], ['4-5']])
    expect(problems.map(({ id, code }) => [id, code])).toEqual([
      ['time', 'bad-time'],
      ['later', 'id-taken'],
      ['u', 'unknown-target'],
      ['alone', 'nothing-to-unmerge'],
      ['no-merge', 'unknown-tree'],
      ['ids', 'unknown-golden-id'],
    ])
    for (const { text } of problems) expect(text).toMatch(/\. .*\.$|^.*[.:] .*\.$/)
  })

  it('keeps unsure pairs until somebody says more', () => {
    const unsure: JudgementLine = { judgement: 'unsure', left: crm(1), right: crm(2) }
    expect(pairs(foldJudgements([unsure]).unsure)).toEqual(['1-2'])
    expect(foldJudgements([unsure, { judgement: 'same', left: crm(2), right: crm(1) }]).unsure).toEqual([])
  })

  it('hands on pins with their ids and times', () => {
    const { pins } = foldJudgements([
      { judgement: 'pin', id: 'p', record: crm(1), field: 'email', value: 'a@b.org', at: '2027-01-01', why: 'called' },
    ])
    expect(pins).toEqual([
      { id: 'p', record: crm(1), field: 'email', value: 'a@b.org', at: '2027-01-01', reason: 'called' },
    ])
  })

  it('takes a pin whose time cannot be read for said right after the line before it', () => {
    const pin: JudgementLine = { judgement: 'pin', id: 'p', record: crm(1), field: 'email', value: 'x', at: 'soon' }
    const { pins, problems } = foldJudgements([
      { judgement: 'unsure', left: crm(4), right: crm(5), at: '2027-01-01' },
      pin,
    ])
    expect([pins[0].at, problems[0].code]).toEqual(['2027-01-01T00:00:00.000Z', 'bad-time'])
  })

  it('restores everything by an undo right after a step', () => {
    fc.assert(
      fc.property(log, step, (lines, last) => {
        const before = foldJudgements(lines)
        const after = foldJudgements([
          ...lines,
          { ...last, id: 'last' },
          { judgement: 'undo', id: 'back', target: 'last' },
        ])
        expect(after).toEqual(before)
      }),
      runs(300),
    )
  })

  it('restores the sets by a merge and an unmerge of what it brought', () => {
    fc.assert(
      fc.property(log, someRecords, (lines, records) => {
        const before = foldJudgements(lines)
        // Records that are one already are no sides.
        const setsBefore = setsOf(before)
          .split(' ')
          .map((set) => set.split('+'))
        const isWith = (a: RecordRef, b: RecordRef): boolean =>
          a !== b && setsBefore.some((set) => set.includes(a.recordId) && set.includes(b.recordId))
        fc.pre(!records.some((a) => records.some((b) => isWith(a, b))))
        const after = foldJudgements([
          ...lines,
          { judgement: 'merge', id: 'm', records },
          { judgement: 'unmerge', id: 'u', tree: 'm' },
        ])
        expect(setsOf(after)).toBe(setsOf(before))
      }),
      runs(200),
    )
  })

  it('gives the same when it is replayed, and when it was written and read again', () => {
    fc.assert(
      fc.property(log, (lines) => {
        const found = foldJudgements(lines)
        expect(foldJudgements(lines)).toEqual(found)
        expect(foldJudgements([...lines, ...lines]).same).toEqual(found.same)
        expect(foldJudgements(parseJudgements(formatJudgements(lines)))).toEqual(found)
      }),
      runs(200),
    )
  })

  it('folds twenty thousand judgements', () => {
    const lines = Array.from({ length: 10_000 }, (_, k): JudgementLine[] => [
      { judgement: 'merge', id: `m${k}`, records: [crm(3 * k), crm(3 * k + 1), crm(3 * k + 2)] },
      { judgement: 'unmerge', id: `u${k}`, detach: crm(3 * k) },
    ]).flat()
    const { same, different } = foldJudgements(lines)
    expect([same.length, different.length]).toEqual([10_000, 20_000])
  })
})
