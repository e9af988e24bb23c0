import { DAY_MS, SamewiseError } from '../base'
import { refuseUnknownStrategies } from './chain'
import { type BoundPolicy, bindPolicy, chooseAll } from './choose-all'
import type { Choice } from './choose-field'
import type { FieldLineage, GoldenValue, Pin, PinIssue, RecordKey, ValueOrigin } from './lineage'
import { bindPins, pinsAsOf } from './pins'
import { compilePolicy, faultsOfPolicy, type PolicyConfig } from './policy'
import { readAsOf } from './read-time'
import type { CustomStrategy } from './strategy'
import { type FieldContribution, type LateOrEmpty, tabulate } from './tabulate'

/** Options of {@link goldenOf}; all may be left out. */
export interface GoldenOfOptions {
  /**
   * Day (to its end) or time, ISO 8601: what was observed later does not exist, and ages are counted to it. By default the latest observed time.
   */
  readonly asOf?: string
  readonly pins?: readonly Pin[]
  /** Names of all fields; a policy that names another is refused. By default those that are contributed or that the policy names. */
  readonly fields?: readonly string[]
  /** Sources whose values survive only where no other source has one. */
  readonly references?: readonly string[]
  /** Functions that the policy names, by `module#name`. */
  readonly strategies?: ReadonlyMap<string, CustomStrategy>
}

/** What survives of some contributions. */
export interface GoldenOf {
  /** By field; null where a record or a pin says that there is no such value, and no entry where nobody says anything. */
  readonly values: Readonly<Record<string, GoldenValue | null>>
  readonly lineage: Readonly<Record<string, FieldLineage>>
  readonly records: readonly RecordKey[]
  readonly sources: readonly string[]
  /** Hash of the policy. */
  readonly policy: string
  /** ISO 8601; left out where nothing carries a time and none was given. */
  readonly asOf?: string
  /** Pins that have no effect, and why. */
  readonly pinIssues: readonly PinIssue[]
  /** Contributions with a time that cannot be read; they count as without one. */
  readonly unreadTimes: readonly FieldContribution[]
}

/**
 * Chooses the golden values of one thing out of what its records say: a pure function, by the same strategies as `resolve`.
 *
 * @param contributions of the records of one thing, in any order
 * @param policy strategies by field and group, and priorities of sources; most recent, then most frequent, if it says nothing
 * @throws SamewiseError `BAD_CONFIG` with every fault of the policy, `BAD_USAGE` for an `asOf` that is no time
 * @example
 * ```ts
 * import { goldenOf, survive as s } from 'samewise/survive'
 *
 * const golden = goldenOf(
 *   [
 *     { source: 'crm', recordId: '1', field: 'email', value: 'ann@old.org', observedAt: '2025-03-01' },
 *     { source: 'web', recordId: '7', field: 'email', value: 'ann@new.org', observedAt: '2026-01-15' },
 *   ],
 *   { survive: { email: [s.mostRecent()] } },
 * )
 * golden.values.email // 'ann@new.org'
 * golden.lineage.email.losers[0].reason // 'older'
 * ```
 */
export function goldenOf(
  contributions: readonly FieldContribution[],
  policy: PolicyConfig = {},
  options: GoldenOfOptions = {},
): GoldenOf {
  const { pins = [], references, strategies } = options
  const names = fieldNames(contributions, policy, options.fields)
  const faults = faultsOfPolicy(names, policy, (_, known) => ` There are ${known.join(', ')}.`)
  if (faults.length > 0) {
    throw new SamewiseError('BAD_CONFIG', `The policy has faults:\n${faults.map((f) => `  - ${f}`).join('\n')}`)
  }
  const now = options.asOf === undefined ? undefined : readAsOf(options.asOf)
  if (Number.isNaN(now)) {
    throw new SamewiseError(
      'BAD_USAGE',
      `asOf takes a day or time in ISO 8601, such as 2027-01-31, and got "${options.asOf}". Correct it.`,
    )
  }
  const compiled = compilePolicy(
    names.map((name) => ({ name })),
    policy,
  )
  refuseUnknownStrategies(compiled, strategies)
  const { fields, facts, records, aside, unreadTimes } = tabulate(contributions, names, now, references)
  const issues: PinIssue[] = []
  const numberOf = new Map(records.map(({ source, recordId }, r) => [`${source}\0${recordId}`, r]))
  const find = ({ source, recordId }: RecordKey): number | undefined => numberOf.get(`${source}\0${recordId}`)
  const live = bindPins(pins, names, compiled, find, now ?? pinsAsOf(pins, facts.asOf), issues)
  const bound = bindPolicy(compiled, fields, facts, strategies, live)
  const choices = chooseAll(
    Int32Array.from(records, (_, r) => r),
    bound,
    issues,
  )
  const values: [string, GoldenValue | null][] = []
  const lineage: [string, FieldLineage][] = []
  choices.forEach((choice, f) => {
    const own = aside.filter(({ field }) => field === f)
    const { winners, cleared, fixed } = choice
    if (winners.length > 0 || cleared !== undefined || fixed !== undefined) {
      values.push([names[f], goldenValue(choice, f, bound)])
    } else if (choice.losers.length === 0) return
    lineage.push([names[f], lineageOf(choice, f, bound, records, own)])
  })
  return {
    values: Object.fromEntries(values),
    lineage: Object.fromEntries(lineage),
    records,
    sources: [...facts.sourceNames],
    policy: compiled.hash,
    ...(Number.isFinite(facts.asOf) ? { asOf: new Date(facts.asOf).toISOString() } : {}),
    pinIssues: issues.sort((a, b) => pins.indexOf(a.pin) - pins.indexOf(b.pin)),
    unreadTimes,
  }
}

function fieldNames(
  contributions: readonly FieldContribution[],
  { survive = {}, groups = {} }: PolicyConfig,
  given: readonly string[] | undefined,
): string[] {
  if (given !== undefined) return [...given]
  const members = Object.values(groups).flatMap((group) => ('fields' in group ? group.fields : group))
  const named = Object.keys(survive).filter((name) => name !== '*' && !Object.hasOwn(groups, name))
  return [...new Set([...contributions.map(({ field }) => field), ...members, ...named])].sort()
}

function goldenValue({ winners, fixed }: Choice, f: number, { fields, policy }: BoundPolicy): GoldenValue | null {
  const { parts, codes, slots, textsOf } = fields[f]
  const texts = fixed ?? winners.map(({ record, slot }) => textsOf(codes[record * slots + slot]))
  const found = texts.map((own) =>
    parts.length === 1 && parts[0] === ''
      ? own[0]
      : Object.fromEntries(parts.flatMap((part, p) => (own[p] ? [[part, own[p]]] : []))),
  )
  if (policy.chains[f].some(({ strategy }) => strategy === 'union')) return found
  return found[0] ?? null
}

function lineageOf(
  { winners, losers, decidedBy, cleared, pin, trust }: Choice,
  f: number,
  { fields, facts }: BoundPolicy,
  records: readonly RecordKey[],
  aside: readonly LateOrEmpty[],
): FieldLineage {
  const observedAt = fields[f].observedAt ?? facts.observedAt
  const originOf = (record: number, time = observedAt[record]): ValueOrigin =>
    Number.isNaN(time)
      ? records[record]
      : {
          ...records[record],
          observedAt: new Date(time).toISOString(),
        }
  return {
    strategy: decidedBy,
    winners: (cleared === undefined ? winners : [cleared]).map(({ record }, k) => {
      const age = Math.floor((facts.asOf - observedAt[record]) / DAY_MS)
      return {
        ...originOf(record),
        ...(Number.isNaN(age) ? {} : { ageDays: age }),
        ...(trust === undefined ? {} : { trust: trust[k] }),
      }
    }),
    losers: [
      ...losers.map(({ record, lostBy, reason }) => ({ ...originOf(record), lostBy, reason })),
      ...aside.map(({ record, time, reason }) => ({ ...originOf(record, time), lostBy: 'order', reason })),
    ],
    ...(cleared === undefined ? {} : { cleared: true as const }),
    ...(pin === undefined ? {} : { pin }),
  }
}
