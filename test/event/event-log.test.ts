import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CustomerEvent, compareEvents, EventLog, localDay, SortedRows, zoneOffsetMs } from '../../src/event'

const event = (id: string, at: number, more: Partial<CustomerEvent> = {}): CustomerEvent => ({
  id,
  at,
  kind: 'interaction',
  name: 'page-view',
  ...more,
})

describe('EventLog', () => {
  it('holds the rows of a device in order of time, whatever the order of arrival', () => {
    const arrivals = fc.uniqueArray(fc.record({ id: fc.nat(500).map(String), at: fc.nat(50) }), {
      selector: ({ id }) => id,
    })
    fc.assert(
      fc.property(arrivals, fc.integer({ min: 1, max: 9 }), (drafts, every) => {
        const log = new EventLog()
        drafts.forEach(({ id, at }, i) => {
          log.add(event(id, at, { device: 'd' }))
          // Reading in between makes later rows late ones.
          if (i % every === 0) log.run(1)
        })
        const expected = drafts.map(({ id, at }) => event(id, at)).sort(compareEvents)
        const run = drafts.length === 0 ? [] : log.run(1)
        expect(run.map((row) => log.events[row].id)).toEqual(expected.map(({ id }) => id))
        for (const row of run) expect(run[log.placeInRun(row)]).toBe(row)
      }),
    )
  })

  it('holds each ID once: an equal repeat changes nothing, of two that differ the one received first counts', () => {
    const first = event('e', 10, { device: 'a', receivedAt: 20 })
    const second = event('e', 10, { device: 'b', receivedAt: 30 })
    for (const [order, outcomes] of [
      [
        [first, second, first],
        ['added', 'refused', 'repeated'],
      ],
      [
        [second, first, second],
        ['added', 'replaced', 'refused'],
      ],
    ] as const) {
      const log = new EventLog()
      expect(order.map((each) => log.add(each))).toEqual(outcomes)
      expect(log.size).toBe(1)
      expect(log.events[log.rowOf('e')]).toBe(first)
      expect(log.run(log.deviceOf('a')).length).toBe(1)
      const other = log.deviceOf('b')
      expect(other === 0 ? 0 : log.run(other).length).toBe(0)
    }
  })

  it('grows beyond its first room', () => {
    const log = EventLog.of(Array.from({ length: 3000 }, (_, n) => event(String(n), 3000 - n, { device: `d${n % 7}` })))
    expect(log.size).toBe(3000)
    expect(log.deviceIds.length).toBe(8)
    expect(log.at[log.rowOf('2999')]).toBe(1)
  })
})

describe('SortedRows', () => {
  it('takes rows out again', () => {
    const order = { compareRows: (a: number, b: number) => a - b }
    const rows = new SortedRows(order)
    for (const row of [5, 1, 9, 3]) rows.push(row)
    rows.remove(5)
    rows.push(4)
    expect(rows.read()).toEqual([1, 3, 4, 9])
  })
})

describe('time zones', () => {
  it('know daylight saving in both hemispheres', () => {
    const hours = (at: number, zone: string) => zoneOffsetMs(at, zone) / 3_600_000
    expect(hours(Date.UTC(2026, 0, 1), 'Europe/Berlin')).toBe(1)
    expect(hours(Date.UTC(2026, 6, 1), 'Europe/Berlin')).toBe(2)
    expect(hours(Date.UTC(2026, 0, 1), 'Australia/Lord_Howe')).toBe(11)
    expect(hours(Date.UTC(2026, 6, 1), 'Australia/Lord_Howe')).toBe(10.5)
    expect(zoneOffsetMs(0, 'Nowhere')).toBe(0)
  })

  it('tell the local day', () => {
    const evening = Date.UTC(2026, 0, 1, 23, 30)
    expect(localDay(evening, 'Europe/Berlin') - localDay(evening)).toBe(1)
  })
})
