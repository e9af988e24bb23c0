import { compareFeature, type LadderContext, type LevelOfCodes, oneEditSieve, sieveFirst } from '../../compare'
import type { DataTable } from '../../data'
import { osaPacked } from '../../text'
import { defineKind, type FieldKind, type FieldOptions } from '../kind'
import { cleanText, isMissing } from '../missing'
import { checkIdentifier, isValidIdentifier } from './check-identifier'
import { readIdentifier } from './read-identifier'

/** Of two records with one such number, the share that are of different things: slips, and numbers that a family or a firm uses together. */
const SHARING = 0.05

/**
 * Numbers given to one person or thing by an authority: national, tax, passport, licence, loyalty and registration numbers. A number that
 * fails its check digits is kept, since it is a slip and not nothing.
 *
 * Options: `type` (what the numbers are, such as `'iban'`, `'lei'`, `'isbn'`, `'ean'`, `'doi'`, `'vat'`, `'national-id'`) and `country`
 * (ISO 3166 alpha-2), which say how to check and to write them.
 */
export const identifierKind = defineKind({
  name: 'identifier',
  options: ['type', 'country'],
  field: compileIdentifier,
})

function compileIdentifier(field: string, options: FieldOptions, data: DataTable): FieldKind {
  const type = options.type as string | undefined
  const country = options.country as string | undefined
  // Who has one at most shows no second one; of passports and cards people have several.
  const [exact, close, different] =
    options.exclusive === undefined ? [0.9, 0.05, 0.05] : options.exclusive ? [0.94, 0.045, 0.015] : [0.7, 0.04, 0.26]
  return {
    features: [{ name: '' }],
    readers: {
      '': (raw, out) => {
        out[0] = isMissing(raw) ? '' : readIdentifier(raw, type, country)
      },
    },
    comparison: compareFeature(
      field,
      {
        name: field,
        field,
        between: 'individual',
        sharing: SHARING,
        frequencyOf: field,
        levels: [
          { label: 'exact', exact: true, m: exact },
          { label: 'one character', m: close },
          { label: 'different', m: different },
        ],
      },
      (context) => identifierLadder(context, type, country, data),
    ),
    keys: [{ name: field, field, features: [field] }],
    isValid: (raw) => isValidIdentifier(raw, type, country, data),
    goldenParts: [''],
    standardize: (raw) => {
      const text = cleanText(raw[''])
      const check = checkIdentifier(text, type, country, data)
      return { '': check?.isValid ? check.standard : text }
    },
  }
}

/** One character apart is a slip, but not where both numbers pass their check digits: those are made so that no slip passes. */
function identifierLadder(
  { pool }: LadderContext,
  type: string | undefined,
  country: string | undefined,
  data: DataTable,
): LevelOfCodes {
  const { units, offsets } = pool
  const UNKNOWN = 2
  const valid = new Uint8Array(pool.size).fill(UNKNOWN)
  const isValid = (code: number): number => {
    if (valid[code] === UNKNOWN) valid[code] = isValidIdentifier(pool.get(code), type, country, data) ? 1 : 0
    return valid[code]
  }
  return sieveFirst(oneEditSieve(units, offsets, pool.size), 3, (a, b) => {
    if (osaPacked(units, offsets[a], offsets[a + 1], units, offsets[b], offsets[b + 1], 1) > 1) return 3
    return type !== undefined && type !== 'doi' && isValid(a) === 1 && isValid(b) === 1 ? 3 : 2
  })
}
