import type { Contradiction } from '../cluster'
import type { RecordRef } from '../identity'
import { reasonApart } from './apart-reason'
import type { Judgement } from './judgements'
import type { ResolveState } from './result'

/** A "same" that could not be honoured, and the shortest chain of what was said that shows why. */
export interface JudgementContradiction {
  /** The two records whose "same" was left out. */
  readonly left: RecordRef
  readonly right: RecordRef
  /** What joined them: a person's judgement, or a `match` rule of the config. */
  readonly by: 'judgement' | 'rule'
  /** Records from one to another that must stay apart, each joined with the next. */
  readonly path: readonly RecordRef[]
  /** Why the first and the last record of the path must stay apart. */
  readonly apart: string
  /** The judgements that conflict, along the path; one of them is to be taken back. */
  readonly judgements: readonly Judgement[]
  /** All of it in words. */
  readonly text: string
}

/** Describes the pairs that were not joined since they contradict what holds. */
export function describeContradictions(
  state: ResolveState,
  refOf: (record: number) => RecordRef,
): JudgementContradiction[] {
  return state.clusters.contradictions.map((contradiction) => describe(contradiction, state, refOf))
}

function describe(
  { pair, apart, path, isRuled }: Contradiction,
  state: ResolveState,
  refOf: (record: number) => RecordRef,
): JudgementContradiction {
  const { judgements } = state
  const links = path.slice(1).map((record, k) => judgements.behind('same', path[k], record))
  const between = judgements.behind('different', apart[0], apart[1])
  const reason = reasonApart(state, apart[0], apart[1]) ?? 'beyond what one entity may have'
  const [left, right] = pair.map(refOf)
  const chain = path.map((record, k) =>
    k === 0 ? nameOf(refOf(record)) : `= ${nameOf(refOf(record))}${attribution(links[k - 1])}`,
  )
  const ends = `${nameOf(refOf(apart[0]))} and ${nameOf(refOf(apart[1]))} must stay apart: ${reason}${between.length === 0 ? '' : attribution(between)}`
  return {
    left,
    right,
    by: isRuled ? 'rule' : 'judgement',
    path: path.map(refOf),
    apart: reason,
    judgements: [...new Set([...links.flat(), ...between])],
    text: `${chain.join(' ')}, but ${ends}; "same" of ${nameOf(left)} and ${nameOf(right)} was left out.`,
  }
}

/** Who said it and under which id; a link that nobody judged is a rule's. */
function attribution(because: readonly Judgement[]): string {
  if (because.length === 0) return ' (by a rule)'
  const said = because.flatMap(({ id, by }) => [id, by].filter((text) => text !== undefined).join(' by ') || [])
  return said.length === 0 ? '' : ` (${[...new Set(said)].join(', ')})`
}

function nameOf({ source, recordId }: RecordRef): string {
  return `${source}:${recordId}`
}
