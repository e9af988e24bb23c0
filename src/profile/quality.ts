import { type Estimate, estimateOf, unknownEstimate } from './estimate'
import { checkQualityPolicy, type QualityDimension, type QualityPolicy, qualityDimensions } from './quality-policy'
import type { QualityRate, QualityRecord } from './quality-record'
import { QualityTally, type SourceDisagreement } from './quality-tally'

/** One figure of quality. */
export interface QualityScore {
  readonly entity: string
  readonly dimension: QualityDimension | 'overall'
  /** A source, or `*` for all of them. */
  readonly source: string
  /** A field, a rule, or `*` for all. */
  readonly field: string
  /** 0 to 1, 1 is best. */
  readonly score: Estimate
}

/** How good the data are. Plain data: it can be kept and compared with a later one. */
export interface QualityReport {
  /** By entity, dimension, source and field; `*` first. */
  readonly scores: readonly QualityScore[]
  /** Who disagrees with whom on what, the most disagreed on first. */
  readonly disagreements: readonly SourceDisagreement[]
  /** Weights by which overall figures were made. */
  readonly weights: Readonly<Record<QualityDimension, number>>
  readonly fieldWeights: Readonly<Record<string, number>>
  /** Dimensions that are not measured, or nothing was there to measure them by; accuracy always. */
  readonly notMeasured: readonly string[]
  readonly records: number
  /** Records without a time that can be used: no part of timeliness. */
  readonly timeUnknown: number
}

/**
 * Measures the quality of records, by entity, source and field, with n and interval each:
 *
 * | dimension | share of |
 * | --- | --- |
 * | completeness | records in which a field is filled; words such as `unknown` fill nothing |
 * | validity | filled fields whose values pass the validator and are no placeholder |
 * | uniqueness | for a field that must be unique: filled records whose values no other entity has; for `*`: records that are the only one of their entity in their source |
 * | timeliness | records, of those with a time, that are no older than the policy allows |
 * | consistency | entities whose sources agree, of those of which two or more fill a field; for a rule: records that keep it |
 *
 * Single figures have Wilson's interval. `*` over several fields or sources, and `overall`, are weighted means with intervals put together from those
 * of their parts (Zou and Donner 2008), as if these were independent: fields of one record often are not, so take them as a guide.
 *
 * @param records in any order; of two with the same source and id, the later observed counts, then the smaller content
 * @param asOf the instant that ages are reckoned from: milliseconds UTC
 * @throws SamewiseError `BAD_CONFIG` for a policy with faults
 *
 * @example
 * ```ts
 * import { measureQuality } from 'samewise/profile'
 *
 * const records = Array.from({ length: 20 }, (_, i) => ({
 *   source: i % 2 === 0 ? 'crm' : 'billing', recordId: String(i), goldenId: `P${Math.floor(i / 2)}`,
 *   values: { email: i % 5 === 0 ? '' : i % 2 === 0 ? 'ann@example.com' : 'ANN@example.com' },
 * }))
 * const report = measureQuality(records, { fields: { email: { valid: (value) => String(value).includes('@') } } }, 0)
 * report.scores.find((score) => score.dimension === 'completeness' && score.source === 'crm')?.score // .8, n 10
 * report.disagreements // crm and billing agree on email
 * ```
 */
export function measureQuality(records: Iterable<QualityRecord>, policy: QualityPolicy, asOf: number): QualityReport {
  checkQualityPolicy(policy)
  const kept = latestRecords(records)
  const tally = new QualityTally(policy, asOf)
  for (const record of kept) tally.add(record)
  const weights = Object.fromEntries(
    qualityDimensions.map((dimension) => [dimension, policy.weights?.[dimension] ?? 1]),
  ) as Record<QualityDimension, number>
  const fieldWeights = Object.fromEntries(
    Object.entries(policy.fields).map(([name, field]) => [name, field.weight ?? 1]),
  )
  const { rates, disagreements } = tally.finish()
  const scores = scoresOf(rates, weights, fieldWeights, policy.minimum ?? 5)
  const measured = new Set(scores.filter(({ score }) => score.n > 0).map(({ dimension }) => dimension))
  return {
    scores,
    disagreements,
    weights,
    fieldWeights,
    notMeasured: [...qualityDimensions.filter((dimension) => !measured.has(dimension)), 'accuracy'],
    records: kept.length,
    timeUnknown: tally.timeUnknown,
  }
}

/** One record for each source and id, in order. */
function latestRecords(records: Iterable<QualityRecord>): QualityRecord[] {
  const byKey = new Map<string, QualityRecord>()
  for (const record of records) {
    const key = JSON.stringify([record.source, record.recordId])
    const known = byKey.get(key)
    if (known === undefined || comesFirst(record, known)) byKey.set(key, record)
  }
  return [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, record]) => record)
}

function comesFirst(a: QualityRecord, b: QualityRecord): boolean {
  const [left, right] = [a.observedAt ?? -Infinity, b.observedAt ?? -Infinity]
  return left === right ? JSON.stringify(a) < JSON.stringify(b) : left > right
}

function scoresOf(
  rates: readonly QualityRate[],
  weights: Readonly<Record<QualityDimension, number>>,
  fieldWeights: Readonly<Record<string, number>>,
  minimum: number,
): QualityScore[] {
  const single = rates.map(({ rate, ...key }): QualityScore => ({ ...key, score: estimateOf(rate, minimum) }))
  const scores: QualityScore[] = [...single]
  for (const entity of new Set(single.map((score) => score.entity))) {
    const own = single.filter((score) => score.entity === entity)
    for (const source of new Set(own.map((score) => score.source))) {
      const parts: [Estimate, number][] = []
      for (const dimension of qualityDimensions) {
        const fields = own.filter((score) => score.source === source && score.dimension === dimension)
        if (fields.length === 0) continue
        const whole = fields.find(({ field }) => field === '*')
        const mean =
          whole?.score ?? weightedMean(fields.map(({ field, score }) => [score, fieldWeights[field] ?? 1] as const))
        if (whole === undefined) scores.push({ entity, dimension, source, field: '*', score: mean })
        parts.push([mean, weights[dimension]])
      }
      scores.push({ entity, dimension: 'overall', source, field: '*', score: weightedMean(parts) })
    }
  }
  return scores.sort(compareScores)
}

/** Mean of what is known; unknown where nothing is, or where nothing known counts. */
function weightedMean(parts: readonly (readonly [Estimate, number])[]): Estimate {
  let [total, value, below, above, n] = [0, 0, 0, 0, 0]
  for (const [estimate, weight] of parts) {
    n = Math.max(n, estimate.n)
    if (!estimate.known) continue
    total += weight
    value += weight * estimate.value
    below += (weight * (estimate.value - estimate.low)) ** 2
    above += (weight * (estimate.high - estimate.value)) ** 2
  }
  if (total === 0) return unknownEstimate(n, n === 0 ? 'no-observations' : 'too-few-observations')
  const mean = value / total
  return {
    known: true,
    value: mean,
    low: Math.max(0, mean - Math.sqrt(below) / total),
    high: Math.min(1, mean + Math.sqrt(above) / total),
    n,
  }
}

function compareScores(a: QualityScore, b: QualityScore): number {
  const order = ['overall', ...qualityDimensions]
  const byText = (left: string, right: string) => (left < right ? -1 : left > right ? 1 : 0)
  return (
    byText(a.entity, b.entity) ||
    order.indexOf(a.dimension) - order.indexOf(b.dimension) ||
    byText(a.source, b.source) ||
    byText(a.field, b.field)
  )
}
