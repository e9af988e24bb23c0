import { describe, expect, it } from 'vitest'
import { firstGoldenId, ledgerLines, readLedgerLines, resolveId } from '../../src/identity'
import { eventsOf, runs } from './small-run'

const all = runs(
  [['1', '2'], ['3'], ['web:"4'], ['5']],
  [
    ['1', '2', '3'],
    ['web:"4', '6'],
  ],
  [['1', '2'], ['3'], ['6'], ['5', '7']],
).ledger
const lines = [...ledgerLines(all)]

describe('the lines of a ledger', () => {
  it('are read as what was written, with every sort of event', () => {
    expect(lines[0]).toBe('{"format":2}')
    expect(lines[1]).toBe('{"run":1,"events":4}')
    expect(readLedgerLines(lines)).toEqual(all)
    expect([...ledgerLines(readLedgerLines([...lines, '']))]).toEqual(lines)
    expect(new Set(eventsOf(all).map((event) => event.slice(2))).size).toBe(8)
  })

  it('keep ids of any letters, quotes and signs', () => {
    const ids = ['plain', 'a "quoted" one', 'back\\slash', 'Zoë, 日本', 'tab\there', '"]', '']
    const births = ids.map((recordId, k) => ({
      event: 'created' as const,
      id: `g_${k}${recordId}`,
      anchor: { source: recordId, recordId },
      records: k * 1_000_000_007,
    }))
    const ledger = { format: 2 as const, runs: [{ run: 1, events: births }] }
    expect(readLedgerLines(ledgerLines(ledger))).toEqual(ledger)
  })

  it('name the line that is damaged', () => {
    const damage = (line: number, text: string) => () => readLedgerLines(lines.with(line - 1, text), 'ids.ndjson')
    for (const text of ['{"event":"crea', '{}', 'null', '[1]', '{"event":"toString","id":"x"}']) {
      expect(damage(4, text), text).toThrow('ids.ndjson, line 4, is damaged. Nothing was changed')
    }
    const [born, ...rest] = lines.slice(2)
    expect(damage(3, born.replace('"records":', '"more":1,"records":'))).toThrow('line 3')
    expect(damage(3, born.replace(/"anchor":\[[^\]]*\]/, '"anchor":["crm"]'))).toThrow('line 3')
    const change = rest.findIndex((line) => line.includes('because')) + 4
    expect(damage(change, lines[change - 1].replace(/records-\w+|unknown/, 'whim'))).toThrow(`line ${change}`)
    expect(damage(1, '{"format":"two"}')).toThrow('line 1')
    expect(() => readLedgerLines([])).toThrow('is damaged')
  })

  it('tell that some are missing, wherever they were cut', () => {
    for (let length = 1; length < lines.length; length++) {
      const isBetweenRuns = length === 1 || lines[length].startsWith('{"run"')
      if (isBetweenRuns) continue
      expect(() => readLedgerLines(lines.slice(0, length))).toThrow(
        /is cut: the run that ends by line \d+ has \d+ of its/,
      )
    }
  })

  it('refuse a newer format, and say which can be read', () => {
    expect(() => readLedgerLines(['{"format":3}', '{"what":1}'])).toThrow(
      'of format 3; this version reads formats up to 2',
    )
  })

  it('are read from the first format too', () => {
    const old = [
      `{"event":"create","id":"${firstGoldenId('crm', '1')}","anchor":"crm:1","records":2}`,
      `{"event":"create","id":"${firstGoldenId('web', 'a:b')}","anchor":"web:a:b","records":1}`,
    ]
    const ledger = readLedgerLines(old)
    expect(eventsOf(ledger)).toEqual(['1 created', '1 created'])
    expect(ledger.runs[0].events).toContainEqual({
      event: 'created',
      id: firstGoldenId('web', 'a:b'),
      anchor: { source: 'web', recordId: 'a:b' },
      records: 1,
    })
    expect(resolveId(ledger, firstGoldenId('crm', '1')).status).toBe('active')
    expect(() => readLedgerLines([old[0], '{"event":"create"}'])).toThrow('line 2')
  })
})
