import { describe, expect, it } from 'vitest'
import { type EntityConfig, validateConfig } from '../../src/entity'

function faultsOf(source: object, rest: object = {}): string {
  const config = {
    fields: { name: { kind: 'person-name' }, born: { kind: 'date' }, phone: { kind: 'phone' }, fax: { kind: 'phone' } },
    sources: { crm: source },
    ...rest,
  }
  try {
    validateConfig(config as unknown as EntityConfig)
  } catch (error) {
    return (error as Error).message
  }
  return ''
}

describe('maps that contradict themselves are refused before anything is read', () => {
  it.each<[name: string, source: object, word: RegExp]>([
    [
      'one column for two parts of a field',
      { map: { 'name.given': 'n', 'name.family': 'n' } },
      /takes the column "n" for "name.given" and "name.family", two parts of one field/,
    ],
    [
      'two orders for one column',
      { map: { born: { column: 'd', order: 'DMY' }, name: { column: 'd', order: 'MDY' } } },
      /orders DMY and MDY/,
    ],
    [
      'two regions for one column',
      { map: { phone: { column: 't', region: 'GB' }, fax: { column: 't', region: 'DE' } } },
      /regions GB and DE/,
    ],
    [
      'one column for the id and the time',
      { id: 'x', observedAt: 'x' },
      /takes the column "x" for both "id" and "observedAt"/,
    ],
    ['a region that does not exist', { map: { phone: { column: 't', region: 'UKX' } } }, /"UKX".*two capital letters/],
    ['an order that does not exist', { map: { born: { column: 'd', order: 'DDMM' } } }, /map\.born/],
    ['a day that does not exist', { expires: '2027-13-01' }, /expires.*2027-01-31/],
    ['the 30th of February', { expires: '2027-02-30' }, /expires.*2027-01-31/],
    ['a role that does not exist', { role: 'bought' }, /role.*reference/],
    ['a condition without a column', { where: { is: 'x' } }, /where/],
  ])('%s', (_, source, word) => {
    expect(faultsOf(source)).toMatch(word)
  })

  it('a region of a field that does not exist', () => {
    expect(faultsOf({}, { fields: { phone: { kind: 'phone', region: 'Germany' } } })).toMatch(
      /"fields.phone.region".*"Germany"/,
    )
  })

  it('but one column may hold two things by rows, or feed two fields', () => {
    const persons = { column: 'n', when: { column: 'type', is: 'P' } }
    const others = { column: 'n', when: { column: 'type', is: 'O' } }
    expect(faultsOf({ map: { 'name.given': persons, name: others } })).toBe('')
    expect(faultsOf({ map: { phone: 't', fax: 't' } })).toBe('')
  })
})
