import { compareFeature, type LadderContext, type LevelOfCodes } from '../../compare'
import { osaPacked } from '../../text'
import { defineKind, type FieldKind } from '../kind'
import { cleanText, isMissing } from '../missing'
import { type ColumnProfile, headerHas, type Recognition } from '../recognize'
import { readIdentifier } from './read-identifier'

/** Numbers given to one person or thing by an authority: national, tax, passport, licence, loyalty and registration numbers. */
export const identifierKind = defineKind({
  name: 'identifier',
  field: compileIdentifier,
  recognize: recognizeIdentifier,
})

function compileIdentifier(field: string): FieldKind {
  return {
    features: [{ name: '' }],
    readers: {
      '': (raw, out) => {
        out[0] = isMissing(raw) ? '' : readIdentifier(raw)
      },
    },
    comparison: compareFeature(
      field,
      {
        name: field,
        field,
        between: 'individual',
        frequencyOf: field,
        levels: [
          { label: 'exact', exact: true, m: 0.9 },
          { label: 'one character', m: 0.05 },
          { label: 'different', m: 0.05 },
        ],
      },
      identifierLadder,
    ),
    keys: [{ name: field, field, features: [field] }],
    goldenParts: [''],
    standardize: (raw) => ({ '': cleanText(raw['']) }),
  }
}

function identifierLadder({ pool }: LadderContext): LevelOfCodes {
  const { units, offsets } = pool
  return (a, b) => (osaPacked(units, offsets[a], offsets[a + 1], units, offsets[b], offsets[b + 1], 1) <= 1 ? 2 : 3)
}

function recognizeIdentifier(column: ColumnProfile): Recognition | undefined {
  const named = headerHas(
    column,
    'ssn',
    'soc sec',
    'social security',
    'soc sec id',
    'national id',
    'national number',
    'nhs',
    'nin',
    'nino',
    'passport',
    'passport number',
    'drivers license',
    'driver license',
    'drivers license number',
    'license number',
    'licence number',
    'tax id',
    'tax number',
    'tin',
    'vat',
    'vat number',
    'vat id',
    'lei',
    'lei number',
    'loyalty',
    'loyalty no',
    'loyalty number',
    'member no',
    'member number',
    'membership',
    'card number',
    'iban',
    'account number',
    'duns',
    'npi',
    'npi number',
    'mrn',
    'isbn',
    'ean',
    'gtin',
    'upc',
    'sku',
    'doi',
  )
  if (!named || headerHas(column, 'country', 'state', 'type', 'date', 'issuer')) return undefined
  if (column.meanWords > 3) return undefined
  return { part: '', confidence: 0.9, evidence: 'header names an identifier' }
}
