import { SamewiseError } from '../base'
import type { RecordRef } from '../identity'
import type { OrderedRecords } from './order-records'

/** A person's word on two records; it outranks the model. */
export interface Judgement {
  readonly judgement: 'same' | 'different'
  readonly left: RecordRef
  readonly right: RecordRef
}

/** Judgements as record numbers. */
export interface BoundJudgements {
  readonly same: readonly (readonly [number, number])[]
  /** Records each record must not share a cluster with. */
  readonly different: ReadonlyMap<number, ReadonlySet<number>>
  /** Judgements on records that are not in the input. */
  readonly unknown: number
}

/** Finds the records that judgements speak of. */
export function bindJudgements(judgements: Iterable<Judgement>, records: OrderedRecords): BoundJudgements {
  const wanted = [...judgements]
  const same: [number, number][] = []
  const different = new Map<number, Set<number>>()
  let unknown = 0
  if (wanted.length === 0) return { same, different, unknown }
  const numberOf = recordNumbers(records)
  for (const { judgement, left, right } of wanted) {
    const a = numberOf(left)
    const b = numberOf(right)
    if (a === undefined || b === undefined) {
      unknown++
      continue
    }
    if (a === b) {
      throw new SamewiseError(
        'BAD_USAGE',
        `A judgement names the same record twice (${left.source}). Give two records.`,
      )
    }
    if (judgement === 'same') same.push([a, b])
    else {
      addTo(different, a, b)
      addTo(different, b, a)
    }
  }
  return { same, different, unknown }
}

function addTo(map: Map<number, Set<number>>, from: number, to: number): void {
  const known = map.get(from)
  if (known === undefined) map.set(from, new Set([to]))
  else known.add(to)
}

/** Looks records up by source and id. */
export function recordNumbers(records: OrderedRecords): (ref: RecordRef) => number | undefined {
  const byKey = new Map<string, number>()
  const { count, sources, sourceNames, ids, idCodes } = records
  for (let i = 0; i < count; i++) byKey.set(`${sourceNames[sources[i]]}:${ids.get(idCodes[i])}`, i)
  return ({ source, recordId }) => byKey.get(`${source}:${recordId}`)
}
