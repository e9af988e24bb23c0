import type { Step } from './chain'
import type { Choice } from './choose-field'
import { contest, ruleOut } from './contest'
import type { Contributions, RecordFacts } from './contributions'
import { ageOf, faultsOf, trustOf } from './weigh-contribution'

/**
 * Leaves in the running those that nothing speaks against.
 *
 * @param left numbers of contributions; those that stay move to its front
 * @param reasonAgainst why a contribution, at a place in `left`, is ruled out; undefined if it is not
 * @returns how many stay
 */
export function sift(
  { lostBy }: Step,
  left: Int32Array,
  count: number,
  reasonAgainst: (c: number, place: number) => string | undefined,
): number {
  let kept = 0
  for (let k = 0; k < count; k++) {
    const c = left[k]
    const reason = reasonAgainst(c, k)
    if (reason === undefined) left[kept++] = c
    else ruleOut(c, lostBy, reason)
  }
  return kept
}

/** Leaves in the running what a step lets through before anything is chosen; parameters and result as of {@link sift}. */
export function filterContributions(
  step: Step,
  left: Int32Array,
  count: number,
  field: Contributions,
  facts: RecordFacts,
  choices: readonly Choice[],
): number {
  const { name, reason } = step
  const { records } = contest
  if (name === 'reference') {
    const { references = [], sources } = facts
    const isReference = (c: number): boolean => references[sources[records[c]]]
    // Values of reference sources count where there is no other.
    if (left.subarray(0, count).every(isReference)) return count
    return sift(step, left, count, (c) => (isReference(c) ? reason : undefined))
  }
  if (name === 'same-record-as') {
    const followed = choices[step.follows]?.winners ?? []
    return sift(step, left, count, (c) => (followed.some(({ record }) => record === records[c]) ? undefined : reason))
  }
  return sift(step, left, count, (c) => {
    if (step.curves === undefined) return reasonUnfulfilled(step, c, field, facts)
    const faults = faultsOf(c, field)
    return faults.length === 0 || trustOf(step, c, field, facts) > 0 ? undefined : `invalid:${faults[0]}`
  })
}

/** Leaves in the running what fulfils a strategy's condition, or all where nothing does, in which case it gives back 0. */
export function keepFulfilling(
  step: Step,
  left: Int32Array,
  count: number,
  field: Contributions,
  facts: RecordFacts,
): number {
  const reasonAgainst = (c: number): string | undefined => reasonUnfulfilled(step, c, field, facts)
  const isAny = left.subarray(0, count).some((c) => reasonAgainst(c) === undefined)
  return isAny ? sift(step, left, count, reasonAgainst) : 0
}

/** Why a contribution does not fulfil a step's condition; undefined where it does. */
function reasonUnfulfilled(
  { when, allowed }: Step,
  c: number,
  field: Contributions,
  facts: RecordFacts,
): string | undefined {
  if (when === undefined) return undefined
  const record = contest.records[c]
  const age = ageOf(record, field, facts)
  const fault = when.valid === true ? faultsOf(c, field)[0] : undefined
  if (fault !== undefined) return `invalid:${fault}`
  const isFulfilled =
    (allowed === undefined || allowed[facts.sources[record]]) &&
    (when.maxAgeDays === undefined || age <= when.maxAgeDays) &&
    (when.minAgeDays === undefined || age >= when.minAgeDays)
  return isFulfilled ? undefined : 'filtered'
}
