import { parseArgs } from 'node:util'
import {
  defineEntity,
  type GoldenOptions,
  type GoldenRecord,
  kinds as k,
  resolve,
  type StrategyConfig,
  survive as s,
} from 'samewise'
import { ResolveResult } from '../../src/resolve'
import { circumstances } from '../measure/circumstances'
import { writeResult } from '../measure/result-file'
import { round } from '../measure/round'
import { textTable } from '../measure/text-table'
import { bootstrapInterval } from './bootstrap'
import { fields, isRight } from './compare-values'
import { type GoldenPeople, goldenPeople } from './golden-people'

// How often golden values are true, by policy, and how fast they are chosen; see benchmarks/README.md.
//
//   npm run bench:survivorship -- [--people 30000] [--seed 21]

const { values: options } = parseArgs({
  options: { people: { type: 'string', default: '30000' }, seed: { type: 'string', default: '21' } },
})
const count = Number(options.people)
const seed = Number(options.seed)
if (!Number.isInteger(count) || count < 100 || !Number.isInteger(seed)) {
  process.stderr.write('--people takes a whole number from 100, --seed a whole number.\n')
  process.exit(2)
}

/** Points of 100 that the default must be above the best of the others, and may be below the best of any field. */
const LEAST_GAIN = 1
const MOST_LOSS = 2
const LEAST_PER_SECOND = 1_000_000

/** What would be everybody's first choice; undefined for what the kinds of the fields say. */
const policies: Readonly<Record<string, readonly StrategyConfig[] | undefined>> = {
  default: undefined,
  'most recent': [s.mostRecent()],
  'most frequent': [s.mostFrequent()],
  // Not a single strategy, but what a user would try next; the bar is set against it too.
  'most frequent, then recent': [s.mostFrequent(), s.mostRecent()],
  'source priority': [s.sourcePriority()],
}
const singles = Object.keys(policies).slice(1)

const person = defineEntity({
  fields: {
    name: k.personName(),
    birthDate: k.birthDate(),
    address: k.address(),
    phone: k.phone({ region: 'US' }),
    email: k.email(),
  },
  sources: Object.fromEntries(
    ['crm', 'billing', 'web', 'support'].map((source, p) => [
      source,
      {
        id: 'record_id',
        observedAt: 'updated_at',
        priority: p + 1,
        map: {
          'name.given': 'first_name',
          'name.family': 'surname',
          birthDate: 'dob',
          'address.line': 'street',
          'address.city': 'city',
          'address.postcode': 'postcode',
        },
      },
    ]),
  ),
})

const where = circumstances()
const people = goldenPeople(count, seed)
if ('missing' in people) {
  process.stderr.write(`There are no people: ${people.missing}.\n`)
  process.exit(2)
}
const ours = await resolve(
  person,
  Object.fromEntries(
    ['crm', 'billing', 'web', 'support'].map((source) => [
      source,
      people.records.filter((row) => row.source === source).map(({ source: _, ...row }) => row),
    ]),
  ),
  { seed },
)
const clusterings: Readonly<Record<string, ResolveResult>> = { true: truly(ours, people), ours }

const rows = [['clusters', 'policy', ...fields, 'overall']]
const table: object[] = []
const figures: Record<string, number> = {}
let missed = 0
for (const [clusters, result] of Object.entries(clusterings)) {
  const right = new Map(Object.entries(policies).map(([name, chain]) => [name, rightIn(result, people, chain)]))
  for (const [name, { shares, overall }] of right) {
    rows.push([clusters, name, ...[...shares, overall].map((share) => (share * 100).toFixed(2))])
    table.push({
      clusters,
      policy: name,
      ...Object.fromEntries(fields.map((field, f) => [field, round(shares[f], 4)])),
      overall: round(overall, 4),
    })
  }
  const own = right.get('default') as Right
  const [bestName, best] = singles
    .map((name) => [name, right.get(name) as Right] as const)
    .reduce((a, b) => (b[1].overall > a[1].overall ? b : a))
  const gain = own.byEntity.map((share, e) => (share - best.byEntity[e]) * 100)
  const [low, high] = bootstrapInterval(gain, seed)
  const mean = (own.overall - best.overall) * 100
  const losses = fields.map(
    (_, f) => (Math.max(...singles.map((name) => (right.get(name) as Right).shares[f])) - own.shares[f]) * 100,
  )
  const worst = Math.max(...losses)
  const reached = mean >= LEAST_GAIN && low > 0 && worst <= MOST_LOSS
  if (!reached) missed++
  process.stdout.write(
    `${clusters} clusters: ${mean.toFixed(2)} points above ${bestName} (95 % interval ${low.toFixed(2)} to ${high.toFixed(2)}, ${gain.length} people), worst field ${worst > 0 ? `${worst.toFixed(2)} below` : `${(-worst).toFixed(2)} above`} its best: ${reached ? 'reached' : 'MISSED'}\n`,
  )
  Object.assign(figures, {
    [`${clusters}_default_accuracy`]: round(own.overall, 4),
    [`${clusters}_gain_points`]: round(mean, 2),
    [`${clusters}_gain_low_points`]: round(low, 2),
    [`${clusters}_gain_high_points`]: round(high, 2),
    [`${clusters}_worst_field_loss_points`]: round(worst, 2),
  })
}
process.stdout.write(textTable(rows, 2))
for (const [name, options] of [
  ['default', undefined],
  ['most_recent', { policy: { survive: { '*': [s.mostRecent()] } } }],
] as const) {
  const speed = contributionsPerSecond(clusterings.true, options)
  figures[`${name}_contributions_per_s`] = Math.round(speed)
  if (name === 'default' && speed < LEAST_PER_SECOND) missed++
  process.stdout.write(`${name}: ${Math.round(speed)} contributions a second of processor time, with lineage\n`)
}
writeResult('survivorship', { benchmark: 'survivorship', ...where, people: count, seed, table, ...figures })
process.stdout.write(`${JSON.stringify({ benchmark: 'survivorship', ...figures, bars_missed: missed, seed })}\n`)
process.exitCode = missed === 0 ? 0 : 1

interface Right {
  /** By field, and over all of them. */
  readonly shares: readonly number[]
  readonly overall: number
  /** Share of each person's fields that is right. */
  readonly byEntity: Float64Array
}

/** How often the golden values are those of the truth; of a person in several golden records, those of the one with most of the records count. */
function rightIn(
  result: ResolveResult,
  { entityOf, truth }: GoldenPeople,
  chain: readonly StrategyConfig[] | undefined,
): Right {
  const goldenOf = new Map<string, { readonly golden: GoldenRecord; readonly records: number }>()
  for (const golden of result.golden(chain && { policy: { survive: { '*': chain } } })) {
    const counts = new Map<string, number>()
    for (const { recordId } of golden.records) {
      const entity = entityOf.get(recordId) as string
      counts.set(entity, (counts.get(entity) ?? 0) + 1)
    }
    for (const [entity, records] of counts) {
      if (records > (goldenOf.get(entity)?.records ?? 0)) goldenOf.set(entity, { golden, records })
    }
  }
  const entities = [...new Set(entityOf.values())].sort()
  const sums = fields.map(() => 0)
  const byEntity = Float64Array.from(entities, (entity) => {
    const right = isRight(goldenOf.get(entity)?.golden, truth.get(entity) ?? {})
    right.forEach((is, f) => {
      if (is) sums[f]++
    })
    return right.filter(Boolean).length / fields.length
  })
  const shares = sums.map((sum) => sum / entities.length)
  return { shares, overall: shares.reduce((sum, share) => sum + share, 0) / fields.length, byEntity }
}

/** The same result with the clusters of the truth. */
function truly({ state }: ResolveResult, { entityOf }: GoldenPeople): ResolveResult {
  const { records } = state
  const byEntity = new Map<string, number[]>()
  for (let i = 0; i < records.count; i++) {
    const entity = entityOf.get(records.ids.get(records.idCodes[i])) as string
    const own = byEntity.get(entity)
    if (own === undefined) byEntity.set(entity, [i])
    else own.push(i)
  }
  const starts = new Int32Array(byEntity.size + 1)
  const members = new Int32Array(records.count)
  let g = 0
  for (const own of byEntity.values()) {
    members.set(own, starts[g])
    starts[g + 1] = starts[g] + own.length
    g++
  }
  const groups = { ...state.clusters.groups, starts, members, size: byEntity.size }
  const weakest = new Float64Array(byEntity.size)
  return new ResolveResult({ ...state, clusters: { ...state.clusters, groups, weakest } })
}

/** Values that records bring, chosen among with lineage, per second of processor time; the best of several runs. */
function contributionsPerSecond(result: ResolveResult, options: GoldenOptions | undefined): number {
  const { values } = result.state
  const contributions = values.reduce(
    (sum, { codes }) => sum + codes.reduce((n, code) => n + (code === 0 ? 0 : 1), 0),
    0,
  )
  let best = 0
  for (let turn = 0; turn < 15; turn++) {
    const before = process.cpuUsage()
    let traced = 0
    for (const { choices } of result.made.survivors(result.made.survivalOf(options)))
      for (const { losers } of choices) traced += losers.length
    const { user, system } = process.cpuUsage(before)
    if (traced > 0) best = Math.max(best, contributions / ((user + system) / 1e6))
  }
  return best
}
