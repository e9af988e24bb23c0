import { contentOf, judgementId } from './judgement-id'
import type { JudgementLine } from './judgement-line'

/**
 * Adds judgements to a log. Those that it has already are left out, also where it has them completed, so that sending them again changes nothing.
 *
 * @param log what was said before; it comes first and as it is
 * @param lines what is said now
 * @returns the longer log; every line carries its id
 * @example
 * ```ts
 * import { appendJudgements } from 'samewise/judgements'
 *
 * const said = { judgement: 'undo', target: 'm1' } as const
 * const log = appendJudgements([], [said])
 * appendJudgements(log, [said]).length // 1
 * ```
 */
export function appendJudgements(log: Iterable<JudgementLine>, lines: Iterable<JudgementLine>): JudgementLine[] {
  const all: JudgementLine[] = Array.from(log, (line) => ({ ...line, id: judgementId(line) }))
  const known = new Set(all.map((line) => `${line.id} ${askedContent(line)}`))
  for (const line of lines) {
    const id = judgementId(line)
    const key = `${id} ${askedContent(line)}`
    if (!known.has(key)) all.push({ ...line, id })
    known.add(key)
  }
  return all
}

/** What a judgement says but its id and what completing it has found. */
export function askedContent(line: JudgementLine): string {
  const isCompleted =
    line.judgement === 'unmerge' || (line.judgement === 'merge' && (line.records ?? line.goldenIds) !== undefined)
  if (!isCompleted) return contentOf(line)
  const { sides: _, ...asked } = line
  return contentOf(asked)
}
