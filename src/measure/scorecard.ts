import * as z from 'zod/mini'
import { SamewiseError } from '../base'
import { type Difference, differenceOfEstimates, type Estimate, type Rate, rateOf } from '../profile'
import { type Cadence, periodName, periodNumber } from './calendar-period'
import { type MeasureIssue, MeasureIssues } from './measure-issue'

/** What a department is to reach, who answers for it, and how often it is measured. */
export interface Objective {
  readonly id: string
  /** `sales`, `marketing`, `service`, `support`, `billing`, … */
  readonly department: string
  /** What is to be reached, in words. */
  readonly objective: string
  /** The person or role that answers for it. */
  readonly owner: string
  /** Which way is better. */
  readonly better: 'higher' | 'lower'
  readonly target: number
  /** What others reach, and where that is known from. */
  readonly benchmark?: { readonly value: number; readonly source: string }
  readonly cadence: Cadence
  /** From when on it is measured: milliseconds UTC. */
  readonly since: number
}

/** What all departments have agreed to measure. Plain data. */
export interface ScorecardPlan {
  readonly version: string
  /** Departments that are to have an objective. Default sales, marketing, service, support, billing. */
  readonly departments?: readonly string[]
  readonly objectives: readonly Objective[]
}

/** A figure that was measured for an objective at some time within its period. */
export interface Measurement {
  readonly objective: string
  /** Milliseconds UTC; of several in one period, the latest counts. */
  readonly at: number
  readonly estimate: Estimate
}

/**
 * How a figure stands to its target: `met` or `missed` only where the whole interval is on that side, `unclear` where the target lies within it,
 * `unknown` where there were too few observations, `not-measured` where nobody measured, `running` where the period is not over.
 */
export type TargetStatus = 'met' | 'missed' | 'unclear' | 'unknown' | 'not-measured' | 'running'

/** An objective over its periods. */
export interface ScorecardLine {
  readonly objective: Objective
  /** Every period since its start, missed measurements included. */
  readonly periods: readonly { readonly period: string; readonly status: TargetStatus; readonly estimate?: Estimate }[]
  /** The latest figure that is known. */
  readonly latest?: { readonly period: string; readonly status: TargetStatus; readonly estimate: Estimate }
  /** The latest figure less the one before it; absent where there are not two. */
  readonly trend?: Difference
  /** The latest figure against the benchmark, in the direction that is better. */
  readonly againstBenchmark?: 'better' | 'worse' | 'unclear'
  /** Of the periods that are over, those that were measured. */
  readonly taken: Rate
}

/** The scorecard of all departments. */
export interface Scorecard {
  readonly version: string
  /** By department, then by id. */
  readonly lines: readonly ScorecardLine[]
  /** Departments that ought to have an objective and have none. */
  readonly uncovered: readonly string[]
  /** Of all measurements that were due, those that were taken. */
  readonly taken: Rate
  readonly issues: readonly MeasureIssue[]
}

const text = z.string().check(z.minLength(1, 'must not be empty'))
const planForm = z.strictObject({
  version: text,
  departments: z.optional(z.array(text)),
  objectives: z.array(
    z.strictObject({
      id: text,
      department: text,
      objective: text,
      owner: text,
      better: z.enum(['higher', 'lower']),
      target: z.number(),
      benchmark: z.optional(z.strictObject({ value: z.number(), source: text })),
      cadence: z.enum(['week', 'month', 'quarter', 'year']),
      since: z.number(),
    }),
  ),
})

const DEPARTMENTS = ['sales', 'marketing', 'service', 'support', 'billing']

/**
 * Puts measurements beside their targets, period by period. What was not measured is shown as that.
 *
 * @param measurements in any order
 * @param asOf what is later does not count: milliseconds UTC
 * @throws SamewiseError `BAD_CONFIG` for a plan with faults, such as an objective without an owner; all are listed
 *
 * @example
 * ```ts
 * import { scorecard } from 'samewise/customer'
 *
 * const plan = {
 *   version: '1',
 *   objectives: [{
 *     id: 'service-nps', department: 'service', objective: 'Customers recommend us', owner: 'Head of service',
 *     better: 'higher', target: 30, cadence: 'quarter', since: Date.UTC(2026, 0, 1),
 *   }],
 * } as const
 * const card = scorecard(
 *   plan,
 *   [{ objective: 'service-nps', at: Date.UTC(2026, 4, 2), estimate: { known: true, value: 41, low: 33, high: 48, n: 520 } }],
 *   Date.UTC(2026, 6, 1),
 * )
 * card.lines[0].periods.map(({ period, status }) => `${period} ${status}`) // ['2026-Q1 not-measured', '2026-Q2 met', '2026-Q3 running']
 * card.uncovered // ['sales', 'marketing', 'support', 'billing']
 * ```
 */
export function scorecard(plan: ScorecardPlan, measurements: Iterable<Measurement>, asOf: number): Scorecard {
  checkPlan(plan)
  const issues = new MeasureIssues()
  const known = new Set(plan.objectives.map(({ id }) => id))
  const byObjective = new Map<string, Measurement[]>()
  for (const measurement of measurements) {
    if (measurement.at > asOf) continue
    const { objective } = measurement
    if (!known.has(objective)) issues.add('unknown-objective', objective)
    else byObjective.set(objective, [...(byObjective.get(objective) ?? []), measurement])
  }
  const lines = [...plan.objectives]
    .sort((a, b) => compare(a.department, b.department) || compare(a.id, b.id))
    .map((objective) => lineOf(objective, byObjective.get(objective.id) ?? [], asOf))
  let [taken, due] = [0, 0]
  for (const line of lines) {
    taken += line.taken.count
    due += line.taken.n
  }
  const covered = new Set(plan.objectives.map(({ department }) => department))
  return {
    version: plan.version,
    lines,
    uncovered: (plan.departments ?? DEPARTMENTS).filter((department) => !covered.has(department)),
    taken: rateOf(taken, due),
    issues: issues.list(),
  }
}

function checkPlan(plan: ScorecardPlan): void {
  const parsed = planForm.safeParse(plan)
  const ids = parsed.success ? plan.objectives.map(({ id }) => id) : []
  const faults = parsed.success
    ? [...new Set(ids.filter((id, i) => ids.indexOf(id) < i))].map((id) => `the id "${id}" is given twice`)
    : parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'it'}: ${message}`)
  if (faults.length === 0) return
  throw new SamewiseError(
    'BAD_CONFIG',
    `The scorecard's plan is wrong:\n${faults.map((fault) => `  - ${fault}`).join('\n')}\nCorrect it and measure again.`,
  )
}

function lineOf(objective: Objective, measurements: readonly Measurement[], asOf: number): ScorecardLine {
  const { cadence, since, benchmark, better } = objective
  const byPeriod = new Map<number, Measurement>()
  for (const measurement of measurements) {
    const period = periodNumber(measurement.at, cadence)
    const before = byPeriod.get(period)
    if (before === undefined || comesLater(measurement, before)) byPeriod.set(period, measurement)
  }
  const current = periodNumber(asOf, cadence)
  const periods: { period: string; status: TargetStatus; estimate?: Estimate }[] = []
  let taken = 0
  for (let number = periodNumber(since, cadence); number <= current; number++) {
    const estimate = byPeriod.get(number)?.estimate
    const period = periodName(number, cadence)
    if (estimate !== undefined) {
      periods.push({ period, status: statusOf(estimate, objective), estimate })
      if (number < current) taken++
    } else periods.push({ period, status: number < current ? 'not-measured' : 'running' })
  }
  const due = Math.max(0, current - periodNumber(since, cadence))
  const told = periods.flatMap(({ period, status, estimate }) =>
    estimate?.known ? [{ period, status, estimate }] : [],
  )
  const latest = told[told.length - 1]
  const before = told[told.length - 2]
  return {
    objective,
    periods,
    ...(latest === undefined ? {} : { latest }),
    ...(before === undefined ? {} : { trend: differenceOfEstimates(latest.estimate, before.estimate) }),
    ...(latest === undefined || benchmark === undefined
      ? {}
      : { againstBenchmark: sideOf(latest.estimate, benchmark.value, better) }),
    taken: rateOf(taken, due),
  }
}

/** The later one; of two at one instant, the one with more observations, then the smaller content. */
function comesLater(a: Measurement, b: Measurement): boolean {
  if (a.at !== b.at) return a.at > b.at
  if (a.estimate.n !== b.estimate.n) return a.estimate.n > b.estimate.n
  return JSON.stringify(a.estimate) < JSON.stringify(b.estimate)
}

function statusOf(estimate: Estimate, { target, better }: Objective): TargetStatus {
  if (!estimate.known) return 'unknown'
  const side = sideOf(estimate, target, better)
  return side === 'better' ? 'met' : side === 'worse' ? 'missed' : 'unclear'
}

function sideOf(estimate: Estimate, mark: number, better: 'higher' | 'lower'): 'better' | 'worse' | 'unclear' {
  if (!estimate.known) return 'unclear'
  const { low, high } = estimate
  if (better === 'higher' ? low >= mark : high <= mark) return 'better'
  if (better === 'higher' ? high < mark : low > mark) return 'worse'
  return 'unclear'
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
