import { bindChain, type Chain, type ChainContext } from './chain'
import { type Choice, chooseField } from './choose-field'
import { chooseGroup } from './choose-group'
import type { Contributions, RecordFacts } from './contributions'
import type { PinIssue } from './lineage'
import { applyPin, type LivePins, pinsIn } from './pins'
import type { Policy } from './policy'
import type { CustomStrategy } from './strategy'

/**
 * A policy bound to records: what is needed to choose in one cluster after the other.
 *
 * @internal
 */
export interface BoundPolicy {
  readonly policy: Policy
  readonly fields: readonly Contributions[]
  readonly facts: RecordFacts
  readonly context: ChainContext
  readonly chains: readonly Chain[]
  /** Numbers of the fields of each group. */
  readonly groups: readonly (readonly number[])[]
  readonly pins: LivePins
  /** Whether some record was observed after `asOf`. */
  readonly hasLater: boolean
}

/**
 * Binds a policy to the values of records.
 *
 * @param customs functions of extension modules, by `module#name`
 * @param pins by record; see {@link bindPins}
 * @throws SamewiseError `BAD_CONFIG` where a function of an extension module is missing
 *
 * @internal
 */
export function bindPolicy(
  policy: Policy,
  fields: readonly Contributions[],
  records: RecordFacts,
  customs: ReadonlyMap<string, CustomStrategy> = new Map(),
  pins: LivePins = new Map(),
): BoundPolicy {
  const { priorities } = policy
  const facts =
    priorities === undefined
      ? records
      : {
          ...records,
          priorities: records.priorities.map((own, s) =>
            Object.hasOwn(priorities, records.sourceNames[s]) ? priorities[records.sourceNames[s]] : own,
          ),
        }
  const fieldNames = fields.map(({ field }) => field)
  const context = { facts, fieldNames, customs }
  return {
    policy,
    fields,
    facts,
    context,
    chains: fields.map((field, f) => bindChain(policy.chains[f], field, context)),
    groups: policy.groups.map((group) => group.fields.map((name) => fieldNames.indexOf(name))),
    pins,
    hasLater: facts.observedAt.some((time) => time > facts.asOf),
  }
}

/**
 * Chooses what survives of a cluster in all fields.
 *
 * @param members records of the cluster, ascending
 * @param issues gets the pins that have no effect
 * @returns a choice per field
 *
 * @internal
 */
export function chooseAll(all: Int32Array, bound: BoundPolicy, issues?: PinIssue[]): Choice[] {
  const { policy, fields, facts, context, chains, groups, pins, hasLater } = bound
  // What was observed after the instant does not exist.
  const members = hasLater ? all.filter((record) => !(facts.observedAt[record] > facts.asOf)) : all
  const held = pins.size === 0 ? undefined : pinsIn(members, pins, (target) => fieldsOf(bound, target), facts, issues)
  const choices: Choice[] = new Array(fields.length)
  for (const target of policy.order) {
    const own = target < fields.length ? undefined : groups[target - fields.length]
    if (own === undefined) choices[target] = chooseField(members, fields[target], facts, chains[target], choices)
    else {
      const group = policy.groups[target - fields.length]
      const found = chooseGroup(members, fieldsOf(bound, target), group, context, choices)
      for (let k = 0; k < own.length; k++) choices[own[k]] = found[k]
    }
    if (held === undefined) continue
    for (const f of own ?? [target]) {
      const pin = held.get(f) ?? held.get(target)
      if (pin !== undefined) choices[f] = applyPin(choices[f], pin, fields[f], members, pin.target >= fields.length)
    }
  }
  return choices
}

function fieldsOf({ fields, groups }: BoundPolicy, target: number): Contributions[] {
  return (target < fields.length ? [target] : groups[target - fields.length]).map((f) => fields[f])
}
