import fc from 'fast-check'
import { type CustomerRelation, followRelations, RelationBook, relationsOfRun } from 'samewise/customer'
import { describe, expect, it } from 'vitest'

const crm = (recordId: string): { source: string; recordId: string } => ({ source: 'crm', recordId })
const role = (from: string, to: string, rest: Partial<CustomerRelation> = {}): CustomerRelation => ({
  from: crm(from),
  to: { id: to },
  type: 'affiliation',
  role: 'buyer',
  source: 'crm',
  ...rest,
})
const self = ({ recordId }: { recordId: string }): string | undefined => (recordId === '?' ? undefined : recordId)

describe('relations', () => {
  it('follow the records they hang on', () => {
    const { relations } = followRelations([role('1', 'mill')], () => 'ada')
    expect(relations.map(({ from, to }) => [from, to])).toEqual([['ada', 'mill']])
  })

  it('made by a rule give way to what was stated, at the time it was stated for', () => {
    const rule = role('1', 'mill', { rule: 'same-domain', confidence: 0.6 })
    const both = followRelations([rule, role('1', 'mill')], self)
    expect(both.relations.map(({ isDerived, confidence }) => [isDerived, confidence])).toEqual([[false, 1]])
    expect(both.issues).toEqual([{ code: 'overruled', count: 1, examples: ['1 affiliation mill'] }])
    expect(followRelations([rule, role('1', 'mill', { denied: true })], self).relations).toEqual([])
    const before = role('1', 'mill', { until: '2020-01-01' })
    const later = { ...rule, since: '2020-01-01' }
    expect(followRelations([later, before], self).relations).toHaveLength(2)
  })

  it('stated twice by one source count once, with the evidence of both', () => {
    const { relations } = followRelations(
      [role('1', 'mill', { evidence: ['b'] }), role('1', 'mill', { evidence: ['a', 'b'] })],
      self,
    )
    expect(relations.map(({ evidence }) => evidence)).toEqual([['a', 'b']])
  })

  it('that cannot be used are counted and named', () => {
    const { relations, issues } = followRelations(
      [
        role('?', 'mill'),
        role('1', ''),
        role('mill', 'mill'),
        role('1', 'mill', { since: '2020-13-01' }),
        role('1', 'mill', { since: '2021-01-01', until: '2020-01-01' }),
        role('1', 'mill', { confidence: 2 }),
      ],
      self,
    )
    expect(relations).toEqual([])
    expect(issues.map(({ code, count }) => [code, count])).toEqual([
      ['invalid-confidence', 1],
      ['invalid-date', 1],
      ['since-after-until', 1],
      ['to-itself', 1],
      ['unknown-customer', 2],
    ])
    expect(issues[0].examples).toEqual(['crm:1 affiliation mill'])
  })

  it('of a run hang on each record that states them', () => {
    const run = {
      relations: [
        {
          relation: 'works-for',
          from: { entity: 'person', goldenId: 'g1' },
          to: { entity: 'firm', goldenId: 'g2' },
          statedBy: [crm('1'), crm('2')],
        },
      ],
      dangling: [],
    }
    const found = relationsOfRun(run, { 'works-for': { type: 'affiliation', role: 'employee' } })
    // Record 2 turns out to be of another person: its statement goes with it.
    const { relations } = followRelations(found, ({ recordId }) => (recordId === '2' ? 'g9' : 'g1'))
    expect(relations.map(({ from, to, role: as }) => [from, to, as])).toEqual([
      ['g1', 'g2', 'employee'],
      ['g9', 'g2', 'employee'],
    ])
  })
})

describe('a book of relations', () => {
  const drawn = fc.record({
    from: fc.constantFrom('1', '2', '3', '4'),
    to: fc.constantFrom('1', '2', '3', '4'),
    rule: fc.constantFrom(undefined, 'guessed'),
    denied: fc.constantFrom(undefined, true),
    since: fc.constantFrom(undefined, '2019-01-01', '2022-01-01', 'never'),
    until: fc.constantFrom(undefined, '2021-01-01'),
  })
  const toRelation = ({
    from,
    to,
    rule,
    denied,
    since,
    until,
  }: typeof drawn extends fc.Arbitrary<infer R> ? R : never): CustomerRelation => ({
    from: crm(from),
    to: crm(to),
    type: 'partner-of',
    source: 'crm',
    ...(rule === undefined ? {} : { rule }),
    ...(denied === undefined ? {} : { denied }),
    since,
    until,
  })

  it('gives in any order what following all at once gives, also after merge and unmerge', () => {
    fc.assert(
      fc.property(fc.array(drawn, { maxLength: 10 }), fc.infiniteStream(fc.nat()), (all, dice) => {
        const relations = all.map(toRelation)
        const owners = new Map(['1', '2', '3', '4'].map((id) => [id, id === '4' ? undefined : `g${id}`]))
        const changes = [
          ...relations.map((add) => ({ add: [add] })),
          ...[...owners].map(([id, goldenId]) => ({ records: [{ ...crm(id), goldenId }] })),
        ]
        const book = new RelationBook()
        const order = changes
          .map((change) => ({ change, key: dice.next().value as number }))
          .sort((a, b) => a.key - b.key)
        for (const { change } of order) book.update(change)
        const batch = followRelations(relations, ({ recordId }) => owners.get(recordId))
        expect(book.relations()).toEqual(batch)
        const before = ['g1', 'g2', 'g3'].map((id) => book.of(id))
        book.update({ records: [{ ...crm('2'), goldenId: 'g1' }] })
        expect(book.of('g2')).toEqual([])
        book.update({ records: [{ ...crm('2'), goldenId: 'g2' }] })
        expect(['g1', 'g2', 'g3'].map((id) => book.of(id))).toEqual(before)
        for (const id of ['g1', 'g2', 'g3']) {
          expect(book.of(id)).toEqual(batch.relations.filter(({ from, to }) => from === id || to === id))
        }
      }),
      { numRuns: 150 },
    )
  })
})
