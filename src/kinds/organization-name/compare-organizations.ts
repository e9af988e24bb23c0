import { hashString } from '../../base'
import { featureOf, indexTokens, type RecordTable, type TokenWeights, tokenCosine } from '../../columns'
import {
  type Comparison,
  type FieldComparer,
  type FieldComparison,
  type LevelOfCodes,
  rememberLevels,
} from '../../compare'
import type { DataTable } from '../../data'
import { jaroWinklerPacked } from '../../text'
import { featureName } from '../kind'
import { isDescriptive, isPlace } from './business-words'
import { indexLegalForms, relateForms } from './legal-form-index'
import { isAcronym } from './organization-likeness'
import { alignWords } from './word-slips'

/**
 * Of two records with one name, the share that are of different organizations: branches, and namesakes in other towns. In a list of nothing
 * but names, most equal ones are of one firm.
 */
const SHARING = 0.3

const SAME_WORDS = 2
const FIRST_CUT = 3
/** Cosines of the words, weighed by their rarity, from which on each level holds. */
const CUTS = [0.9, 0.75, 0.6, 0.45, 0.3, 0.15]
const DIFFERENT = FIRST_CUT + CUTS.length
const ACRONYM = DIFFERENT + 1
const SISTER = DIFFERENT + 2
/** Below this cosine names are looked at closely only if their letters are alike, or one may be the other's initials. */
const LOOK_CLOSELY = 0.15
const ALIKE = 0.88
const MAX_ACRONYM = 6
/** Of a word with a slip, this share of its weight counts as common. */
const SLIP_SHARE = 0.8

const FORM_COMPATIBLE = 2
const FORM_CONFLICT = 3

/**
 * The words of two names, and their legal forms. Of several names (aliases, lists) the closest pair counts. Names that differ only in a
 * number, a place or a line of business (`X Finance`, `X Services`) have a level of their own beside the ladder: they are sisters more
 * often than one firm.
 */
export function compareOrganizations(field: string, data: DataTable): FieldComparison {
  const name: Comparison = {
    name: field,
    field,
    between: 'shared',
    sharing: SHARING,
    frequencyOf: field,
    levels: [
      { label: 'exact', exact: true, m: 0.4 },
      { label: 'same words, spelled otherwise', m: 0.12 },
      { label: 'nearly all words', m: 0.12 },
      { label: 'most words', m: 0.12 },
      { label: 'many words', m: 0.08 },
      { label: 'half of the words', m: 0.05 },
      { label: 'some words', m: 0.03 },
      { label: 'a few words', m: 0.03 },
      { label: 'different', m: 0.02 },
      { label: 'initials of the other', m: 0.01, aside: true },
      { label: 'other number, place or line of business', m: 0.02, aside: true },
    ],
  }
  const form: Comparison = {
    name: featureName(field, 'form'),
    field,
    between: 'shared',
    levels: [
      { label: 'same', exact: true, m: 0.82 },
      { label: 'compatible', m: 0.15 },
      { label: 'different forms of one country', m: 0.03 },
    ],
  }
  return { comparisons: [name, form], bind: (table, tokens) => bindOrganizations(table, tokens, field, data) }
}

function bindOrganizations(table: RecordTable, tokens: TokenWeights, field: string, data: DataTable): FieldComparer {
  const { rows, stride } = table
  const names = featureOf(table, field)
  const aliases = featureOf(table, featureName(field, 'alias'))
  const forms = featureOf(table, featureName(field, 'form'))
  const ladder = nameLadder(table, tokens, field)
  const index = indexLegalForms(data)
  const formLevel = rememberLevels((a, b) => {
    const relation = relateForms(forms.pool.get(a), forms.pool.get(b), index)
    return relation === 'conflict' ? FORM_CONFLICT : relation === 'same' ? 1 : FORM_COMPATIBLE
  })
  const nameEnd = names.offset + names.slots
  const aliasEnd = aliases.offset + aliases.slots
  /** The best level of one name of the left record with all of the right one; asides stand behind every level but `different`. */
  const bestWith = (a: number, right: number, from: number, to: number, known: number): number => {
    let best = known
    for (let at = from; at < to; at++) {
      const b = rows[right + at]
      if (b === 0) continue
      const level = a === b ? 1 : ladder(a, b)
      if (best === 0 || best === DIFFERENT || (level !== DIFFERENT && level < best)) best = level
    }
    return best
  }
  return (leftRecord, rightRecord, levels, at) => {
    const left = leftRecord * stride
    const right = rightRecord * stride
    let best = 0
    for (let n = names.offset; n < nameEnd && best !== 1; n++) {
      const a = rows[left + n]
      if (a === 0) continue
      best = bestWith(a, right, names.offset, nameEnd, best)
      if (best !== 1) best = bestWith(a, right, aliases.offset, aliasEnd, best)
    }
    for (let n = aliases.offset; n < aliasEnd && best !== 1; n++) {
      const a = rows[left + n]
      if (a === 0) continue
      best = bestWith(a, right, names.offset, nameEnd, best)
      if (best !== 1) best = bestWith(a, right, aliases.offset, aliasEnd, best)
    }
    levels[at] = best
    const formA = rows[left + forms.offset]
    const formB = rows[right + forms.offset]
    levels[at + 1] = formA === 0 || formB === 0 ? 0 : formA === formB ? 1 : formLevel(formA, formB)
  }
}

function nameLadder(table: RecordTable, tokens: TokenWeights, field: string): LevelOfCodes {
  const { pool } = featureOf(table, field)
  const { units, offsets } = pool
  const index = indexTokens(pool, field, tokens)
  const { starts } = index
  const weigh = (word: string): number => tokens.weight(field, hashString(word))

  const closely = (a: number, b: number, cosine: number): number => {
    const left = pool.get(a).split(' ')
    const right = pool.get(b).split(' ')
    if (isAcronym(left, right) || isAcronym(right, left)) return ACRONYM
    if (left.join('') === right.join('')) return SAME_WORDS
    const { slips, onlyLeft, onlyRight } = alignWords(left, right)
    if (onlyLeft.length === 0 && onlyRight.length === 0) return SAME_WORDS
    if (isSister(onlyLeft, onlyRight)) return SISTER
    let common = cosine
    if (slips.length > 0) {
      let found = 0
      for (const [word, other] of slips) found += weigh(word) * weigh(other)
      common += (SLIP_SHARE * found) / Math.sqrt(squares(left, weigh) * squares(right, weigh))
    }
    return levelOf(common)
  }
  return rememberLevels((a, b) => {
    const cosine = tokenCosine(index, a, b)
    if (cosine < LOOK_CLOSELY) {
      const lengthA = offsets[a + 1] - offsets[a]
      const lengthB = offsets[b + 1] - offsets[b]
      const mayBeInitials =
        units[offsets[a]] === units[offsets[b]] &&
        ((lengthA <= MAX_ACRONYM && starts[b + 1] - starts[b] > 2) ||
          (lengthB <= MAX_ACRONYM && starts[a + 1] - starts[a] > 2))
      const areAlike =
        jaroWinklerPacked(units, offsets[a], offsets[a + 1], units, offsets[b], offsets[b + 1], ALIKE) >= ALIKE
      if (!mayBeInitials && !areAlike) return levelOf(cosine)
    }
    return closely(a, b, cosine)
  })
}

function levelOf(cosine: number): number {
  let k = 0
  while (k < CUTS.length && cosine < CUTS[k]) k++
  return FIRST_CUT + k
}

function squares(words: readonly string[], weigh: (word: string) => number): number {
  let sum = 0
  for (const word of new Set(words)) sum += weigh(word) ** 2
  return sum
}

/** Whether what two names do not share sets them apart: a number, a place or a line of business on both sides. */
function isSister(onlyLeft: readonly string[], onlyRight: readonly string[]): boolean {
  if (onlyLeft.length === 0 || onlyRight.length === 0) return false
  const isNumber = (word: string): boolean => /^\d+$/.test(word)
  if (onlyLeft.some(isNumber) && onlyRight.some(isNumber)) return true
  const setsApart = (word: string): boolean => isDescriptive(word) || isPlace(word)
  return onlyLeft.every(setsApart) && onlyRight.every(setsApart)
}
