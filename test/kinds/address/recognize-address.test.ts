import { describe, expect, it } from 'vitest'
import { recognizeAddress } from '../../../src/kinds/address/recognize-address'
import { headerWords } from '../../../src/kinds/recognize'

const column = (name: string, sample: readonly string[] = ['12 Main St']) => ({
  name,
  words: headerWords(name),
  rowCount: 100,
  filled: 1,
  distinct: 90,
  sample,
  meanWords: 3,
  meanLength: 12,
})

describe('recognizeAddress', () => {
  it.each([
    ['ADDR_LINE1', 'line'],
    ['add1', 'line'],
    ['address_line_1', 'line'],
    ['strasse', 'line'],
    ['rue', 'line'],
    ['calle', 'line'],
    ['via', 'line'],
    ['ulica', 'line'],
    ['address_2', 'unit'],
    ['Adresszusatz', 'unit'],
    ['hausnr', 'number'],
    ['house_no', 'number'],
    ['plz', 'postcode'],
    ['cp', 'postcode'],
    ['CAP', 'postcode'],
    ['kod pocztowy', 'postcode'],
    ['postnummer', 'postcode'],
    ['ZIP', 'postcode'],
    ['Ort', 'city'],
    ['ville', 'city'],
    ['ciudad', 'city'],
    ['città', 'city'],
    ['miasto', 'city'],
    ['suburb', 'city'],
    ['county', 'region'],
    ['state', 'region'],
    ['Bundesland', 'region'],
    ['pays', 'country'],
    ['addr', 'line'],
  ])('%j holds the part %j', (name, part) => {
    expect(recognizeAddress(column(name))?.part).toBe(part)
  })

  it('takes a column with postal codes in it for the whole address', () => {
    expect(recognizeAddress(column('ADDR_FULL', ['12 Main St, Troy, NY 12180']))?.part).toBe('')
  })

  it.each(['email_address', 'ip address', 'unit_price', 'created_by', 'birth_city', 'amount'])(
    'leaves %j alone',
    (name) => {
      expect(recognizeAddress(column(name))).toBeUndefined()
    },
  )

  it('prefers the address that is not marked as that of an order', () => {
    const home = recognizeAddress(column('address'))?.confidence ?? 0
    expect(recognizeAddress(column('billing_address'))?.confidence).toBeLessThan(home)
    expect(recognizeAddress(column('home_address'))?.confidence).toBe(home)
  })
})
