import { describe, expect, it } from 'vitest'
import { compilePlan, configJsonSchema, validateConfig } from '../../src/entity'
import { defineEntity, kinds as k } from '../../src/index'

const withCard = (options: object) => ({ fields: { card: { kind: 'identifier', ...options }, name: k.personName() } })

describe('the identifier policy of a field', () => {
  it.each([
    [{ max: 0 }, '"fields.card.max" must be at least 1'],
    [{ max: 1.5 }, '"fields.card.max" must be a whole number'],
    [{ unique: 'yes' }, '"fields.card.unique" must be a boolean'],
    [{ max: 2, per: { weeks: 3 } }, '"fields.card.per.weeks" is not a setting'],
    [{ max: 2, per: { days: 0 } }, '"fields.card.per.days" must be above 0'],
    [{ per: { days: 3 } }, '"fields.card.per" says of what time "max" is, and there is no "max"'],
    [{ unique: true, max: 3 }, '"fields.card.max" is 3, and "unique" says 1'],
    [{ unique: true, exclusive: false }, '"fields.card.exclusive" is false, and "unique" says'],
    [{ unique: true, compare: false }, '"fields.card.unique" needs values that are compared'],
    [{ maxEntitiesPerValue: 0 }, '"fields.card.maxEntitiesPerValue" must be at least 1'],
    [{ blocked: [''] }, '"fields.card.blocked.0" must not be empty'],
    [{ uniqe: true }, 'Did you mean "unique"?'],
  ])('is refused as %j', (options, fault) => {
    expect(() => validateConfig(withCard(options))).toThrow(fault)
  })

  it('lists every fault at once', () => {
    expect(() => validateConfig(withCard({ unique: true, max: 3, exclusive: false }))).toThrow('2 faults')
  })

  it('is refused where values are of parts, or are not compared', () => {
    for (const field of [k.personName({ unique: true }), k.ipAddress({ unique: true })]) {
      expect(() => compilePlan({ fields: { field, email: k.email() } })).toThrow('cannot be an identifier')
    }
  })

  it('reads blocked values as the field reads its own, and knows the usual placeholders', () => {
    const { policy } = compilePlan({
      fields: { email: k.email({ max: 2, per: { days: 7 }, blocked: [' Info@Shop.ORG'] }) },
    }).fields[0]
    expect(policy).toMatchObject({ max: 2, days: 7, maxEntitiesPerValue: Number.POSITIVE_INFINITY })
    expect(policy?.blocked.has('info@shop.org')).toBe(true)
    const card = compilePlan(withCard({ unique: true })).fields[0].policy
    expect(card?.max).toBe(1)
    expect([...(card?.blocked ?? [])].some((value) => value.toLowerCase() === 'guest')).toBe(true)
  })

  it('says nothing where no option is set, and survives JSON and an editor', () => {
    expect(compilePlan({ fields: { email: k.email() } }).fields[0].policy).toBeUndefined()
    const config = defineEntity(withCard({ max: 3, per: 'ever', maxEntitiesPerValue: 5, blocked: ['x'] }))
    expect(JSON.parse(JSON.stringify(config)).fields.card).toEqual(config.fields.card)
    expect(JSON.stringify(configJsonSchema())).toContain('maxEntitiesPerValue')
  })
})
