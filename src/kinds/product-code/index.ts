import { hashUnits } from '../../base'
import { compareFeature, type LadderContext, type LevelOfCodes } from '../../compare'
import { defineKind, type FieldKind } from '../kind'
import { upperLetters } from '../upper-letters'
import { readProductCodeCell, readProductCodes } from './read-product-codes'

const SPACE = 32
/** A code counts as rare up to this many times the occurrences of the rarest ones, in nats of its weight. */
const RARE_WITHIN = /* @__PURE__ */ Math.log(5)
/** Fewer characters at the start of a longer code may be a brand or a line. */
const LEAST_CONTAINED = 5

/**
 * Model and part numbers, in a column of their own or anywhere in a text: a column may be mapped to a field of this kind and to a `text`
 * field at once. Codes weigh by their rarity in the data.
 */
export const productCodeKind = defineKind({
  name: 'product-code',
  options: ['text'],
  field: compileProductCode,
})

function compileProductCode(field: string, options: { readonly text?: unknown }): FieldKind {
  const read = options.text === true ? readProductCodes : readProductCodeCell
  return {
    features: [{ name: '', words: true }],
    readers: {
      '': (raw, out) => {
        out[0] = read(raw).join(' ')
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
          { label: 'exact', exact: true, m: 0.5 },
          { label: 'share a rare code', m: 0.2 },
          { label: 'one contains a code of the other', m: 0.08 },
          { label: 'share a common code', m: 0.07 },
          { label: 'none shared', m: 0.15 },
        ],
      },
      codeLadder,
    ),
    keys: [
      { name: field, field, features: [field] },
      { name: `${field}:longest`, field, features: [field], part: longestOf },
      { name: `${field}:start`, field, features: [field], part: startOf },
    ],
    nearestBy: [field],
    goldenParts: [''],
    standardize: (raw) => ({
      '': upperLetters(read(raw[''] ?? '').join(' ')),
    }),
  }
}

/** The longest code, and of equally long ones the first. */
function longestOf(codes: string): string {
  let longest = ''
  for (const code of codes.split(' ')) if (code.length > longest.length) longest = code
  return longest
}

/** The start of the longest code, without the colours and regions at its end. */
function startOf(codes: string): string {
  const longest = longestOf(codes)
  return longest.length > LEAST_CONTAINED ? longest.slice(0, LEAST_CONTAINED) : ''
}

function codeLadder({ pool, feature, tokens }: LadderContext): LevelOfCodes {
  const { units, offsets, size } = pool
  const starts = new Int32Array(size + 1)
  const from: number[] = []
  const to: number[] = []
  const hashes: number[] = []
  const weights: number[] = []
  let most = 0
  for (let code = 0; code < size; code++) {
    starts[code] = from.length
    const end = offsets[code + 1]
    for (let start = offsets[code]; start < end; ) {
      let stop = start
      while (stop < end && units[stop] !== SPACE) stop++
      const hash = hashUnits(units, start, stop)
      const weight = tokens.weight(feature.name, hash)
      from.push(start)
      to.push(stop)
      hashes.push(hash)
      weights.push(weight)
      if (weight > most) most = weight
      start = stop + 1
    }
  }
  starts[size] = from.length
  const rare = most - RARE_WITHIN
  return (a, b) => {
    let contained = false
    let common = false
    for (let i = starts[a]; i < starts[a + 1]; i++) {
      for (let k = starts[b]; k < starts[b + 1]; k++) {
        if (hashes[i] === hashes[k]) {
          if (weights[i] >= rare) return 2
          common = true
        } else if (!contained && startsAlike(units, from[i], to[i], from[k], to[k])) contained = true
      }
    }
    return contained ? 3 : common ? 4 : 5
  }
}

/** Whether the shorter of two codes is the beginning or the end of the longer: a colour or a region behind the model. */
function startsAlike(units: Uint16Array, fromA: number, toA: number, fromB: number, toB: number): boolean {
  const length = Math.min(toA - fromA, toB - fromB)
  if (length < LEAST_CONTAINED) return false
  let same = 0
  while (same < length && units[fromA + same] === units[fromB + same]) same++
  if (same === length) return true
  same = 0
  while (same < length && units[toA - 1 - same] === units[toB - 1 - same]) same++
  return same === length
}
