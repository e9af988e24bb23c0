import { compareFeature, type LadderContext, type LevelOfCodes } from '../../compare'
import type { DataTable } from '../../data'
import { osaPacked } from '../../text'
import { defineKind, type FieldKind, type FieldOptions } from '../kind'
import { readWebAddress } from './read-web-address'

/**
 * Web addresses and domains, compared by the domain that somebody registered, and on platforms that many share (`facebook.com/acme`) by the
 * page too. The branches of a firm share its site, so that agreement among relatives is learned.
 */
export const webAddressKind = defineKind({
  name: 'web-address',
  field: compileWebAddress,
})

function compileWebAddress(field: string, _options: FieldOptions, data: DataTable): FieldKind {
  return {
    features: [{ name: '' }],
    readers: {
      '': (raw, out) => {
        out[0] = readWebAddress(raw, data.registrableDomain)?.owner ?? ''
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
          { label: 'exact', exact: true, m: 0.8 },
          { label: 'one character', m: 0.03 },
          { label: 'same name, other ending', m: 0.05 },
          { label: 'different', m: 0.12 },
        ],
      },
      webAddressLadder,
    ),
    keys: [
      { name: field, field, features: [field] },
      { name: `${field}:name`, field, features: [field], part: nameOf },
    ],
    goldenParts: [''],
    standardize: (raw) => {
      const address = readWebAddress(raw[''] ?? '', data.registrableDomain)
      return { '': address === undefined ? '' : address.host + address.path }
    },
  }
}

/** What stands before the ending: `acme` of `acme.co.uk`; '' for a page of a platform. */
function nameOf(owner: string): string {
  return owner.includes('/') ? '' : owner.slice(0, owner.indexOf('.')).replaceAll('-', '')
}

function webAddressLadder({ pool }: LadderContext): LevelOfCodes {
  const { units, offsets, size } = pool
  const names = new Map<string, number>()
  const nameByCode = new Int32Array(size)
  for (let code = 1; code < size; code++) {
    const name = nameOf(pool.get(code))
    if (name.length < 3) continue
    const known = names.get(name) ?? names.size + 1
    names.set(name, known)
    nameByCode[code] = known
  }
  return (a, b) => {
    if (nameByCode[a] !== 0 && nameByCode[a] === nameByCode[b]) return 3
    return osaPacked(units, offsets[a], offsets[a + 1], units, offsets[b], offsets[b + 1], 1) <= 1 ? 2 : 4
  }
}
