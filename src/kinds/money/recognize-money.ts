import { readNumber } from '../number/read-number'
import { type ColumnProfile, headerHas, type Recognition, shareOf } from '../recognize'

/** Whether a column holds amounts of money: by its header, else by the currencies of its values. */
export function recognizeMoney(column: ColumnProfile): Recognition | undefined {
  if (headerHas(column, 'price', 'list price', 'date', 'type', 'currency', 'number', 'no', 'id')) return undefined
  const named = headerHas(
    column,
    'amount',
    'balance',
    'salary',
    'income',
    'revenue',
    'turnover',
    'total',
    'order total',
    'spend',
    'spent',
    'budget',
    'fee',
    'credit limit',
    'premium',
    'lifetime value',
    'ltv',
    'clv',
    'sales',
    'umsatz',
    'betrag',
    'gehalt',
    'saldo',
    'guthaben',
    'montant',
    'solde',
    'chiffre affaires',
    'importe',
    'ingresos',
    'saldo actual',
    'importo',
    'fatturato',
    'bedrag',
    'omzet',
  )
  const numbers = shareOf(column, (value) => readNumber(value) !== undefined)
  const currencies = shareOf(column, (value) => /^[A-Z]{3}$/.test(readNumber(value)?.unit ?? ''))
  if (named ? numbers < 0.6 : currencies < 0.8) return undefined
  return {
    part: '',
    confidence: 0.72,
    evidence: `${named ? 'header names an amount' : 'values have a currency'}; ${Math.round(numbers * 100)} % of the values are numbers; kept, not compared`,
  }
}
