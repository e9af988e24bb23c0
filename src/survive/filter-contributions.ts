import type { Step } from './chain'
import type { Choice } from './choose-field'
import { contest, ruleOut } from './contest'
import type { Contributions, RecordFacts } from './contributions'
import type { When } from './strategy'
import { ageOf, faultsOf, trustOf } from './weigh-contribution'

/**
 * Leaves in the running what a step lets through before anything is chosen.
 *
 * @param left numbers of contributions; those that stay move to its front
 * @returns how many stay
 */
export function filterContributions(
  step: Step,
  left: Int32Array,
  count: number,
  field: Contributions,
  facts: RecordFacts,
  choices: readonly Choice[],
): number {
  if (step.name === 'reference') return withoutReferences(step, left, count, facts)
  let kept = 0
  for (let k = 0; k < count; k++) {
    const c = left[k]
    const reason = reasonAgainst(step, c, field, facts, choices)
    if (reason === undefined) left[kept++] = c
    else ruleOut(c, step.lostBy, reason)
  }
  return kept
}

/**
 * Leaves in the running what fulfils a strategy's condition; all where nothing does.
 *
 * @returns how many stay, 0 where nothing fulfils it
 */
export function keepFulfilling(
  step: Step,
  when: When,
  left: Int32Array,
  count: number,
  field: Contributions,
  facts: RecordFacts,
): number {
  let fit = 0
  for (let k = 0; k < count; k++) if (isFulfilled(step, when, left[k], field, facts)) fit++
  if (fit === 0 || fit === count) return fit
  let kept = 0
  for (let k = 0; k < count; k++) {
    const c = left[k]
    if (isFulfilled(step, when, c, field, facts)) left[kept++] = c
    else ruleOut(c, step.lostBy, reasonNotFulfilled(when, c, field))
  }
  return kept
}

/** Values of reference sources count only where there is no other. */
function withoutReferences({ lostBy, reason }: Step, left: Int32Array, count: number, facts: RecordFacts): number {
  const { records } = contest
  const isReference = (c: number): boolean => facts.references?.[facts.sources[records[c]]] === true
  let own = 0
  for (let k = 0; k < count; k++) if (!isReference(left[k])) own++
  if (own === 0) return count
  let kept = 0
  for (let k = 0; k < count; k++) {
    if (isReference(left[k])) ruleOut(left[k], lostBy, reason)
    else left[kept++] = left[k]
  }
  return kept
}

/** Why a step does not let a contribution through; undefined where it does. */
function reasonAgainst(
  step: Step,
  c: number,
  field: Contributions,
  facts: RecordFacts,
  choices: readonly Choice[],
): string | undefined {
  if (step.name === 'same-record-as') {
    const own = contest.records[c]
    const isFollowed = choices[step.follows]?.winners.some(({ record }) => record === own) === true
    return isFollowed ? undefined : step.reason
  }
  if (step.curves !== undefined) {
    const faults = faultsOf(c, field)
    return faults.length === 0 || trustOf(step, c, field, facts) > 0 ? undefined : `invalid:${faults[0]}`
  }
  const { when } = step
  return when === undefined || isFulfilled(step, when, c, field, facts) ? undefined : reasonNotFulfilled(when, c, field)
}

function isFulfilled({ allowed }: Step, when: When, c: number, field: Contributions, facts: RecordFacts): boolean {
  const record = contest.records[c]
  if (allowed !== undefined && !allowed[facts.sources[record]]) return false
  if (when.valid === true && faultsOf(c, field).length > 0) return false
  const age = ageOf(record, field, facts)
  if (when.maxAgeDays !== undefined && !(age <= when.maxAgeDays)) return false
  return when.minAgeDays === undefined || age >= when.minAgeDays
}

function reasonNotFulfilled({ valid }: When, c: number, field: Contributions): string {
  const fault = valid === true ? faultsOf(c, field)[0] : undefined
  return fault === undefined ? 'filtered' : `invalid:${fault}`
}
