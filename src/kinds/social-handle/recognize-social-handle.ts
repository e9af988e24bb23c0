import { type ColumnProfile, headerHas, type Recognition, shareOf } from '../recognize'
import { networkOf, readHandle } from './read-handle'

/** Whether a column holds accounts of social networks, by its header and values; the network where the header names it. */
export function recognizeSocialHandle(column: ColumnProfile): Recognition | undefined {
  if (headerHas(column, 'count', 'followers', 'date', 'likes', 'posts', 'status', 'type')) return undefined
  const network =
    column.words.map(networkOf).find((name) => name.length > 1 && name !== 'line') ??
    (headerHas(column, 'twitter', 'x handle', 'x account') ? 'x' : undefined)
  const named =
    network !== undefined ||
    headerHas(
      column,
      'handle',
      'username',
      'user name',
      'screen name',
      'nickname handle',
      'social',
      'social media',
      'social handle',
      'social profile',
      'benutzername',
      'profile url',
    )
  const share = shareOf(column, (value) => readHandle(value) !== undefined)
  const written = shareOf(
    column,
    (value) => /^\s*@[\w.]/.test(value) || (value.includes('/') && readHandle(value)?.network !== undefined),
  )
  if (named ? share < 0.7 || column.meanWords > 1.5 : written < 0.8) return undefined
  return {
    part: '',
    confidence: 0.94,
    evidence: `${named ? 'header names an account' : 'values are accounts of networks'}; ${Math.round(share * 100)} % of the values are handles`,
    ...(network === undefined ? {} : { options: { network } }),
  }
}
