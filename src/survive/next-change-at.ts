import { DAY_MS } from '../base'
import { foldText } from '../text'
import { type GoldenOfOptions, goldenOf } from './golden-of'
import type { PolicyConfig } from './policy'
import { readTime } from './read-time'
import type { StrategyConfig } from './strategy'
import type { FieldContribution } from './tabulate'
import { curveOf, DEFAULT_DAYS, HALF_LIVES, shareAfter, type TrustOptions, trustAt } from './trust'
import { differenceOf, type Fading, fadingOf, rootsOf, sumOfFadings } from './trust-roots'

type Weighing = Extract<StrategyConfig, { readonly strategy: 'trust' | 'weighted-vote' }>

/** Milliseconds around an instant that floating point or a rounded root may be off by. */
const NEAR_MS = 2

/**
 * The first instant after `asOf` at which the golden values are others, though nobody says anything new: because trust fades, a value grows too old for a
 * condition, expires, or was observed later, or a pin starts or ends. What stays as it is need not be computed again until then.
 *
 * Trust is followed by its closed form: between two instants at which a curve starts or ends, those at which two contributions, or two sums of votes, are
 * level are found by bisection, leaving out every stretch on which a bound of the slope says that they cannot meet.
 *
 * @param contributions as for {@link goldenOf}
 * @param policy as for {@link goldenOf}; a function of the user's own counts as changing its mind only at the instants found for the rest
 * @param options as for {@link goldenOf}; without `asOf`, from the latest observed time on
 * @returns ISO 8601 to the millisecond; undefined where the values stay for good
 * @throws SamewiseError as {@link goldenOf}
 * @example
 * ```ts
 * import { nextChangeAt, survive as s } from 'samewise/survive'
 *
 * const fades = s.trust({ sources: { crm: { max: 90, min: 10, decay: 'linear', days: 100 } }, other: { max: 50 } })
 * nextChangeAt(
 *   [
 *     { source: 'crm', recordId: '1', field: 'phone', value: '+441', observedAt: '2026-01-01' },
 *     { source: 'web', recordId: '7', field: 'phone', value: '+442', observedAt: '2026-01-01' },
 *   ],
 *   { survive: { phone: [fades] } },
 * ) // '2026-02-20T00:00:00.001Z': after 50 days web is trusted more
 * ```
 */
export function nextChangeAt(
  contributions: readonly FieldContribution[],
  policy: PolicyConfig = {},
  options: GoldenOfOptions = {},
): string | undefined {
  const first = goldenOf(contributions, policy, options)
  if (first.asOf === undefined) return undefined
  const start = Date.parse(first.asOf)
  const now = JSON.stringify(first.values)
  const isOther = (at: number): boolean =>
    JSON.stringify(goldenOf(contributions, policy, { ...options, asOf: new Date(at).toISOString() }).values) !== now
  const steps = stepsOf(contributions, policy)
  const turns = turningPoints(contributions, steps, options, start)
  for (let k = 0; k <= turns.length; k++) {
    const from = k === 0 ? start : turns[k - 1]
    // Behind the last turning point all trust stands still.
    if (k < turns.length) {
      for (const at of levelInstants(contributions, steps, from, turns[k])) {
        const found = firstAround(at, from, isOther)
        if (found !== undefined) return new Date(found).toISOString()
      }
      const found = firstAround(turns[k], from, isOther)
      if (found !== undefined) return new Date(found).toISOString()
    }
  }
  return undefined
}

/** The first instant near another one at which the answer differs. */
function firstAround(at: number, after: number, isOther: (at: number) => boolean): number | undefined {
  for (let t = Math.max(after + 1, Math.floor(at) - NEAR_MS); t <= Math.ceil(at) + NEAR_MS; t++)
    if (isOther(t)) return t
  return undefined
}

interface StepOnField {
  readonly step: StrategyConfig
  /** Fields that the step looks at: several for a group. */
  readonly fields: ReadonlySet<string>
}

/** All strategies, with the fields that they decide on. */
function stepsOf(
  contributions: readonly FieldContribution[],
  { survive = {}, groups = {} }: PolicyConfig,
): StepOnField[] {
  const all = [...new Set(contributions.map(({ field }) => field))]
  return Object.entries(survive).flatMap(([key, chain]) => {
    const group = Object.hasOwn(groups, key) ? groups[key] : undefined
    const members = group === undefined ? undefined : 'fields' in group ? group.fields : group
    const fields = members === undefined ? (key === '*' ? all.map((name) => [name]) : [[key]]) : [members]
    const grouped = key === '*' ? Object.values(groups).map((own) => ('fields' in own ? own.fields : own)) : []
    return [...fields, ...grouped].flatMap((own) => chain.map((step) => ({ step, fields: new Set(own) })))
  })
}

/** Instants at which a contribution starts or ends to be, or a curve or a condition breaks off. */
function turningPoints(
  contributions: readonly FieldContribution[],
  steps: readonly StepOnField[],
  { pins = [] }: GoldenOfOptions,
  start: number,
): number[] {
  const found = new Set<number>()
  const add = (at: number): void => {
    if (at > start && Math.abs(at) < 8.64e15) found.add(at)
  }
  for (const { observedAt, validUntil, source } of contributions) {
    const time = readTime(observedAt)
    add(time)
    add(readTime(validUntil))
    if (Number.isNaN(time)) continue
    for (const { step } of steps) {
      const { when } = step
      if (when?.maxAgeDays !== undefined) add(Math.floor(time + when.maxAgeDays * DAY_MS) + 1)
      if (when?.minAgeDays !== undefined) add(Math.ceil(time + when.minAgeDays * DAY_MS))
      if (!weighs(step)) continue
      const { decay = 'none', days = DEFAULT_DAYS } = curveOf(step, source)
      if (decay !== 'none') add(Math.ceil(time + days * (decay === 'halfLife' ? HALF_LIVES : 1) * DAY_MS))
    }
  }
  for (const { at, until } of pins) {
    add(readTime(at))
    add(readTime(until))
  }
  return [...found].sort((a, b) => a - b)
}

function weighs(step: StrategyConfig): step is Weighing {
  return step.strategy === 'trust' || step.strategy === 'weighted-vote'
}

/** Instants between two others at which two contributions, or two values' votes, are trusted alike; ascending. */
function levelInstants(
  contributions: readonly FieldContribution[],
  steps: readonly StepOnField[],
  from: number,
  to: number,
): number[] {
  const found = new Set<number>()
  const days = (to - from) / DAY_MS
  for (const { step, fields } of steps) {
    if (!weighs(step)) continue
    const own = contributions.filter((c) => fields.has(c.field) && !(readTime(c.observedAt) > from))
    const faded = own.map((c) => fadingIn(step, c, from, days))
    const floors =
      step.reserveMin === true ? own.map((c): Fading => ({ constant: curveOf(step, c.source).min ?? 0 })) : []
    const alone = levelPairs([...faded, ...floors], days)
    for (const day of alone) found.add(from + day * DAY_MS)
    if (step.strategy !== 'weighted-vote') continue
    // Between these, it is always the same contribution of a source that counts.
    const cuts = [0, ...alone, days]
    for (let c = 1; c < cuts.length; c++) {
      const middle = from + ((cuts[c - 1] + cuts[c]) / 2) * DAY_MS
      const sums = sumsOf(step, own, from, days, middle)
      for (const day of levelPairs(sums, days)) {
        if (day >= cuts[c - 1] && day <= cuts[c]) found.add(from + day * DAY_MS)
      }
    }
  }
  return [...found].sort((a, b) => a - b)
}

function levelPairs(fadings: readonly Fading[], days: number): number[] {
  const found = new Set<number>()
  fadings.forEach((one, k) => {
    for (const other of fadings.slice(k + 1)) for (const day of rootsOf(differenceOf(one, other), days)) found.add(day)
  })
  return [...found].sort((a, b) => a - b)
}

/** Trust in a contribution over a stretch on which its curve has no end. */
function fadingIn(step: Weighing, contribution: FieldContribution, from: number, days: number): Fading {
  const { source, observedAt, invalid = [] } = contribution
  const curve = curveOf(step, source)
  const age = (from - readTime(observedAt)) / DAY_MS
  return fadingOf(curve, age, days, shareAfter(step, invalid))
}

/** Sums of votes by value, where at an instant of the stretch the most trusted contribution of each voter counts. */
function sumsOf(
  step: Weighing & { readonly strategy: 'weighted-vote' },
  contributions: readonly FieldContribution[],
  from: number,
  days: number,
  at: number,
): Fading[] {
  const votes = new Map<string, Map<string, { readonly weight: number; readonly fading: Fading }>>()
  for (const own of contributions) {
    const value = comparable(own, step.parts)
    const voter = JSON.stringify(step.by === 'record' ? [own.source, own.recordId] : own.source)
    const weight = weightAt(step, own, at)
    const voters = votes.get(value) ?? new Map()
    votes.set(value, voters)
    const known = voters.get(voter)
    if (known !== undefined && known.weight >= weight) continue
    const share = shareAfter(step, own.invalid ?? [])
    const floor = curveOf(step, own.source).min ?? 0
    const isHeld = step.reserveMin === true && weight <= floor && share < 1
    voters.set(voter, { weight, fading: isHeld ? { constant: floor } : fadingIn(step, own, from, days) })
  }
  return [...votes.values()].map((voters) => sumOfFadings([...voters.values()].map(({ fading }) => fading)))
}

function weightAt(step: TrustOptions, { source, observedAt, invalid = [] }: FieldContribution, at: number): number {
  const curve = curveOf(step, source)
  const whole = trustAt(curve, Math.max(0, (at - readTime(observedAt)) / DAY_MS))
  const left = whole * shareAfter(step, invalid)
  return step.reserveMin === true ? Math.max(left, Math.min(whole, curve.min ?? 0)) : left
}

function comparable({ field, value }: FieldContribution, parts: readonly string[] | undefined): string {
  if (value === null) return 'null'
  if (typeof value === 'string') return JSON.stringify([field, foldText(value)])
  const own = Object.entries(value).filter(([part]) => parts === undefined || parts.includes(part))
  return JSON.stringify([field, own.map(([part, text]) => [part, foldText(text)]).sort()])
}
