import { SamewiseError } from '../base'
import type { Step } from './chain'
import { CLEARED, contest } from './contest'
import type { Contributions, RecordFacts } from './contributions'
import { sift } from './filter-contributions'
import type { Candidate } from './strategy'

/**
 * Asks a function of the user's own which contributions are best, and rules out the others.
 *
 * @param left numbers of contributions; those that stay move to its front
 * @returns how many stay
 * @throws SamewiseError `BAD_CONFIG` if the answer is not one of positions
 */
export function askCustom(
  step: Step,
  left: Int32Array,
  count: number,
  field: Contributions,
  facts: RecordFacts,
): number {
  const candidates = Array.from(left.subarray(0, count), (c) => candidateOf(c, field, facts))
  const answer = step.use?.(candidates, { field: field.field, asOf: facts.asOf })
  if (answer === undefined) return count
  const chosen = typeof answer === 'number' ? [answer] : answer
  if (chosen.length === 0 || chosen.some((at) => candidates[at] === undefined)) {
    throw new SamewiseError(
      'BAD_CONFIG',
      `The survivorship strategy "${step.lostBy}" answered ${JSON.stringify(answer)} for ${count} candidates. It must give positions from 0 to ${count - 1}, or undefined.`,
      { where: { field: field.field } },
    )
  }
  return sift(step, left, count, (_, place) => (chosen.includes(place) ? undefined : step.reason))
}

function candidateOf(
  c: number,
  field: Contributions,
  { sourceNames, sources, observedAt, idOf }: RecordFacts,
): Candidate {
  const record = contest.records[c]
  const code = contest.codes[c]
  const time = (field.observedAt ?? observedAt)[record]
  const texts = code === CLEARED ? [''] : field.textsOf(code)
  return {
    source: sourceNames[sources[record]],
    recordId: idOf(record),
    observedAt: Number.isNaN(time) ? undefined : time,
    value:
      field.parts.length === 1 ? texts[0] : Object.fromEntries(field.parts.map((part, p) => [part, texts[p] ?? ''])),
  }
}
