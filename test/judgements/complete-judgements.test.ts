import { describe, expect, it } from 'vitest'
import type { IdLedger } from '../../src/identity'
import {
  appendJudgements,
  completeJudgements,
  foldJudgements,
  type JudgementLine,
  knownClusters,
} from '../../src/judgements'

const crm = (recordId: string) => ({ source: 'crm', recordId })
const crosswalk = [
  { goldenId: 'g_1', ...crm('1') },
  { goldenId: 'g_1', ...crm('2') },
  { goldenId: 'g_1', ...crm('3') },
  { goldenId: 'g_2', ...crm('4') },
]
const ledger: IdLedger = {
  format: 2,
  runs: [
    {
      run: 2,
      events: [
        { event: 'moved', id: 'g_old', into: 'g_1', records: [crm('2'), crm('3')] },
        { event: 'merged', id: 'g_old', into: 'g_1', because: [] },
      ],
    },
  ],
}

const sidesOf = (line: JudgementLine): unknown => {
  const [completed] = completeJudgements([line], knownClusters(crosswalk, ledger))
  return 'sides' in completed ? completed.sides : undefined
}

describe('completeJudgements', () => {
  it('turns golden IDs of a merge into records', () => {
    expect(sidesOf({ judgement: 'merge', goldenIds: ['g_1', 'g_2'] })).toEqual([
      [crm('1'), crm('2'), crm('3')],
      [crm('4')],
    ])
  })

  it('finds what a record leaves, what a golden ID had brought, and what falls apart', () => {
    expect(sidesOf({ judgement: 'unmerge', detach: crm('2') })).toEqual([[crm('2')], [crm('1'), crm('3')]])
    expect(sidesOf({ judgement: 'unmerge', tree: 'g_old' })).toEqual([[crm('2'), crm('3')], [crm('1')]])
    expect(sidesOf({ judgement: 'unmerge', all: 'g_1' })).toEqual([[crm('1')], [crm('2')], [crm('3')]])
  })

  it('leaves alone what it does not know, so that folding reports it', () => {
    for (const line of [
      { judgement: 'merge', goldenIds: ['g_1', 'g_9'] },
      { judgement: 'unmerge', detach: crm('4') },
      { judgement: 'unmerge', tree: 'g_9' },
      { judgement: 'unmerge', all: 'g_9' },
    ] as const satisfies JudgementLine[]) {
      const completed = completeJudgements([line], knownClusters(crosswalk, ledger))
      expect('sides' in completed[0]).toBe(false)
      expect(foldJudgements(completed).problems).toHaveLength(1)
    }
  })

  it('does not complete anew what is complete, nor take a line that is sent again for another one', () => {
    const unmerge: JudgementLine = { judgement: 'unmerge', detach: crm('2') }
    const clusters = knownClusters(crosswalk)
    const log = completeJudgements(appendJudgements([], [unmerge]), clusters)
    const later = knownClusters([
      { goldenId: 'g_1', ...crm('1') },
      { goldenId: 'g_3', ...crm('2') },
    ])
    const again = completeJudgements(appendJudgements(log, [unmerge]), later)
    expect(again).toEqual(log)
    expect(foldJudgements([...log, unmerge])).toEqual(foldJudgements(log))
  })
})
