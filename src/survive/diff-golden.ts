import type { FieldLineage, GoldenValue, RecordKey } from './lineage'

/** A golden record, as far as two of them are compared. */
export interface GoldenLike {
  readonly values: Readonly<Record<string, GoldenValue | null>>
  readonly lineage: Readonly<Record<string, FieldLineage>>
  readonly records: readonly RecordKey[]
}

/** A field in which two golden records differ. */
export interface FieldDifference {
  readonly field: string
  /** `added`, `removed` or `changed` values; `origin`: the same value, of another record. */
  readonly change: 'added' | 'removed' | 'changed' | 'origin'
  readonly before?: GoldenValue | null
  readonly after?: GoldenValue | null
  /** What settled it before and after. */
  readonly decidedBefore?: string
  readonly decidedAfter?: string
  readonly winnersBefore: readonly RecordKey[]
  readonly winnersAfter: readonly RecordKey[]
  /** Why the winner of before is not the winner of after; left out where it lost by nothing of its own, as a record that is gone. */
  readonly reason?: string
}

/** What is different between two golden records. */
export interface GoldenDifference {
  readonly fields: readonly FieldDifference[]
  readonly recordsAdded: readonly RecordKey[]
  readonly recordsRemoved: readonly RecordKey[]
}

/**
 * Compares two golden records: of one thing at two instants, under two policies, or before and after a merge.
 *
 * @returns fields in code-point order of their names; empty lists where nothing differs
 * @example
 * ```ts
 * import { diffGolden, goldenOf, survive as s } from 'samewise/survive'
 *
 * const said = [
 *   { source: 'crm', recordId: '1', field: 'city', value: 'Leeds', observedAt: '2026-01-01' },
 *   { source: 'web', recordId: '7', field: 'city', value: 'York', observedAt: '2025-01-01' },
 * ]
 * const { fields } = diffGolden(goldenOf(said), goldenOf(said, { survive: { city: [s.oldest()] } }))
 * fields[0].change // 'changed'
 * fields[0].reason // 'newer'
 * ```
 */
export function diffGolden(before: GoldenLike, after: GoldenLike): GoldenDifference {
  const names = [...new Set([...Object.keys(before.values), ...Object.keys(after.values)])].sort()
  const added = without(after.records, before.records)
  const removed = without(before.records, after.records)
  return {
    fields: names.flatMap((field) => differenceIn(field, before, after) ?? []),
    recordsAdded: added,
    recordsRemoved: removed,
  }
}

function differenceIn(field: string, before: GoldenLike, after: GoldenLike): FieldDifference | undefined {
  const own = (golden: GoldenLike) => ({
    value: Object.hasOwn(golden.values, field) ? golden.values[field] : undefined,
    lineage: Object.hasOwn(golden.lineage, field) ? golden.lineage[field] : undefined,
  })
  const { value: left, lineage: leftLineage } = own(before)
  const { value: right, lineage: rightLineage } = own(after)
  const winnersBefore = (leftLineage?.winners ?? []).map(toKey)
  const winnersAfter = (rightLineage?.winners ?? []).map(toKey)
  const isSame = JSON.stringify(left) === JSON.stringify(right)
  if (isSame && without(winnersBefore, winnersAfter).length + without(winnersAfter, winnersBefore).length === 0) {
    return undefined
  }
  const lost = rightLineage?.losers.find((loser) => winnersBefore.some((winner) => textOf(winner) === textOf(loser)))
  return {
    field,
    change: isSame ? 'origin' : left === undefined ? 'added' : right === undefined ? 'removed' : 'changed',
    ...(left === undefined ? {} : { before: left }),
    ...(right === undefined ? {} : { after: right }),
    ...(leftLineage === undefined ? {} : { decidedBefore: leftLineage.strategy }),
    ...(rightLineage === undefined ? {} : { decidedAfter: rightLineage.strategy }),
    winnersBefore,
    winnersAfter,
    ...(lost === undefined ? {} : { reason: lost.reason }),
  }
}

function toKey({ source, recordId }: RecordKey): RecordKey {
  return { source, recordId }
}

function textOf({ source, recordId }: RecordKey): string {
  return JSON.stringify([source, recordId])
}

function without(all: readonly RecordKey[], others: readonly RecordKey[]): RecordKey[] {
  const known = new Set(others.map(textOf))
  return all.filter((key) => !known.has(textOf(key))).map(toKey)
}
