import { SamewiseError } from '../base'
import { didYouMean, type Plan } from '../entity'
import {
  type BoundPolicy,
  bindPins,
  bindPolicy,
  faultsOfPolicy,
  type PinIssue,
  type Policy,
  type PolicyConfig,
  pinsAsOf,
  type RecordFacts,
  readAsOf,
} from '../survive'
import type { GoldenBasis } from './golden-clusters'

/** By which policy, and as of when, golden records are made. */
export interface GoldenOptions {
  /** Name of a policy among the config's `views`; its own policy if left out. */
  readonly view?: string
  /** A policy to try out; what it leaves out is as in the config. */
  readonly policy?: PolicyConfig
  /**
   * Day (to its end) or time, ISO 8601: records observed later bring no values, and ages are counted to it. By default that of the run.
   */
  readonly asOf?: string
}

/** A policy bound to the records of a run. */
export interface Survival {
  readonly bound: BoundPolicy
  /** By field: whether its golden value is a list. */
  readonly isList: readonly boolean[]
  /** ISO 8601; undefined where no record carries a time and none was given. */
  readonly asOf: string | undefined
  /** Pins that speak of nothing in this run. */
  readonly issues: readonly PinIssue[]
}

/**
 * Binds a policy to the records of a run.
 *
 * @throws SamewiseError `BAD_USAGE` for an unknown view or an `asOf` that is no time, `BAD_CONFIG` with every fault of a policy
 */
export function bindSurvival(
  basis: GoldenBasis,
  facts: Omit<RecordFacts, 'asOf'>,
  { view, policy: given, asOf: stated = basis.asOf }: GoldenOptions = {},
): Survival {
  const asOf = stated ?? basis.now
  const { plan, values, numbersOf, pins = [], strategies } = basis
  const policy = policyFor(plan, view, given)
  const now = asOf === undefined ? Number.POSITIVE_INFINITY : readAsOf(asOf)
  if (Number.isNaN(now)) {
    throw new SamewiseError(
      'BAD_USAGE',
      `asOf takes a day or time in ISO 8601, such as 2027-01-31, and got "${asOf}". Correct it.`,
    )
  }
  const issues: PinIssue[] = []
  const names = plan.fields.map(({ name }) => name)
  const said = stated === undefined ? pinsAsOf(pins, now) : now
  const live =
    pins.length === 0 || numbersOf === undefined ? new Map() : bindPins(pins, names, policy, numbersOf(), said, issues)
  return {
    bound: bindPolicy(policy, values, { ...facts, asOf: now }, strategies, live),
    isList: plan.fields.map(({ many }, f) => many || policy.chains[f].some(({ strategy }) => strategy === 'union')),
    asOf,
    issues,
  }
}

function policyFor(plan: Plan, view: string | undefined, given: PolicyConfig | undefined): Policy {
  if (given !== undefined) {
    const { config, fields } = plan
    const names = fields.map(({ name }) => name)
    const whole = { groups: given.groups ?? config.groups ?? {}, survive: { ...config.survive, ...given.survive } }
    const faults = faultsOfPolicy(names, whole, didYouMean)
    if (faults.length === 0) return plan.policyOf(given)
    throw new SamewiseError('BAD_CONFIG', `The policy has faults:\n${faults.map((f) => `  - ${f}`).join('\n')}`)
  }
  const policy = view === undefined ? plan.policy : plan.views.get(view)
  if (policy !== undefined) return policy
  throw new SamewiseError(
    'BAD_USAGE',
    `There is no view "${view}".${didYouMean(view as string, [...plan.views.keys()])} Name one of the config's "views".`,
  )
}
