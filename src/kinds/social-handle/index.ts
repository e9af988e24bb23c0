import { compareFeature, type LadderContext, type LevelOfCodes } from '../../compare'
import { osaPacked } from '../../text'
import { defineKind, type FieldKind, type FieldOptions } from '../kind'
import { type ColumnProfile, headerHas, type Recognition, shareOf } from '../recognize'
import { networkOf, readHandle } from './read-handle'

/**
 * Accounts of social networks, as `network/handle`. The same handle on another network is often the same person, and as often a namesake.
 * Option: `network` (such as `'instagram'`), for handles that do not name theirs.
 */
export const socialHandleKind = defineKind({
  name: 'social-handle',
  options: ['network'],
  field: compileSocialHandle,
  recognize: recognizeSocialHandle,
})

function compileSocialHandle(field: string, options: FieldOptions): FieldKind {
  const network = options.network as string | undefined
  const standard = (raw: string): string => {
    const account = readHandle(raw, network)
    return account === undefined
      ? ''
      : account.network === ''
        ? `@${account.handle}`
        : `${account.network}/${account.handle}`
  }
  return {
    features: [{ name: '' }],
    readers: {
      '': (raw, out) => {
        out[0] = standard(raw)
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
          { label: 'exact', exact: true, m: 0.8 },
          { label: 'same handle, another network or none named', m: 0.08 },
          { label: 'one character', m: 0.03 },
          { label: 'different', m: 0.09 },
        ],
      },
      handleLadder,
    ),
    keys: [
      { name: field, field, features: [field] },
      { name: `${field}:handle`, field, features: [field], part: handleOf },
    ],
    goldenParts: [''],
    standardize: (raw) => ({ '': standard(raw[''] ?? '') }),
  }
}

function handleOf(account: string): string {
  return account.slice(handleStart(account))
}

function handleStart(account: string): number {
  return account.startsWith('@') ? 1 : account.indexOf('/') + 1
}

function handleLadder({ pool }: LadderContext): LevelOfCodes {
  const { units, offsets, size } = pool
  const starts = new Int32Array(size)
  for (let code = 1; code < size; code++) starts[code] = offsets[code] + handleStart(pool.get(code))
  return (a, b) => {
    const edits = osaPacked(units, starts[a], offsets[a + 1], units, starts[b], offsets[b + 1], 1)
    return edits === 0 ? 2 : edits === 1 && Math.min(offsets[a + 1] - starts[a], offsets[b + 1] - starts[b]) > 3 ? 3 : 4
  }
}

function recognizeSocialHandle(column: ColumnProfile): Recognition | undefined {
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
