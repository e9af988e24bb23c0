import { readTime } from '../survive'
import { askedContent } from './append-judgements'
import { judgementId } from './judgement-id'
import type { JudgementLine, JudgementProblem } from './judgement-line'

/** A judgement with its id. */
export interface LoggedJudgement {
  readonly id: string
  readonly line: JudgementLine
  /** When it was said, milliseconds since 1970; -Infinity where neither it nor a line before it says when. */
  readonly time: number
}

/** A log in the order things were said, each judgement once. */
export interface JudgementLog {
  /** Those that were not taken back. */
  readonly live: readonly LoggedJudgement[]
  readonly problems: readonly JudgementProblem[]
}

/** Puts judgements in the order of their times, leaves out what is said again, and what was taken back. */
export function readLog(lines: Iterable<JudgementLine>): JudgementLog {
  const problems: JudgementProblem[] = []
  const timed = timedLines(lines, problems).sort((a, b) => (a.time === b.time ? 0 : a.time - b.time))
  const first = new Map<string, number>()
  const again: number[] = []
  timed.forEach(({ id, line }, k) => {
    const known = first.get(id)
    if (known === undefined) first.set(id, k)
    // What was completed since says the same as what was sent.
    else if (askedContent(timed[known].line) === askedContent(line)) again.push(k)
    else {
      const text = `Two judgements that differ have the id ${id}; the first counts. Give the other an id of its own.`
      problems.push({ code: 'id-taken', id, text })
    }
  })
  const takenBack = findTakenBack(timed, first, problems)
  for (const k of again) {
    const { id } = timed[k]
    if (k > (takenBack.get(id) ?? Number.POSITIVE_INFINITY)) {
      const text = `The judgement ${id} is sent again after it was taken back, and stays so. To say it anew, give it an id or an "at" of its own.`
      problems.push({ code: 'repeats-undone', id, text })
    }
  }
  return { live: timed.filter(({ id }, k) => first.get(id) === k && !takenBack.has(id)), problems }
}

function timedLines(lines: Iterable<JudgementLine>, problems: JudgementProblem[]): LoggedJudgement[] {
  let time = Number.NEGATIVE_INFINITY
  return Array.from(lines, (line) => {
    const id = judgementId(line)
    const said = line.at === undefined ? time : timeOf(line.at)
    if (Number.isNaN(said)) {
      const text = `The judgement ${id} has no time in "at": it counts as said right after the one before it. Write it as 2027-01-31T09:30:00Z.`
      problems.push({ code: 'bad-time', id, text })
    } else time = said
    return { id, line, time }
  })
}

/** Milliseconds UTC, also of a time that is not written in ISO 8601; NaN where it is none. */
function timeOf(at: string): number {
  const time = readTime(at)
  return Number.isNaN(time) ? Date.parse(at) : time
}

/** By id of what was taken back: the place of the undo. The last undo speaks first, since it may take back an earlier one. */
function findTakenBack(
  timed: readonly LoggedJudgement[],
  first: ReadonlyMap<string, number>,
  problems: JudgementProblem[],
): Map<string, number> {
  const takenBack = new Map<string, number>()
  for (let k = timed.length - 1; k >= 0; k--) {
    const { id, line } = timed[k]
    if (line.judgement !== 'undo' || first.get(id) !== k || takenBack.has(id)) continue
    const target = first.get(line.target)
    if (target !== undefined && target < k) takenBack.set(line.target, k)
    else {
      const text = `The judgement ${id} takes back ${line.target}, which nobody said before it. Check the id.`
      problems.push({ code: 'unknown-target', id, text })
    }
  }
  return takenBack
}
