import { compareText } from '../base'
import { askCustom } from './ask-custom'
import type { Chain, Step } from './chain'
import { CLEARED, contest, ruleOut } from './contest'
import type { Contributions, RecordFacts } from './contributions'
import { keepFulfilling } from './filter-contributions'
import { measureContributions } from './measure-contributions'

/**
 * The one contribution that is best under all strategies, and by the last order where they tie. All others are ruled out.
 *
 * @param left numbers of contributions, one at least; overwritten
 */
export function settle(
  left: Int32Array,
  count: number,
  { steps }: Chain,
  field: Contributions,
  facts: RecordFacts,
): number {
  const { isOneValue } = contest
  for (let s = 0; s < steps.length && count > 1; s++) {
    const step = steps[s]
    if (isOneValue && step.looksAtValue) continue
    if (step.when !== undefined) {
      const fit = keepFulfilling(step, left, count, field, facts)
      if (fit === 0) continue
      count = fit
    }
    count =
      step.use === undefined ? keepBest(step, left, count, field, facts) : askCustom(step, left, count, field, facts)
  }
  let winner = left[0]
  for (let k = 1; k < count; k++) {
    const isBefore = comesBefore(left[k], winner, field, facts)
    ruleOut(isBefore ? winner : left[k], 'order', 'tie')
    if (isBefore) winner = left[k]
  }
  return winner
}

function keepBest(step: Step, left: Int32Array, count: number, field: Contributions, facts: RecordFacts): number {
  measureContributions(step, left, count, field, facts)
  const { worth } = contest
  let best = Number.NEGATIVE_INFINITY
  for (let k = 0; k < count; k++) if (worth[left[k]] > best) best = worth[left[k]]
  let kept = 0
  for (let k = 0; k < count; k++) {
    const c = left[k]
    if (worth[c] === best) left[kept++] = c
    else ruleOut(c, step.lostBy, step.reason)
  }
  return kept
}

/** The last order: priority of the source, the later time, the value and then the record in code-point order. */
function comesBefore(
  a: number,
  b: number,
  field: Contributions,
  { priorities, sources, observedAt }: RecordFacts,
): boolean {
  const { records, codes } = contest
  const times = field.observedAt ?? observedAt
  const priority = priorities[sources[records[a]]]
  const other = priorities[sources[records[b]]]
  if (priority !== other) return priority < other
  const time = times[records[a]]
  const otherTime = times[records[b]]
  if (time !== otherTime && !(Number.isNaN(time) && Number.isNaN(otherTime))) {
    return Number.isNaN(otherTime) || time > otherTime
  }
  if (codes[a] !== codes[b]) {
    if (codes[a] === CLEARED || codes[b] === CLEARED) return codes[b] === CLEARED
    return compareText(field.textsOf(codes[a]).join('\0'), field.textsOf(codes[b]).join('\0')) < 0
  }
  return records[a] < records[b]
}
