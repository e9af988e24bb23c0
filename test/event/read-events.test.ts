import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readEvents } from '../../src/event'

const good = { id: 'e1', at: '2026-03-01T10:00:00Z', kind: 'interaction', name: 'page-view' }

describe('readEvents', () => {
  it('reads flat rows and nested objects alike', () => {
    const flat = {
      ...good,
      'record.source': 'crm',
      'record.recordId': '7',
      'identifiers.Email': ' a@b.example ',
      'data.colour': 'red',
    }
    const nested = {
      ...good,
      record: { source: 'crm', recordId: 7 },
      identifiers: { email: 'a@b.example' },
      data: { colour: 'red' },
    }
    const { events, issues } = readEvents([flat])
    expect(issues).toEqual([])
    expect(events).toEqual(readEvents([nested]).events)
    expect(events[0]).toEqual({
      id: 'e1',
      at: Date.UTC(2026, 2, 1, 10),
      kind: 'interaction',
      name: 'page-view',
      record: { source: 'crm', recordId: '7' },
      identifiers: { email: 'a@b.example' },
      data: { colour: 'red' },
    })
  })

  it.each([
    ['2026-03-01T10:00:00+01:00', Date.UTC(2026, 2, 1, 9)],
    ['2026-03-01T10:00:00.5-0530', Date.UTC(2026, 2, 1, 15, 30, 0, 500)],
    ['2026-03-01 10:00:00Z', Date.UTC(2026, 2, 1, 10)],
    ['2026-03-01T10:00', Date.UTC(2026, 2, 1, 9)],
    ['2026-07-01T10:00', Date.UTC(2026, 6, 1, 8)],
    // Clocks skip this time, and show that one twice.
    ['2026-03-29T02:30', Date.UTC(2026, 2, 29, 1, 30)],
    ['2026-10-25T02:30', Date.UTC(2026, 9, 25, 0, 30)],
    ['1772359200000', 1_772_359_200_000],
    [1_772_359_200_000, 1_772_359_200_000],
  ])('reads the time %s in a zone', (at, expected) => {
    expect(readEvents([{ ...good, at }], { zone: 'Europe/Berlin' }).events[0]?.at).toBe(expected)
  })

  it.each([
    ['not-an-object', 'not an event'],
    ['missing-id', { ...good, id: ' ' }],
    ['missing-time', { ...good, at: undefined }],
    ['bad-time', { ...good, at: 'yesterday' }],
    ['bad-time', { ...good, at: '2026-02-30T10:00:00Z' }],
    ['bad-time', { ...good, at: '2026-03-01T10:00:00' }],
    ['bad-time', { ...good, at: 1_772_359_200 }],
    ['future-time', { ...good, at: '2027-03-01T10:00:00Z' }],
    ['unknown-kind', { ...good, kind: 'interacton' }],
  ])('rejects with %s and goes on', (code, input) => {
    const result = readEvents([input, { ...good, id: 'e2' }], { now: Date.UTC(2026, 3, 1) })
    expect(result.issues).toMatchObject([{ code, line: 1, kept: false }])
    expect(result.issueCounts).toEqual({ [code]: 1 })
    expect(result.counts).toEqual({ read: 2, kept: 1, rejected: 1, repeated: 0 })
  })

  it.each([
    ['bad-zone', { zone: 'Mars/Base' }],
    ['bad-amount', { amount: '1.234,50' }],
    ['bad-number', { score: 'ten' }],
    ['bad-record', { record: { source: 'crm' } }],
    ['bad-identifiers', { identifiers: { email: { a: 1 } } }],
    ['bad-data', { data: 'red' }],
    ['bad-text', { channel: ['web'] }],
    ['missing-name', { name: '' }],
    ['bad-time', { expiresAt: 'never' }],
  ])('keeps the event without what is wrong: %s', (code, wrong) => {
    const { issues, events, counts } = readEvents([{ ...good, ...wrong }])
    expect(issues).toMatchObject([{ code, eventId: 'e1', kept: true }])
    expect(counts.kept).toBe(1)
    for (const field of Object.keys(wrong)) if (field !== 'name') expect(events[0]).not.toHaveProperty(field)
  })

  it('sets a clock that is ahead back to when the event was received', () => {
    const { events, issues } = readEvents([{ ...good, receivedAt: '2026-02-01T10:00:00Z' }])
    expect(events[0].at).toBe(Date.UTC(2026, 1, 1, 10))
    expect(issues[0]).toMatchObject({ code: 'future-time', kept: true })
  })

  it('counts a repeat once, and of two that differ keeps the one received first, whatever the order', () => {
    const early = { ...good, receivedAt: '2026-03-02T00:00:00Z', channel: 'web' }
    const late = { ...good, receivedAt: '2026-03-03T00:00:00Z', channel: 'app' }
    const inputs = [late, early, early, { ...good, id: 'e2' }]
    fc.assert(
      fc.property(fc.shuffledSubarray(inputs, { minLength: 4 }), (shuffled) => {
        const { events, issueCounts, counts } = readEvents(shuffled)
        expect(events.find(({ id }) => id === 'e1')?.channel).toBe('web')
        expect(issueCounts).toEqual({ 'differing-repeat': 1 })
        expect(counts).toEqual({ read: 4, kept: 2, rejected: 1, repeated: 1 })
      }),
    )
  })

  it('never throws on bad data, and loses no input without an issue', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.anything(), fc.object(), fc.constant(good)), { maxLength: 6 }), (inputs) => {
        const { counts, issueCounts } = readEvents(inputs)
        expect(counts.kept + counts.rejected + counts.repeated).toBe(inputs.length)
        const issues = Object.values(issueCounts).reduce((sum, count) => sum + count, 0)
        expect(issues).toBeGreaterThanOrEqual(counts.rejected)
      }),
    )
  })

  it('lets no column reach a prototype', () => {
    const input = JSON.parse('{"__proto__":{"x":1},"identifiers":{"__proto__":"x","email":"a@b.example"}}') as object
    const { events } = readEvents([{ ...good, ...input }])
    expect(events[0].identifiers).toEqual({ email: 'a@b.example' })
    expect(({} as { x?: number }).x).toBeUndefined()
  })

  it('names every fault of its options', () => {
    expect(() => readEvents([], { zone: 'Mars', columns: { tme: 'when' } })).toThrow(/no field "tme".*zone: "Mars"/s)
    expect(readEvents([{ ...good, at: undefined, when: good.at }], { columns: { at: 'when' } }).counts.kept).toBe(1)
  })

  it('lists the first issues and counts all', () => {
    const { issues, issueCounts } = readEvents(
      Array.from({ length: 50 }, () => ({})),
      { maxIssues: 3, firstLine: 2 },
    )
    expect(issues.map(({ line }) => line)).toEqual([2, 3, 4])
    expect(issueCounts).toEqual({ 'missing-id': 50 })
  })
})
