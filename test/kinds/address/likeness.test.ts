import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addressLikeness } from '../../../src/kinds/address/likeness'

describe('addressLikeness', () => {
  it.each([
    ['12 Main St Apt 4, Springfield, IL 62701', '12 Main Street #4, Springfield IL'],
    ['12 Main St, Springfield, IL 62701', '12 Main St'],
    ['PO Box 12, Springfield IL', 'P.O. Box 12 Springfield, Illinois'],
    ['Hauptstr. 12a, 10115 Berlin', 'Hauptstraße 12 A, D-10115 Berlin, Germany'],
    ['C/ Mayor, 5, 3º B, 28013 Madrid', 'Calle Mayor 5, 3 B, 28013 Madrid'],
    ['ул. Тверская, д. 5, кв. 12, Москва, 125009', 'Tverskaya ul. 5, 125009 Moskva'],
    ['12-14 High Street, London', '12 High Street, London'],
    ['Flat 3, 12A High Street, London, SW1A 1AA', '12a High St, Flat 3, London SW1A1AA'],
    ['東京都千代田区千代田1-1', '東京都千代田区千代田1-1'],
  ])('%j and %j are one', (left, right) => {
    expect(addressLikeness(left, right)).toBeGreaterThan(0.5)
  })

  it.each([
    ['12 Main St Apt 4, Springfield, IL 62701', '12 Main St Apt 5, Springfield, IL 62701'],
    ['12 Main St, Springfield, IL 62701', '14 Main St, Springfield, IL 62701'],
    ['12 Main St, Springfield, IL 62701', '12 Main St, Portland, OR 97201'],
    ['12 Oak Ave, Troy NY', '12 Elm Ave, Troy NY'],
    ['PO Box 12, Troy NY', 'PO Box 13, Troy NY'],
    ['Chicago, IL', 'Boston, MA'],
    ['Hauptstr. 1, 10115 Berlin', 'Hauptstr. 1, 80331 München'],
  ])('%j and %j are two', (left, right) => {
    expect(addressLikeness(left, right)).toBeLessThan(0.5)
  })

  it.each([
    ['', '12 Main St'],
    ['n/a', 'n/a'],
    ['PO Box 12, Troy NY', '12 Main St, Troy NY'],
  ])('%j and %j do not tell', (left, right) => {
    expect(addressLikeness(left, right)).toBe(0.5)
  })

  it('is symmetric and a probability for any text', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('12 Main St', '12-14 Main Street, Troy', 'Via Roma 5', '10115 Berlin', 'PO Box 3', 'ул. Мира 5'),
    )
    fc.assert(
      fc.property(text, text, (left, right) => {
        const likeness = addressLikeness(left, right)
        expect(likeness).toBe(addressLikeness(right, left))
        expect(likeness >= 0 && likeness <= 1).toBe(true)
      }),
    )
  })
})
