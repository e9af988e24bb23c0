import { defineKind, type FieldKind, type FieldOptions } from '../kind'
import { isMissing } from '../missing'
import { compareNumbers } from '../number'
import { readNumber } from '../number/read-number'

/**
 * Amounts of money with their currency. A balance, an income or an order's total says nothing of who somebody is: amounts are kept. Option
 * `price: true` compares them as prices of one thing, by their ratio.
 */
export const moneyKind = defineKind({
  name: 'money',
  options: ['price', 'currency'],
  field: compileMoney,
})

function compileMoney(field: string, options: FieldOptions): FieldKind {
  const currency = options.currency as string | undefined
  const isPrice = options.price === true
  return {
    features: [{ name: '' }],
    readers: {
      '': (raw, out) => {
        const amount = isMissing(raw) ? undefined : readNumber(raw)
        out[0] = amount === undefined || amount.value === 0 ? '' : String(amount.value)
      },
    },
    ...(isPrice ? { comparison: compareNumbers(field) } : {}),
    keys: isPrice ? [{ name: field, field, features: [field], weak: true }] : [],
    goldenParts: [''],
    standardize: (raw) => ({ '': standardAmount(raw[''] ?? '', currency) }),
  }
}

/** `1.234,5 €` → `1234.50 EUR`; a value that is no amount stays away. */
function standardAmount(raw: string, currency = ''): string {
  const amount = isMissing(raw) ? undefined : readNumber(raw)
  if (amount === undefined || Math.abs(amount.value) >= 1e15) return ''
  const unit = /^[A-Z]{3}$/.test(amount.unit) ? amount.unit : currency
  // Two places, as nearly all currencies have; more are kept where they were written.
  const rounded = amount.value.toFixed(2)
  const text = Number(rounded) === amount.value ? rounded : String(amount.value)
  return unit === '' ? text : `${text} ${unit}`
}
