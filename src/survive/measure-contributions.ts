import type { Step } from './chain'
import { CLEARED, contest } from './contest'
import type { Contributions, RecordFacts } from './contributions'
import { countVotes } from './count-votes'
import { numberOf, saysYes } from './read-number'
import { trustOf } from './weigh-contribution'

/** Worth of what cannot be measured, and of a time that is not known, which is still better. */
const NOTHING = Number.NEGATIVE_INFINITY
const NO_TIME = -Number.MAX_VALUE

/** Measures contributions into the contest's `worth`, the highest best. */
export function measureContributions(
  step: Step,
  left: Int32Array,
  count: number,
  field: Contributions,
  facts: RecordFacts,
): void {
  switch (step.name) {
    case 'most-recent':
      measureTimes(1, left, count, field, facts)
      break
    case 'oldest':
      measureTimes(-1, left, count, field, facts)
      break
    case 'source-priority':
      measureSources(step, left, count, facts)
      break
    case 'trust':
      for (let k = 0; k < count; k++) contest.worth[left[k]] = trustOf(step, left[k], field, facts)
      break
    case 'most-frequent':
    case 'weighted-vote':
      countVotes(step, left, count, field, facts)
      break
    default:
      measureValues(step, left, count, field)
  }
}

/** @param sign 1 where the latest is best, -1 where the earliest is */
function measureTimes(sign: number, left: Int32Array, count: number, field: Contributions, facts: RecordFacts): void {
  const { records, codes, worth } = contest
  const observedAt = field.observedAt ?? facts.observedAt
  for (let k = 0; k < count; k++) {
    const c = left[k]
    const time = observedAt[records[c]]
    // That there is no value any more can be the latest word, and no earliest value.
    if (codes[c] === CLEARED && sign < 0) worth[c] = NOTHING
    else worth[c] = Number.isNaN(time) ? NO_TIME : sign * time
  }
}

function measureSources({ ranks }: Step, left: Int32Array, count: number, { sources }: RecordFacts): void {
  const { records, worth } = contest
  for (let k = 0; k < count; k++) {
    worth[left[k]] = -Math.min(ranks[sources[records[left[k]]]], Number.MAX_VALUE)
  }
}

function measureValues(step: Step, left: Int32Array, count: number, field: Contributions): void {
  const { codes, worth } = contest
  const { name, mask } = step
  const { lengths, filled } = field
  for (let k = 0; k < count; k++) {
    const c = left[k]
    const code = codes[c]
    // That there is no value any more is no value to be measured.
    if (code === CLEARED) worth[c] = NOTHING
    else if (name === 'longest') worth[c] = lengths[code]
    else if (name === 'shortest') worth[c] = -lengths[code]
    else if (name === 'most-complete') worth[c] = bitCount(filled[code] & mask)
    else worth[c] = measureText(name, field.textsOf(code)[0])
  }
}

function measureText(name: Step['name'], text: string): number {
  if (name === 'any') return saysYes(text) ? 1 : 0
  if (name === 'all') return saysYes(text) ? 0 : 1
  const number = numberOf(text)
  return Number.isNaN(number) ? NOTHING : name === 'min' ? -number : number
}

/** Number of set bits. */
function bitCount(bits: number): number {
  let count = 0
  for (let left = bits; left !== 0; left &= left - 1) count++
  return count
}
