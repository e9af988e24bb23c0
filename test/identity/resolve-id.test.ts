import { describe, expect, it } from 'vitest'
import { assignIds, resolveId } from '../../src/identity'
import { idOf, refOf, runAfter, runs, xrefOf } from './small-run'

describe('resolveId', () => {
  it('collapses a chain of merges to the ID at its end', () => {
    const first = runs([['1', '2', '3'], ['4', '5'], ['6']])
    const second = runAfter(first, [
      ['1', '2', '3'],
      ['4', '5', '6'],
    ])
    const third = runAfter(second, [['1', '2', '3', '4', '5', '6']])
    const [one, two, three] = ['1', '4', '6'].map((name) => idOf(first, name))
    expect(resolveId(third.ledger, three)).toEqual({
      status: 'merged',
      current: [one],
      siblings: [],
      path: [three, two, one],
      since: { run: 2 },
    })
    expect(resolveId(third.ledger, three, { asOf: 2 })).toMatchObject({ current: [two], path: [three, two] })
    expect(resolveId(third.ledger, three, { asOf: 1 })).toMatchObject({ status: 'active', current: [three] })
  })

  it('follows the records and not the name they went to', () => {
    const first = runs([
      ['1', '2', '3'],
      ['4', '5'],
    ])
    const merged = runAfter(first, [['1', '2', '3', '4', '5']])
    const apart = runAfter(merged, [
      ['1', '2'],
      ['3', '4', '5'],
    ])
    const gone = idOf(first, '4')
    expect(resolveId(apart.ledger, gone)).toMatchObject({ status: 'merged', current: [idOf(apart, '4')] })
    expect(idOf(apart, '4')).not.toBe(idOf(apart, '1'))
  })

  it('leads to all parts of an ID that came apart and went', () => {
    const first = runs([
      ['1', '2', '3'],
      ['4', '5', '6'],
      ['7', '8'],
    ])
    const next = runAfter(first, [
      ['1', '2', '3', '7'],
      ['4', '5', '6', '8'],
    ])
    expect(resolveId(next.ledger, idOf(first, '7'))).toMatchObject({
      status: 'split',
      current: [idOf(next, '7'), idOf(next, '8')].sort(),
    })
  })

  it('leads to the heir once all records that it had have left', () => {
    const first = runs([['1', '2'], ['3']])
    const merged = runAfter(first, [['1', '2', '3']])
    const without = runAfter(merged, [['1', '2']])
    expect(resolveId(without.ledger, idOf(first, '3'))).toMatchObject({ status: 'merged', current: [idOf(first, '1')] })
    const empty = runAfter(without, [['9']])
    expect(resolveId(empty.ledger, idOf(first, '3'))).toMatchObject({ status: 'merged', current: [] })
    expect(resolveId(empty.ledger, idOf(first, '1'))).toMatchObject({
      status: 'retired',
      current: [],
      path: [idOf(first, '1')],
    })
  })

  it('lists what was split off an ID that is there', () => {
    const first = runs([['1', '2', '3']])
    const split = runAfter(first, [['1', '2'], ['3']])
    expect(resolveId(split.ledger, first.ids[0]).siblings).toEqual([idOf(split, '3')])
    const back = runAfter(split, [['1', '2', '3']])
    expect(resolveId(back.ledger, first.ids[0]).siblings).toEqual([])
    expect(resolveId(back.ledger, idOf(split, '3'))).toMatchObject({ status: 'merged', current: [first.ids[0]] })
  })

  it('looks at the ledger as of a time', () => {
    const clusters = (...all: string[][]) => all.map((names) => names.map(refOf))
    const first = assignIds(undefined, clusters(['1'], ['2']), { at: '2027-01-31' })
    const xref = xrefOf({ clusters: [['1'], ['2']], ids: first.ids })
    const { ledger } = assignIds({ xref, ledger: first.ledger }, clusters(['1', '2']), { at: '2027-02-28' })
    const gone = ledger.runs[1].events.find(({ event }) => event === 'merged')?.id ?? ''
    expect(resolveId(ledger, gone)).toMatchObject({ status: 'merged', since: { run: 2, at: '2027-02-28' } })
    expect(resolveId(ledger, gone, { asOf: '2027-02-27' })).toMatchObject({ status: 'active', since: { run: 1 } })
    expect(resolveId(ledger, gone, { asOf: '2026-12-31' })).toEqual({
      status: 'unknown',
      current: [],
      siblings: [],
      path: [],
    })
    expect(() => resolveId(ledger, gone, { asOf: 'yesterday' })).toThrow('got "yesterday"')
  })

  it('knows nothing of an ID that was never given out', () => {
    expect(resolveId(runs([['1']]).ledger, 'g_none').status).toBe('unknown')
  })
})
