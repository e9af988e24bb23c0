import { compareFeature, type LadderContext, type LevelOfCodes } from '../../compare'
import { osaPacked } from '../../text'
import { defineKind, type FieldKind, type FieldOptions } from '../kind'
import { readHandle } from './read-handle'

/**
 * Accounts of social networks, as `network/handle`. The same handle on another network is often the same person, and as often a namesake.
 * Option: `network` (such as `'instagram'`), for handles that do not name theirs.
 */
export const socialHandleKind = defineKind({
  name: 'social-handle',
  options: ['network'],
  field: compileSocialHandle,
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
