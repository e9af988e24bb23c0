import type { DataTable } from '../../data'
import { isMissing } from '../missing'
import { isConnector, isDescriptive, isPlace } from './business-words'
import { indexLegalForms, relateForms } from './legal-form-index'
import { acronymOf, type OrganizationNameParts, readOrganizationName } from './read-organization-name'
import { alignWords, isSlip } from './word-slips'

/** Different forms of one country: two firms of a group more often than one firm. */
const CONFLICTING_FORMS = 0.45
/** Least letters of a word that stands for the first letters of a name. */
const MIN_ACRONYM = 3
const VESSEL_PREFIXES: ReadonlySet<string> = /* @__PURE__ */ new Set(['mv', 'mt', 'ms', 'ss', 'sv', 'fv', 'my'])

/**
 * Probability that two raw names are of one organization or vessel, where nothing else is known: spelling, order of words, legal form,
 * initials and other names may differ; a number, a place or a line of business that only one has speaks against it.
 *
 * @returns 0 to 1, the same for either order; 0.5 where a name is missing
 */
export function organizationLikeness(left: string, right: string, data?: DataTable): number {
  if (isMissing(left) || isMissing(right)) return 0.5
  if (left.trim() === right.trim()) return 1
  const a = readOrganizationName(left, data)
  const b = readOrganizationName(right, data)
  if (a.full === '' || b.full === '') return 0.5
  let best = wordLikeness(a.full, b.full)
  for (const nameA of otherNames(left, a, data)) best = Math.max(best, 0.95 * wordLikeness(nameA, b.full))
  for (const nameB of otherNames(right, b, data)) best = Math.max(best, 0.95 * wordLikeness(a.full, nameB))
  if (a.alias !== '' && a.alias === b.alias) best = Math.max(best, 0.9)
  if (a.form === '' || b.form === '') return best
  if (relateForms(a.form, b.form, indexLegalForms(data)) === 'conflict') return CONFLICTING_FORMS * best
  return best
}

/** Other names a value gives: its alias, and what a slash parts. */
function otherNames(raw: string, parts: OrganizationNameParts, data: DataTable | undefined): string[] {
  const names = parts.alias === '' ? [] : [parts.alias]
  const pieces = raw.length < 200 ? raw.split('/') : []
  if (pieces.length === 2 && pieces.every((piece) => piece.trim().length > 4)) {
    for (const piece of pieces) names.push(readOrganizationName(piece, data).full)
  }
  return names
}

/** Likeness of two names in comparable form. */
function wordLikeness(left: string, right: string): number {
  if (left === right) return 0.97
  // The order of the arguments must not matter to how words are paired.
  const [first, second] = left < right ? [left, right] : [right, left]
  const a = wordsOf(first)
  const b = wordsOf(second)
  const gluedA = a.join('')
  const gluedB = b.join('')
  if (gluedA === gluedB) return 0.96
  if (isAcronym(a, b) || isAcronym(b, a)) return 0.75
  const { same, slips, onlyLeft, onlyRight } = alignWords(a, b)
  const restA = onlyLeft.filter(tells)
  const restB = onlyRight.filter(tells)
  const slipCost = Math.min(0.4, 0.1 * slips.length) + (slips.length > 0 && same.length === 0 ? 0.05 : 0)
  if (restA.length === 0 && restB.length === 0) {
    if (same.length + slips.length === 0) return 0.1
    // Words such as "of" may be missing; where they differ, "con" and "pro" do too.
    return 0.94 - slipCost - (onlyLeft.length > 0 && onlyRight.length > 0 ? 0.2 : 0)
  }
  if (a.length !== b.length && isGluedSlip(restA, restB)) return 0.85 - slipCost
  const found = sumOf(same) + 0.8 * sumOf(slips.map(([word]) => word))
  const coverage = found / (found + Math.max(sumOf(restA), sumOf(restB)))
  if (restA.length > 0 && restB.length > 0) return 0.35 * coverage
  const rest = restA.length > 0 ? restA : restB
  const isTelling = [...same, ...slips.map(([word]) => word)].some((word) => !isDescriptive(word) && !isPlace(word))
  const cost = rest.some((word) => /\d/.test(word)) ? 0.5 : rest.every(isDescriptive) && isTelling ? 1 : 0.8
  return Math.min(0.46, 0.6 * coverage * cost)
}

function wordsOf(name: string): string[] {
  const words = name.split(' ')
  return words.length > 1 && VESSEL_PREFIXES.has(words[0]) ? words.slice(1) : words
}

function tells(word: string): boolean {
  return !isConnector(word)
}

/** Weight of words where nothing is known of how common they are. */
function sumOf(words: readonly string[]): number {
  let sum = 0
  for (const word of words) sum += isConnector(word) ? 0.05 : isDescriptive(word) ? 0.5 : isPlace(word) ? 0.7 : 1
  return sum
}

/** `good wil` and `goodwill`: words written together, with a slip. */
function isGluedSlip(left: readonly string[], right: readonly string[]): boolean {
  return left.length > 0 && right.length > 0 && isSlip(left.join(''), right.join(''), false)
}

/** Whether a name of one word is made of the first letters of the other. */
export function isAcronym(short: readonly string[], long: readonly string[]): boolean {
  if (short.length !== 1 || short[0].length < MIN_ACRONYM || long.length < MIN_ACRONYM) return false
  if (acronymOf(long) === short[0]) return true
  return long.length === short[0].length && long.every((word, at) => word[0] === short[0][at])
}
