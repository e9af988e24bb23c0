import { SamewiseError } from '../base'
import type { RecordPair } from '../cluster'
import { type RecordRef, recordKey } from '../identity'
import type { FoldedJudgements } from '../judgements'
import type { Pin } from '../survive'
import type { OrderedRecords } from './order-records'

/**
 * A person's word on two records; it outranks the model. "Different" holds through third records; "same" holds unless it contradicts one, or a
 * constraint of the config.
 */
export interface Judgement {
  readonly judgement: 'same' | 'different'
  readonly left: RecordRef
  readonly right: RecordRef
  /** Id of the decision it comes of; several pairs may come of one, such as a merge. */
  readonly id?: string
  /** Who said so, and why. */
  readonly by?: string
  readonly why?: string
}

/** What people have said: words on pairs, or all that holds after a log of judgements, which may have pins as well. */
export type SaidByPeople = Iterable<Judgement> | Pick<FoldedJudgements, 'same' | 'different' | 'pins'>

/** Pins among what people have said. */
export function pinsIn(said: SaidByPeople): readonly Pin[] | undefined {
  return 'pins' in said ? said.pins : undefined
}

/** Judgements as record numbers. */
export interface BoundJudgements {
  readonly same: readonly RecordPair[]
  /** Records each record must not share a cluster with. */
  readonly different: ReadonlyMap<number, ReadonlySet<number>>
  /** Judgements that speak of a record that is not in the input. */
  readonly unknown: readonly Judgement[]
  /** The judgements behind a pair. */
  behind(judgement: Judgement['judgement'], left: number, right: number): readonly Judgement[]
}

/**
 * Finds the records that judgements speak of. What was said of a record that is not in the input still holds between the others: A same as
 * X and X same as B make A same as B, and A different from X and X same as B make A different from B.
 *
 * @throws SamewiseError `BAD_USAGE` for a judgement on one record, or one that is no word on two records
 */
export function bindJudgements(judgements: SaidByPeople, records: OrderedRecords): BoundJudgements {
  const wanted: Judgement[] = 'same' in judgements ? [...judgements.same, ...judgements.different] : [...judgements]
  const unknown: Judgement[] = []
  const said = { same: new SaidPairs(), different: new SaidPairs() }
  const numberOf = wanted.length === 0 ? undefined : recordNumbers(records)
  const absent = new Map<string, number>()
  for (const judgement of wanted) {
    const pairs = checkedWord(judgement, said)
    const [left, right] = [judgement.left, judgement.right].map((ref) => {
      const key = recordKey(ref)
      const number = numberOf?.(ref) ?? absent.get(key) ?? records.count + absent.size
      if (number >= records.count) absent.set(key, number)
      return number
    })
    if (left === right) {
      throw new SamewiseError(
        'BAD_USAGE',
        `A judgement names the same record twice (${judgement.left.source}). Give two records.`,
      )
    }
    if (left >= records.count || right >= records.count) unknown.push(judgement)
    pairs.add(left, right, [judgement])
  }
  for (const key of [...absent.keys()].sort()) passOn(absent.get(key) as number, said.same, said.different)
  return {
    same: said.same.pairs(),
    different: said.different.partners(),
    unknown,
    behind: (word, left, right) => said[word].behind(left, right),
  }
}

function checkedWord({ judgement }: Judgement, said: Readonly<Record<'same' | 'different', SaidPairs>>): SaidPairs {
  if (judgement === 'same' || judgement === 'different') return said[judgement]
  throw new SamewiseError(
    'BAD_USAGE',
    `"${String(judgement)}" is no word on two records. Give judgements that are "same" or "different"; foldJudgements of samewise/judgements makes them of merges, unmerges and undos.`,
  )
}

/** Pairs on which the same was said, and by what. */
class SaidPairs {
  private readonly byRecord = new Map<number, Map<number, readonly Judgement[]>>()

  add(left: number, right: number, because: readonly Judgement[]): void {
    for (const [a, b] of [
      [left, right],
      [right, left],
    ]) {
      const own = this.byRecord.get(a) ?? new Map<number, readonly Judgement[]>()
      this.byRecord.set(a, own.set(b, [...(own.get(b) ?? []), ...because]))
    }
  }

  /** The partners of a record, which is forgotten; ascending. */
  take(record: number): (readonly [number, readonly Judgement[]])[] {
    const own = [...(this.byRecord.get(record) ?? [])].sort(([a], [b]) => a - b)
    this.byRecord.delete(record)
    for (const [other] of own) this.byRecord.get(other)?.delete(record)
    return own
  }

  pairs(): RecordPair[] {
    return [...this.byRecord].flatMap(([a, own]) => [...own.keys()].filter((b) => a < b).map((b): RecordPair => [a, b]))
  }

  partners(): Map<number, Set<number>> {
    return new Map([...this.byRecord].map(([record, own]) => [record, new Set(own.keys())]))
  }

  behind(left: number, right: number): readonly Judgement[] {
    return this.byRecord.get(left)?.get(right) ?? []
  }
}

/** What was said of a record that is not in the input passes on to those it is the same as. */
function passOn(record: number, same: SaidPairs, different: SaidPairs): void {
  const partners = same.take(record)
  const others = different.take(record)
  partners.forEach(([partner, because], k) => {
    const next = partners[k + 1]
    if (next !== undefined) same.add(partner, next[0], [...because, ...next[1]])
    for (const [other, reason] of others) if (other !== partner) different.add(partner, other, [...because, ...reason])
  })
}

/** Looks records up by source and id. */
export function recordNumbers(records: OrderedRecords): (ref: RecordRef) => number | undefined {
  const byKey = new Map<string, number>()
  const { count, sources, sourceNames, ids, idCodes } = records
  for (let i = 0; i < count; i++)
    byKey.set(recordKey({ source: sourceNames[sources[i]], recordId: ids.get(idCodes[i]) }), i)
  return (ref) => byKey.get(recordKey(ref))
}
