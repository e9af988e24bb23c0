import type { Groups } from '../cluster'
import { countCodes, type Feature, featureOf, type RecordTable } from '../columns'
import type { Plan } from '../entity'
import { type ClassPrior, type RuleBook, removeCodes, type Scorer } from '../weigh'
import { RULE_BITS, type ScoredPairs } from './score-candidates'

/** Values of a field that too many entities have, so that they were no evidence. */
export interface SharedValues {
  readonly field: string
  readonly values: number
}

/** A field's values that more records hold than entities may. */
interface CrowdedField {
  readonly field: string
  readonly feature: Feature
  /** Entities that may hold a value. */
  readonly most: number
  readonly codes: readonly number[]
  /** Records that hold such a value, and what their slots hold. */
  readonly holders: readonly number[]
  readonly slots: readonly Int32Array[]
}

/**
 * Takes values that too many entities have out of the evidence. A value is shared if, were it and all others in question missing, the
 * clusters that have it were more than its field allows; shared values turn to missing in the table, in place, and the pairs that agreed on them
 * are scored anew.
 *
 * @param clustersOf clusters by some pairs and what the table holds at that time
 */
export async function withdrawSharedValues(
  plan: Plan,
  table: RecordTable,
  pairs: ScoredPairs,
  scorer: Scorer,
  prior: ClassPrior,
  clustersOf: (pairs: ScoredPairs) => Promise<Groups>,
): Promise<{ pairs: ScoredPairs; shared: SharedValues[] }> {
  const crowded = crowdedFields(plan, table)
  if (crowded.length === 0) return { pairs, shared: [] }
  const touched = pairsTouched(pairs, table.count, crowded)
  for (const { feature, codes } of crowded) removeCodes(table, feature, codes)
  const clusterOf = clusterNumbers(
    table.count,
    await clustersOf(rescored(pairs, touched, scorer, prior, plan.ruleBook)),
  )
  const shared: SharedValues[] = []
  for (const own of crowded) {
    const codes = sharedCodes(own, clusterOf)
    putBack(table, own)
    removeCodes(table, own.feature, codes)
    if (codes.length > 0) shared.push({ field: own.field, values: codes.length })
  }
  return { pairs: shared.length === 0 ? pairs : rescored(pairs, touched, scorer, prior, plan.ruleBook), shared }
}

function crowdedFields(plan: Plan, table: RecordTable): CrowdedField[] {
  const found: CrowdedField[] = []
  const { rows, stride, count } = table
  for (const { name, policy } of plan.fields) {
    const most = policy?.maxEntitiesPerValue ?? Number.POSITIVE_INFINITY
    if (most === Number.POSITIVE_INFINITY) continue
    const feature = featureOf(table, name)
    const counts = countCodes(table, feature)
    const codes = [...counts.keys()].filter((code) => code !== 0 && counts[code] > most)
    if (codes.length === 0) continue
    const holders: number[] = []
    const slots: Int32Array[] = []
    for (let record = 0; record < count; record++) {
      const from = record * stride + feature.offset
      const own = rows.slice(from, from + feature.slots)
      if (own.every((code) => code === 0 || counts[code] <= most)) continue
      holders.push(record)
      slots.push(own)
    }
    found.push({ field: name, feature, most, codes, holders, slots })
  }
  return found
}

/** Numbers of the pairs of which both records hold a value in question. */
function pairsTouched({ left, right }: ScoredPairs, count: number, crowded: readonly CrowdedField[]): number[] {
  const holds = new Uint8Array(count)
  for (const { holders } of crowded) for (const record of holders) holds[record] = 1
  const touched: number[] = []
  for (let e = 0; e < left.length; e++) if (holds[left[e]] === 1 && holds[right[e]] === 1) touched.push(e)
  return touched
}

function clusterNumbers(count: number, { starts, members, size }: Groups): Int32Array {
  const numbers = new Int32Array(count)
  for (let g = 0; g < size; g++) for (let k = starts[g]; k < starts[g + 1]; k++) numbers[members[k]] = g
  return numbers
}

/** The codes that more clusters hold than may. */
function sharedCodes({ codes, holders, slots, most }: CrowdedField, clusterOf: Int32Array): number[] {
  const entities = new Map<number, Set<number>>(codes.map((code) => [code, new Set()]))
  holders.forEach((record, k) => {
    for (const code of slots[k]) entities.get(code)?.add(clusterOf[record])
  })
  return codes.filter((code) => (entities.get(code) as Set<number>).size > most)
}

function putBack({ rows, stride }: RecordTable, { feature, holders, slots }: CrowdedField): void {
  holders.forEach((record, k) => {
    rows.set(slots[k], record * stride + feature.offset)
  })
}

/** The pairs, of which some are scored by what the table holds now. */
function rescored(
  pairs: ScoredPairs,
  touched: readonly number[],
  scorer: Scorer,
  prior: ClassPrior,
  rules: RuleBook | undefined,
): ScoredPairs {
  const { left, right } = pairs
  const weight = pairs.weight.slice()
  const pattern = pairs.pattern.slice()
  const match = pairs.match.slice()
  const relatives = pairs.relatives.slice()
  const random = pairs.random.slice()
  for (const e of touched) {
    scorer.measure(left[e], right[e])
    const isRuled = rules?.(scorer.vector, 0)?.outcome === 'match'
    weight[e] = isRuled ? RULE_BITS : scorer.weigh(prior)
    pattern[e] = scorer.pattern
    match[e] = scorer.match
    relatives[e] = scorer.relatives
    random[e] = scorer.random
  }
  const ruled = Array.from(left.keys())
    .filter((e) => weight[e] === RULE_BITS)
    .map((e) => [left[e], right[e]] as const)
  return { ...pairs, weight, pattern, match, relatives, random, ruled }
}
