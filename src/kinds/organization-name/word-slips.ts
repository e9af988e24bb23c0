import { osa, soundex } from '../../text'
import { isOrdinary } from './business-words'

/** Least lengths at which one edit, and two, still leave the same word. */
const ONE_EDIT = 5
const TWO_EDITS = 9
/** Two edits that leave the sound are a slip from here on. */
const SOUND = 6
/** A short word needs the company of others that agree. */
const IN_COMPANY = 3

/**
 * Whether two different standard words may be one word with a slip of the pen: an edit or two, but not where both have a dictionary
 * meaning (`railroad`, `railway`) or hold digits. A plural and its singular are a slip in any case.
 *
 * @param inCompany the rest of the two names agrees and tells something, so that a short word may differ in one letter
 */
export function isSlip(left: string, right: string, inCompany: boolean): boolean {
  const longer = Math.max(left.length, right.length)
  const shorter = Math.min(left.length, right.length)
  if (longer - shorter > 2 || shorter < IN_COMPANY) return false
  if (`${left}s` === right || `${right}s` === left || `${left}es` === right || `${right}es` === left) return true
  if (/\d/.test(left) || /\d/.test(right) || (isOrdinary(left) && isOrdinary(right))) return false
  const edits = osa(left, right)
  if (edits === 1) return longer >= ONE_EDIT || inCompany
  if (edits !== 2 || longer < SOUND) return false
  if (longer >= TWO_EDITS) return true
  return soundex(left) === soundex(right)
}

/** The words of two names that have no partner in the other one, and what became of the others. */
export interface WordAlignment {
  /** Words that stand in both. */
  readonly same: readonly string[]
  /** Pairs that differ by a slip. */
  readonly slips: readonly (readonly [string, string])[]
  readonly onlyLeft: readonly string[]
  readonly onlyRight: readonly string[]
}

/** Pairs the words of two names: equal ones first, then those a slip apart, in the order of the left name. */
export function alignWords(left: readonly string[], right: readonly string[]): WordAlignment {
  const same: string[] = []
  const openRight = [...right]
  const openLeft: string[] = []
  for (const word of left) {
    const at = openRight.indexOf(word)
    if (at < 0) openLeft.push(word)
    else {
      same.push(word)
      openRight.splice(at, 1)
    }
  }
  const slips: [string, string][] = []
  if (openLeft.length === 0 || openRight.length === 0) return { same, slips, onlyLeft: openLeft, onlyRight: openRight }
  const inCompany = same.length > 1 && same.some((word) => !isOrdinary(word) && word.length > 2)
  const onlyLeft: string[] = []
  for (const word of openLeft) {
    const at = openRight.findIndex((other) => isSlip(word, other, inCompany))
    if (at < 0) onlyLeft.push(word)
    else {
      slips.push([word, openRight[at]])
      openRight.splice(at, 1)
    }
  }
  return { same, slips, onlyLeft, onlyRight: openRight }
}
