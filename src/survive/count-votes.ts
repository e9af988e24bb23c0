import type { Step } from './chain'
import { CLEARED, contest } from './contest'
import type { Contributions, RecordFacts } from './contributions'
import { trustOf } from './weigh-contribution'

// By contribution the number of its value; by value one contribution that has it, and its votes; by ballot its value, its voter and its weight.
let valueAt = new Int32Array(64)
let example = new Int32Array(64)
let votes = new Float64Array(64)
let ballotValue = new Int32Array(64)
let ballotVoter = new Int32Array(64)
let ballotWeight = new Float64Array(64)

/**
 * Counts the votes for each contribution's value into the contest's `worth`: one ballot a source and value, or one a record and value, each of weight 1
 * or of its trust; of several contributions to a ballot the most trusted counts.
 */
export function countVotes(
  step: Step,
  left: Int32Array,
  count: number,
  field: Contributions,
  facts: RecordFacts,
): void {
  if (count > valueAt.length) grow(count * 2)
  const { records, codes, worth } = contest
  const { sources } = facts
  const { perRecord } = step
  const isWeighed = step.curves !== undefined
  let values = 0
  let ballots = 0
  for (let k = 0; k < count; k++) {
    const c = left[k]
    let value = 0
    while (value < values && !isSameValue(step, example[value], c, field)) value++
    if (value === values) {
      votes[value] = 0
      example[values++] = c
    }
    valueAt[k] = value
    if (codes[c] === CLEARED && !isWeighed) continue
    const weight = isWeighed ? trustOf(step, c, field, facts) : 1
    const voter = perRecord ? records[c] : sources[records[c]]
    let ballot = ballots - 1
    while (ballot >= 0 && (ballotValue[ballot] !== value || ballotVoter[ballot] !== voter)) {
      // The contributions of a record stand together.
      ballot = perRecord && ballotVoter[ballot] !== voter ? -1 : ballot - 1
    }
    if (ballot < 0) {
      ballotValue[ballots] = value
      ballotVoter[ballots] = voter
      ballotWeight[ballots++] = weight
    } else if (weight > ballotWeight[ballot]) ballotWeight[ballot] = weight
  }
  for (let ballot = 0; ballot < ballots; ballot++) votes[ballotValue[ballot]] += ballotWeight[ballot]
  for (let k = 0; k < count; k++) worth[left[k]] = votes[valueAt[k]]
}

function grow(size: number): void {
  valueAt = new Int32Array(size)
  example = new Int32Array(size)
  votes = new Float64Array(size)
  ballotValue = new Int32Array(size)
  ballotVoter = new Int32Array(size)
  ballotWeight = new Float64Array(size)
}

/** Whether two contributions say the same in the parts that count. */
export function isSameValue({ offsets }: Step, a: number, b: number, { comparable }: Contributions): boolean {
  const { records, codes } = contest
  if (codes[a] === codes[b]) return true
  if (offsets === undefined || comparable === undefined || codes[a] === CLEARED || codes[b] === CLEARED) return false
  const { rows, stride } = comparable
  const atA = records[a] * stride
  const atB = records[b] * stride
  let isKnown = false
  for (let k = 0; k < offsets.length; k++) {
    const own = rows[atA + offsets[k]]
    if (own !== rows[atB + offsets[k]]) return false
    if (own !== 0) isKnown = true
  }
  // What cannot be compared is not the same.
  return isKnown
}
