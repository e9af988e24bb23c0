import { isMissing } from '../missing'
import { type ColumnProfile, headerHas, type Recognition, shareOf } from '../recognize'
import { readWebAddress } from './read-web-address'

/** Columns in which one site stands more often hold links into it, and not a site of each record. */
const MOST_OF_ONE_SITE = 0.3

/** Whether a column holds web addresses, by its header and values. */
export function recognizeWebAddress(column: ColumnProfile): Recognition | undefined {
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
