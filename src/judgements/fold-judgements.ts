import { type RecordRef, recordKey } from '../identity'
import { type Pin, readTime } from '../survive'
import type { JudgementLine, JudgementProblem, PairJudgement, PinJudgement, UnmergeJudgement } from './judgement-line'
import { type LoggedJudgement, readLog } from './judgement-log'
import { pairKey, recordName } from './record-key'
import { SaidApart } from './said-apart'
import { SaidTogether } from './said-together'

/** Two records of which something was said, and by which decision. */
export interface DecidedPair<Word extends string> {
  readonly judgement: Word
  readonly left: RecordRef
  readonly right: RecordRef
  /** Id of the judgement that it comes of; all pairs of one merge have one id. */
  readonly id: string
  readonly by?: string
  readonly why?: string
}

/** A pin that holds, and the judgement that it comes of. */
export interface DecidedPin extends Pin {
  readonly id: string
}

/** What holds after all that was said: an option of `resolve` as it is. */
export interface FoldedJudgements {
  readonly same: readonly DecidedPair<'same'>[]
  readonly different: readonly DecidedPair<'different'>[]
  /** In the order they were set. */
  readonly pins: readonly DecidedPin[]
  /** Pairs on which somebody was unsure, and nobody has said more since. */
  readonly unsure: readonly DecidedPair<'unsure'>[]
  /** What was left out, and why; all else holds. */
  readonly problems: readonly JudgementProblem[]
}

/**
 * What holds after a log of judgements. Lines go by their `at` and then by their place; what was taken back by an `undo` never happened, so that an
 * undo right after a step restores everything. Merges and unmerges are acts, the later of which takes back the earlier between their sides;
 * `same` and `different` are statements that stand until they are undone, and `resolve` reports the path where they contradict.
 *
 * @param lines the log, such as `parseJudgements` gives; order only counts among equal times
 * @returns plain data that depends on nothing but the lines
 * @example
 * ```ts
 * import { foldJudgements } from 'samewise/judgements'
 *
 * const crm = (recordId: string) => ({ source: 'crm', recordId })
 * const lines = [
 *   { judgement: 'merge', id: 'm1', records: [crm('1'), crm('2'), crm('3')] },
 *   { judgement: 'unmerge', id: 'u1', detach: crm('3') },
 * ] as const
 * const { same, different } = foldJudgements(lines)
 * same.length // 1: crm:1 and crm:2
 * different.length // 2: crm:3 is neither of them
 * foldJudgements([...lines, { judgement: 'undo', target: 'u1' }]).same.length // 2, as before the unmerge
 * ```
 */
export function foldJudgements(lines: Iterable<JudgementLine>): FoldedJudgements {
  const { live, problems } = readLog(lines)
  const fold = new Fold([...problems])
  for (const said of live) fold.take(said)
  return fold.close()
}

/** What holds so far. */
class Fold {
  private readonly together = new SaidTogether()
  private readonly apart = new SaidApart()
  private readonly different: DecidedPair<'different'>[] = []
  private readonly pins: DecidedPin[] = []
  private readonly unsure = new Map<string, DecidedPair<'unsure'>>()
  /** Sides of merges by id. */
  private readonly merges = new Map<string, readonly (readonly RecordRef[])[]>()

  constructor(private readonly problems: JudgementProblem[]) {}

  take(said: LoggedJudgement): void {
    const { id, line } = said
    if (line.judgement === 'pin') this.pins.push(pinOf(said, line))
    else if (line.judgement === 'merge') {
      const sides = line.sides ?? line.records?.map((record) => [record])
      if (sides === undefined) this.report(id, 'unknown-golden-id', unknownRecords(id, line.goldenIds ?? []))
      else {
        this.merges.set(id, sides)
        this.apart.lift(id, sides.flat())
        this.together.join(said, sides.flat())
      }
    } else if (line.judgement === 'unmerge') this.unmerge(said, line)
    else if (line.judgement !== 'undo') this.takeWord(said, line)
  }

  close(): FoldedJudgements {
    const same = [...this.together].flatMap(({ said, records }) =>
      records.slice(1).map((record, k) => pairOf('same', said, records[k], record)),
    )
    const guarded = [...this.apart].flatMap(({ said, left, right }) =>
      left.flatMap((a) =>
        right.filter((b) => recordKey(a) !== recordKey(b)).map((b) => pairOf('different', said, a, b)),
      ),
    )
    return {
      same,
      different: [...this.different, ...guarded],
      pins: this.pins,
      unsure: [...this.unsure.values()],
      problems: this.problems,
    }
  }

  private takeWord(said: LoggedJudgement, { judgement, left, right }: PairJudgement): void {
    const key = pairKey(left, right)
    this.unsure.delete(key)
    if (judgement === 'unsure') this.unsure.set(key, pairOf('unsure', said, left, right))
    else if (judgement === 'same') this.together.join(said, [left, right])
    else this.different.push(pairOf('different', said, left, right))
  }

  private unmerge(said: LoggedJudgement, line: UnmergeJudgement): void {
    const sides = line.sides ?? this.sidesOf(said.id, line)
    if (sides === undefined) return
    this.together.separate(sides)
    if (line.tree !== undefined) this.apart.restore(line.tree)
    if (line.guard === 'none') return
    this.apart.keep(said, line.guard === 'pair' ? sides.map((side) => side.slice(0, 1)) : sides)
  }

  /** What an unmerge drives apart, as far as the judgements alone can tell. */
  private sidesOf(id: string, { detach, tree, all }: UnmergeJudgement): readonly (readonly RecordRef[])[] | undefined {
    if (detach !== undefined) {
      const others = this.together.groupOf(detach)
      if (others.length > 0) return [[detach], others]
      const text = `The judgement ${id} detaches ${recordName(detach)}, which no judgement has joined with another record. Hand in the crosswalk of the run it is taken out of (completeJudgements, or --previous).`
      return this.report(id, 'nothing-to-unmerge', text)
    }
    if (tree !== undefined) {
      const sides = this.merges.get(tree)
      if (sides !== undefined) return sides
      const text = `The judgement ${id} takes apart what ${tree} had brought, which is no merge that holds. Name a merge; for a golden ID, hand in the crosswalk and the ledger of the run (completeJudgements, or --previous).`
      return this.report(id, 'unknown-tree', text)
    }
    if (typeof all === 'object') return all.map((record) => [record])
    return this.report(id, 'unknown-golden-id', unknownRecords(id, all === undefined ? [] : [all]))
  }

  private report(id: string, code: JudgementProblem['code'], text: string): undefined {
    this.problems.push({ code, id, text })
  }
}

/** A pin without a time that can be read is as old as what was said before it. */
function pinOf({ id, time }: LoggedJudgement, { judgement: _, why, ...pin }: PinJudgement): DecidedPin {
  const at = Number.isNaN(readTime(pin.at)) ? new Date(Math.max(0, time)).toISOString() : (pin.at as string)
  return { ...pin, id, at, ...(why === undefined ? {} : { reason: why }) }
}

function unknownRecords(id: string, goldenIds: readonly string[]): string {
  return `The judgement ${id} speaks of golden records (${goldenIds.join(', ')}) whose records are not known. Hand in the crosswalk of the run that has them (completeJudgements, or --previous), or name records.`
}

function pairOf<Word extends string>(
  judgement: Word,
  { id, line: { by, why } }: LoggedJudgement,
  left: RecordRef,
  right: RecordRef,
): DecidedPair<Word> {
  return { judgement, left, right, id, ...(by === undefined ? {} : { by }), ...(why === undefined ? {} : { why }) }
}
