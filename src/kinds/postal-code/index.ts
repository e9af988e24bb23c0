import { compareFeature, type LadderContext, type LevelOfCodes } from '../../compare'
import { osaPacked } from '../../text'
import { defineKind, type FieldKind } from '../kind'
import { cleanText } from '../missing'
import { upperLetters } from '../upper-letters'
import { postalDistrict, readPostalCode } from './read-postal-code'

/** Postal codes in a column of their own, where there is no other part of an address. */
export const postalCodeKind = defineKind({
  name: 'postal-code',
  field: compilePostalCode,
})

function compilePostalCode(field: string): FieldKind {
  return {
    features: [{ name: '' }],
    readers: {
      '': (raw, out) => {
        out[0] = readPostalCode(raw)
      },
    },
    comparison: compareFeature(
      field,
      {
        name: field,
        field,
        between: 'shared',
        frequencyOf: field,
        levels: [
          { label: 'exact', exact: true, m: 0.75 },
          { label: 'one character', m: 0.07 },
          { label: 'same district', m: 0.06 },
          { label: 'different', m: 0.12 },
        ],
      },
      postalCodeLadder,
    ),
    keys: [
      { name: field, field, features: [field], weak: true },
      { name: `${field}:district`, field, features: [field], part: postalDistrict, weak: true },
    ],
    goldenParts: [''],
    standardize: (raw) => ({ '': standard(raw[''] ?? '') }),
  }
}

/** As the country writes it where that can be told: a British or Canadian code with its blank; others as they came. */
function standard(raw: string): string {
  const code = readPostalCode(raw)
  if (code === '') return ''
  if (/^[A-Z]\d[A-Z]\d[A-Z]\d$/.test(code) || /^[A-Z]{1,2}\d[A-Z\d]?\d[A-Z]{2}$/.test(code)) {
    return `${code.slice(0, -3)} ${code.slice(-3)}`
  }
  const text = upperLetters(cleanText(raw))
  return /^\d+\.0$/.test(text) ? code : text
}

function postalCodeLadder({ pool }: LadderContext): LevelOfCodes {
  const { units, offsets, size } = pool
  const districts = new Map<string, number>()
  const districtByCode = new Int32Array(size)
  for (let code = 1; code < size; code++) {
    const district = postalDistrict(pool.get(code))
    const known = districts.get(district) ?? districts.size + 1
    districts.set(district, known)
    districtByCode[code] = known
  }
  return (a, b) => {
    if (osaPacked(units, offsets[a], offsets[a + 1], units, offsets[b], offsets[b + 1], 1) <= 1) return 2
    return districtByCode[a] === districtByCode[b] ? 3 : 4
  }
}
