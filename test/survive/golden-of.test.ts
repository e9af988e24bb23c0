import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { goldenOf, type Pin, type PolicyConfig, type StrategyConfig, survive as s } from '../../src/survive'
import { runs } from '../base/runs'
import { day, say, saying } from './said'

const strategy = fc.constantFrom<StrategyConfig>(
  s.mostRecent(),
  s.oldest(),
  s.sourcePriority({ sources: ['b', 'a'] }),
  s.mostFrequent(),
  s.mostFrequent({ by: 'record' }),
  s.weightedVote({ other: { max: 90, min: 10, decay: 'halfLife', days: 30 } }),
  s.trust({
    sources: { a: { max: 80, decay: 'linear', days: 40 } },
    other: { max: 50, min: 20, decay: 'slowRapid', days: 90 },
  }),
  s.longest(),
  s.shortest(),
  s.min(),
  s.max({ when: { maxAgeDays: 30 } }),
  s.only({ sources: ['a', 'b'] }),
  s.union({ limit: 2 }),
  s.sum(),
)
const chain = fc
  .array(strategy, { minLength: 1, maxLength: 3 })
  .filter((own) => !['union', 'sum'].every((name) => own.some((step) => step.strategy === name)))
const policy = fc.record({
  survive: fc.record({ '*': chain, f: chain, g: chain.map((own) => [s.sameRecordAs('f'), ...own]) }),
})

describe('goldenOf', () => {
  it('does not depend on the order of what is said', () => {
    fc.assert(
      fc.property(saying(['f', 'g', 'h']), policy, fc.nat(), (all, own, turn) => {
        const at = turn % all.length
        const turned = [...all.slice(at), ...all.slice(0, at)].reverse()
        expect(goldenOf(turned, own)).toEqual(goldenOf(all, own))
      }),
      runs(200),
    )
  })

  it('takes what somebody said, and tells of each other word why it lost', () => {
    fc.assert(
      fc.property(saying(['f']), policy, (all, own) => {
        const { values, lineage } = goldenOf(all, own)
        const isSummed = own.survive.f.some(({ strategy: name }) => name === 'sum')
        if (typeof values.f === 'string' && !isSummed) expect(all.map(({ value }) => value)).toContain(values.f)
        const { winners = [], losers = [] } = lineage.f ?? {}
        for (const { reason, lostBy } of losers) expect([reason, lostBy].every(Boolean)).toBe(true)
        const told = new Set([...winners, ...losers].map(({ source, recordId }) => `${source}:${recordId}`))
        const kept = new Set(isSummed ? [] : [values.f].flat())
        for (const { source, recordId, value } of all) {
          expect(told.has(`${source}:${recordId}`) || kept.has(value as string)).toBe(true)
        }
      }),
      runs(200),
    )
  })

  it('knows nothing of what was observed later', () => {
    fc.assert(
      fc.property(saying(['f', 'g']), policy, fc.nat({ max: 60 }), (all, own, n) => {
        const asOf = day(n)
        const known = all.filter(({ observedAt }) => observedAt === undefined || observedAt <= asOf)
        const names = { fields: ['f', 'g', 'h'] }
        expect(goldenOf(all, own, { asOf, ...names })).toEqual(goldenOf(known, own, { asOf, ...names }))
      }),
      runs(100),
    )
  })

  it('tells absent, empty and cleared apart', () => {
    const own: PolicyConfig = { survive: { '*': [s.mostRecent()] } }
    const said = [say('a:1', 'f', 'x', 1), say('b:1', 'f', ' ', 3)]
    const kept = goldenOf(said, own)
    expect(kept.values).toEqual({ f: 'x' })
    expect(kept.lineage.f.losers).toMatchObject([{ source: 'b', reason: 'empty' }])
    const gone = goldenOf([...said, say('c:1', 'f', null, 2)], own)
    expect(gone.values).toEqual({ f: null })
    expect(gone.lineage.f).toMatchObject({ cleared: true, winners: [{ source: 'c' }] })
    expect(goldenOf(said, own).values).not.toHaveProperty('g')
  })

  it('takes the latest of what one record has said, and nothing that has expired', () => {
    const said = [say('a:1', 'f', 'x', 1), say('a:1', 'f', 'y', 2), { ...say('b:1', 'f', 'z', 3), validUntil: day(5) }]
    const own: PolicyConfig = { survive: { f: [s.mostRecent()] } }
    expect(goldenOf(said, own, { asOf: day(4) }).values.f).toBe('z')
    const later = goldenOf(said, own, { asOf: day(5) })
    expect(later.values.f).toBe('y')
    expect(later.lineage.f.losers.map(({ reason }) => reason).sort()).toEqual(['expired', 'older'])
    expect(goldenOf(said, own, { asOf: day(1) }).values.f).toBe('x')
  })

  it('keeps trust and age with the value', () => {
    const own: PolicyConfig = { survive: { f: [s.trust({ other: { max: 100, decay: 'linear', days: 100 } })] } }
    const { lineage, asOf } = goldenOf([say('a:1', 'f', 'x', 0)], own, { asOf: '2026-01-26T00:00:00Z' })
    expect(lineage.f.winners[0]).toMatchObject({ trust: 75, ageDays: 25 })
    expect(asOf).toBe('2026-01-26T00:00:00.000Z')
  })

  it('lets a field follow the record that won another', () => {
    const said = [say('a:1', 'f', 'x', 2), say('b:1', 'f', 'yy', 1), say('b:1', 'g', 'z', 9)]
    const own: PolicyConfig = { survive: { f: [s.longest()], g: [s.sameRecordAs('f')] } }
    expect(goldenOf(said, own).values.g).toBe('z')
    const recent: PolicyConfig = { survive: { f: [s.mostRecent()], g: [s.sameRecordAs('f')] } }
    expect(goldenOf(said, recent).values).not.toHaveProperty('g')
    expect(goldenOf(said, recent).lineage.g.losers[0].reason).toBe('other-record')
  })

  it('merges elements of a list that share a key', () => {
    const phone = (record: string, number: string, type: string, at: number) =>
      say(record, 'phone', { number, type }, at)
    const said = [phone('a:1', '1', 'home', 1), phone('b:1', '1', 'work', 3), phone('c:1', '2', 'home', 2)]
    const own: PolicyConfig = { survive: { phone: [s.union({ key: ['number'] }), s.mostRecent()] } }
    const { values, lineage } = goldenOf(said, own)
    expect(values.phone).toEqual([
      { number: '1', type: 'work' },
      { number: '2', type: 'home' },
    ])
    expect(lineage.phone.losers).toMatchObject([{ source: 'a', reason: 'duplicate' }])
  })

  it('says that a time cannot be read, and takes it for none', () => {
    const said = [{ ...say('a:1', 'f', 'x'), observedAt: 'yesterday' }, say('b:1', 'f', 'y', 1)]
    expect(goldenOf(said).unreadTimes).toEqual([said[0]])
    expect(goldenOf(said).values.f).toBe('y')
  })

  it('refuses a policy with faults, and an instant that is none', () => {
    expect(() => goldenOf([], { survive: { f: [s.sameRecordAs('f')] } })).toThrow('circle')
    expect(() => goldenOf([], { survive: { g: [s.oldest()] } }, { fields: ['f'] })).toThrow('There are f.')
    expect(() => goldenOf([], {}, { asOf: 'soon' })).toThrow('asOf takes a day')
    expect(() => goldenOf([say('a:1', 'f', 'x')], { survive: { f: [s.custom('rules#mine')] } })).toThrow('rules#mine')
  })

  it('keeps names of every object away from prototypes', () => {
    const { values } = goldenOf([say('a:1', '__proto__', 'x', 1), say('b:1', 'constructor', 'y', 1)])
    expect(Object.keys(values).sort()).toEqual(['__proto__', 'constructor'])
    expect(Object.getPrototypeOf(values)).toBe(Object.prototype)
  })

  describe('with pins', () => {
    const said = [say('a:1', 'f', 'x', 1), say('b:1', 'f', 'y', 5)]
    const pin = (own: Partial<Pin>): Pin => ({
      record: { source: 'a', recordId: '1' },
      field: 'f',
      value: 'p',
      at: day(3),
      ...own,
    })
    const take = (pins: readonly Pin[], all = said) =>
      goldenOf(all, { survive: { f: [s.mostRecent()] } }, { pins, asOf: day(9) })

    it('takes a pinned value over all others, and says whose word it was', () => {
      const { values, lineage } = take([pin({ by: 'eve', reason: 'called' })])
      expect(values.f).toBe('p')
      expect(lineage.f).toMatchObject({ strategy: 'pin', winners: [], pin: { by: 'eve', reason: 'called' } })
      expect(lineage.f.losers.map(({ reason }) => reason)).toEqual(['pinned', 'pinned'])
    })

    const cases: [name: string, pins: Pin[], value: string | null, problems: string[]][] = [
      [
        'takes the value of a record',
        [pin({ value: undefined as never, from: { source: 'a', recordId: '1' } })].map(({ value: _, ...own }) => own),
        'x',
        [],
      ],
      ['takes none where the pin says null', [pin({ value: null })], null, []],
      ['leaves a fallback aside where there is a value', [pin({ mode: 'fallback' })], 'y', []],
      [
        'drops a pin once a record brings another value',
        [pin({ mode: 'untilSourceChanges' })],
        'y',
        ['source-changed'],
      ],
      ['keeps it where the value was seen', [pin({ mode: 'untilSourceChanges', seen: ['y'] })], 'p', []],
      ['keeps it until something is said later', [pin({ mode: 'untilSourceChanges', at: day(5) })], 'p', []],
      ['takes the newer of two', [pin({}), pin({ value: 'q', at: day(4) })], 'q', ['superseded']],
      ['takes the one given last of two of one time', [pin({ value: 'q' }), pin({})], 'p', ['superseded']],
      ['takes none where the pin says an empty text', [pin({ value: '' })], null, []],
      ['passes over one that is not said yet', [pin({ at: day(20) })], 'y', []],
      ['reports one that holds no more', [pin({ until: day(8) })], 'y', ['expired']],
      ['reports an unknown record', [pin({ record: { source: 'z', recordId: '9' } })], 'y', ['unknown-record']],
      ['reports an unknown field', [pin({ field: 'nix' })], 'y', ['unknown-field']],
      ['reports a mode that is none', [pin({ mode: 'maybe' as 'always' })], 'y', ['not-understood']],
      ['reports a time that is none', [pin({ at: 'now' })], 'y', ['not-understood']],
    ]
    it.each(cases)('%s', (_, pins, value, problems) => {
      const { values, pinIssues } = take(pins)
      expect(values.f).toBe(value)
      expect(pinIssues.map(({ problem }) => problem)).toEqual(problems)
    })

    it('takes a fallback where nobody says anything', () => {
      const others = [say('a:1', 'g', 'x', 1), say('a:1', 'f', '', 1)]
      expect(take([pin({ mode: 'fallback' })], others).values.f).toBe('p')
    })

    it('keeps a pin that says there is none when a record says the same later', () => {
      const others = [say('a:1', 'f', 'x', 1), say('b:1', 'f', null, 5)]
      const { pinIssues } = take([pin({ value: null, mode: 'untilSourceChanges' })], others)
      expect(pinIssues).toEqual([])
    })

    it('takes of another record what its own pin says, as far as that has an effect', () => {
      const { value: _, ...open } = pin({ record: { source: 'b', recordId: '1' }, at: day(4) })
      const taking = { ...open, from: { source: 'a', recordId: '1' } }
      const said = [say('a:1', 'f', 'x', 1), say('b:1', 'f', 'y', 6)]
      const own = (more: Partial<Pin>): Pin => pin({ record: { source: 'a', recordId: '1' }, ...more })
      const found = (more: Partial<Pin>) => take([own(more), taking], said).values.f
      expect([found({}), found({ mode: 'fallback' }), found({ mode: 'untilSourceChanges' })]).toEqual(['p', 'x', 'x'])
    })

    it('holds a pin that was said after the latest data, unless an earlier instant is asked for', () => {
      const pins: Pin[] = [{ at: day(20), record: { source: 'a', recordId: '1' }, field: 'f', value: 'said late' }]
      const policy = { survive: { f: [s.mostRecent()] } }
      expect(goldenOf(said, policy, { pins }).values.f).toBe('said late')
      expect(goldenOf(said, policy, { pins, asOf: day(9) }).values.f).not.toBe('said late')
    })

    it("reports pins that take each other's value, and honours neither", () => {
      const key = (record: string) => ({ source: record, recordId: '1' })
      const { value: _, ...open } = pin({})
      const pins = [
        { ...open, from: key('b') },
        { ...open, record: key('b'), from: key('a') },
      ]
      const { values, pinIssues } = take(pins)
      expect(values.f).toBe('y')
      expect(pinIssues.map(({ problem }) => problem)).toEqual(['cycle', 'cycle'])
    })

    it('follows its record through merge and split', () => {
      const own = [pin({})]
      const other = said.slice(1)
      const apart = [take(own, said.slice(0, 1)).values.f, take(own, other).values.f]
      expect(take(own).values.f).toBe('p')
      expect(apart).toEqual(['p', 'y'])
    })

    describe('of a group', () => {
      const record = { source: 'b', recordId: '1' }
      const home: PolicyConfig = { groups: { home: ['city', 'zip'] }, survive: { home: [s.mostRecent()] } }
      const all = [say('a:1', 'city', 'x', 1), say('a:1', 'zip', '1', 1), say('b:1', 'city', 'y', 5)]
      const found = (...pins: Pin[]) => goldenOf(all, home, { pins, asOf: day(9) })

      it('fill no gap of the record that won, as a fallback', () => {
        const pinned = found({ record, field: 'home', value: { city: 'q', zip: '9' }, mode: 'fallback', at: day(3) })
        expect(pinned.values).toEqual({ city: 'y' })
      })

      it('hold until a source says something else than they say of its field', () => {
        const until = { record, field: 'home', mode: 'untilSourceChanges', at: day(3) } as const
        expect(found({ ...until, value: { city: 'y', zip: '9' } }).values).toEqual({ city: 'y', zip: '9' })
        expect(found({ ...until, value: { city: 'q', zip: '9' } }).values).toEqual({ city: 'y' })
      })

      it('give way to a newer one of a field, and not to an older one', () => {
        const whole: Pin = { record, field: 'home', value: { city: 'q', zip: '9' }, at: day(3) }
        const city = (at: number): Pin => ({ record, field: 'city', value: 'z', at: day(at) })
        const newer = found(whole, city(4))
        expect([newer.values, newer.pinIssues]).toEqual([{ city: 'z', zip: '9' }, []])
        const older = found(city(2), whole)
        expect(older.values).toEqual({ city: 'q', zip: '9' })
        expect(older.pinIssues).toEqual([{ pin: city(2), problem: 'superseded', by: whole }])
      })
    })

    it('pins a group as a whole', () => {
      const all = [say('a:1', 'city', 'x', 1), say('a:1', 'zip', '1', 1), say('b:1', 'city', 'y', 2)]
      const own: PolicyConfig = { groups: { home: ['city', 'zip'] }, survive: { home: [s.mostRecent()] } }
      const record = { source: 'b', recordId: '1' }
      const from = [{ record, field: 'home', from: { source: 'a', recordId: '1' }, at: day(0) }]
      expect(goldenOf(all, own).values).toEqual({ city: 'y' })
      expect(goldenOf(all, own, { pins: from }).values).toEqual({ city: 'x', zip: '1' })
      const given = [{ record, field: 'home', value: { city: 'q' }, at: day(0) }]
      expect(goldenOf(all, own, { pins: given }).values).toEqual({ city: 'q', zip: null })
    })
  })
})
