import { compareFeature, type LadderContext, type LevelOfCodes } from '../../compare'
import type { DataTable } from '../../data'
import { osaPacked } from '../../text'
import { defineKind, type FieldKind, type FieldOptions } from '../kind'
import { isMissing } from '../missing'
import { type ColumnProfile, headerHas, type Recognition, shareOf } from '../recognize'
import { readWebAddress } from './read-web-address'

/** Columns in which one site stands more often hold links into it, and not a site of each record. */
const MOST_OF_ONE_SITE = 0.3

/**
 * Web addresses and domains, compared by the domain that somebody registered, and on platforms that many share (`facebook.com/acme`) by the
 * page too. The branches of a firm share its site, so that agreement among relatives is learned.
 */
export const webAddressKind = defineKind({
  name: 'web-address',
  field: compileWebAddress,
  recognize: recognizeWebAddress,
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

function recognizeWebAddress(column: ColumnProfile): Recognition | undefined {
  if (
    headerHas(
      column,
      'image',
      'img',
      'photo',
      'picture',
      'logo',
      'thumbnail',
      'avatar',
      'api',
      'endpoint',
      'email',
      'ip',
      'referrer',
      'referer',
      'page',
      'landing',
      'file',
      'doi',
    )
  ) {
    return undefined
  }
  const named = headerHas(
    column,
    'web',
    'website',
    'web site',
    'webseite',
    'url',
    'uri',
    'homepage',
    'home page',
    'domain',
    'domain name',
    'www',
    'internet',
    'site web',
    'sitio web',
    'pagina web',
    'site url',
    'web address',
    'internetseite',
    'hjemmeside',
    'hemsida',
  )
  const owners = new Map<string, number>()
  let found = 0
  let written = 0
  for (const value of column.sample) {
    if (isMissing(value)) continue
    const owner = readWebAddress(value)?.owner
    if (owner === undefined) continue
    found++
    if (/^\s*(?:https?:\/\/|www\.)/i.test(value)) written++
    owners.set(owner, (owners.get(owner) ?? 0) + 1)
  }
  if (found === 0 || (column.sample.length > 10 && Math.max(...owners.values()) > MOST_OF_ONE_SITE * found))
    return undefined
  const share = found / column.sample.length
  if (named ? share < 0.6 : written < 0.8 * column.sample.length) return undefined
  if (shareOf(column, (value) => value.includes('@')) > 0.5) return undefined
  return {
    part: '',
    confidence: named ? 0.93 : 0.8,
    evidence: `${named ? 'header says web address; ' : ''}${Math.round(share * 100)} % of the values are web addresses`,
  }
}
