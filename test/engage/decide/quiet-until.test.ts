import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type QuietHours, quietUntil } from '../../../src/customer'
import { zoneOf } from '../../../src/engage/local-time'

const HOUR = 3_600_000
const night: QuietHours = { id: 'night', from: '21:00', to: '08:00' }
const iso = (at: number | undefined) => new Date(at ?? Number.NaN).toISOString()
const until = (at: string, zone: string, rules: readonly QuietHours[] = [night]) =>
  iso(quietUntil(Date.parse(at), rules, zoneOf(zone)!).at)

describe('quiet hours', () => {
  it('let what is outside them pass at once', () => {
    expect(until('2026-01-15T12:00:00Z', 'Europe/Berlin')).toBe('2026-01-15T12:00:00.000Z')
    expect(until('2026-01-15T19:59:59Z', 'Europe/Berlin')).toBe('2026-01-15T19:59:59.000Z')
  })

  it.each([
    ['before the clock goes forward in the north', '2026-03-28T22:00:00Z', 'Europe/Berlin', '2026-03-29T06:00:00.000Z'],
    ['before the clock goes back in the north', '2026-10-24T22:00:00Z', 'Europe/Berlin', '2026-10-25T07:00:00.000Z'],
    [
      'before the clock goes forward in the south',
      '2026-10-03T12:00:00Z',
      'Australia/Sydney',
      '2026-10-03T21:00:00.000Z',
    ],
    ['before the clock goes back in the south', '2026-04-04T12:00:00Z', 'Australia/Sydney', '2026-04-04T22:00:00.000Z'],
    [
      'where the clock moves by half an hour',
      '2026-10-03T12:00:00Z',
      'Australia/Lord_Howe',
      '2026-10-03T21:00:00.000Z',
    ],
    ['where the offset is 45 minutes', '2026-01-15T16:00:00Z', 'Asia/Kathmandu', '2026-01-16T02:15:00.000Z'],
  ])('end at the edge on the wall %s', (_, at, zone, expected) => {
    expect(until(at, zone)).toBe(expected)
  })

  it('end with the change of the clock where it skips their end', () => {
    const early: QuietHours = { id: 'early', from: '22:00', to: '02:30' }
    expect(until('2026-03-29T00:30:00Z', 'Europe/Berlin', [early])).toBe('2026-03-29T01:00:00.000Z')
  })

  it('are quiet twice where the clock shows them twice', () => {
    const early: QuietHours = { id: 'early', from: '22:00', to: '02:30' }
    expect(until('2026-10-25T00:29:00Z', 'Europe/Berlin', [early])).toBe('2026-10-25T00:30:00.000Z')
    expect(until('2026-10-25T01:10:00Z', 'Europe/Berlin', [early])).toBe('2026-10-25T01:30:00.000Z')
  })

  it('may cover whole days and follow each other', () => {
    const sunday: QuietHours = { id: 'sunday', from: '00:00', to: '00:00', days: [7] }
    expect(until('2026-01-17T22:00:00Z', 'UTC', [night, sunday])).toBe('2026-01-19T08:00:00.000Z')
  })

  it('drop instead of waiting where the rule says so, or where they never end', () => {
    const at = Date.parse('2026-01-15T23:00:00Z')
    const zone = zoneOf('UTC')!
    expect(quietUntil(at, [{ ...night, outcome: 'drop' }], zone)).toEqual({ droppedBy: 'night' })
    expect(quietUntil(at, [{ id: 'ever', from: '00:00', to: '00:00' }], zone)).toEqual({ droppedBy: 'ever' })
  })

  it('leave the first instant that is not quiet, by brute force around every change of the clock', () => {
    const zones = [
      'Europe/Berlin',
      'America/New_York',
      'Australia/Sydney',
      'Pacific/Auckland',
      'America/Santiago',
      'Australia/Lord_Howe',
    ]
    const changes = [
      '2026-03-08',
      '2026-03-29',
      '2026-04-05',
      '2026-09-06',
      '2026-09-27',
      '2026-10-04',
      '2026-10-25',
      '2026-11-01',
    ]
    const clock = fc
      .tuple(fc.nat(23), fc.constantFrom('00', '30'))
      .map(([h, m]) => `${String(h).padStart(2, '0')}:${m}`)
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.constantFrom(...changes),
        fc.integer({ min: -30, max: 20 }),
        fc.tuple(clock, clock).filter(([from, to]) => from !== to),
        (name, change, hours, [from, to]) => {
          const zone = zoneOf(name)!
          const start = Date.parse(`${change}T00:00:00Z`) + hours * HOUR + 7 * 60_000
          const format = new Intl.DateTimeFormat('en-GB', {
            timeZone: name,
            hour: '2-digit',
            minute: '2-digit',
            hourCycle: 'h23',
          })
          const isQuiet = (at: number) => {
            const wall = format.format(at)
            return from < to ? wall >= from && wall < to : wall >= from || wall < to
          }
          let expected = start
          while (isQuiet(expected))
            expected = expected === start ? Math.ceil((start + 1) / 900_000) * 900_000 : expected + 900_000
          expect(iso(quietUntil(start, [{ id: 'q', from, to }], zone).at)).toBe(iso(expected))
        },
      ),
      { numRuns: 150 },
    )
  })
})
