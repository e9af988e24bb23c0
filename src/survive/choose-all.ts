import { bindChain, type Chain, type ChainContext } from './chain'
import { type Choice, chooseField } from './choose-field'
import { chooseGroup } from './choose-group'
import type { Contributions, RecordFacts } from './contributions'
import type { PinIssue } from './lineage'
import { choosePinned, type LivePins, pinsIn } from './pins'
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
  const fieldsOf = (target: number): readonly number[] =>
    target < fields.length ? [target] : groups[target - fields.length]
  const held = pins.size === 0 ? undefined : pinsIn(members, pins, fields, fieldsOf, facts, issues)
  const choices: Choice[] = new Array(fields.length)
  for (const target of policy.order) {
    const own = fieldsOf(target)
    if (target < fields.length) choices[target] = chooseField(members, fields[target], facts, chains[target], choices)
    else {
      const group = policy.groups[target - fields.length]
      const together = own.map((f) => fields[f])
      const found = chooseGroup(members, together, group, context, choices)
      for (let k = 0; k < own.length; k++) choices[own[k]] = found[k]
    }
    if (held === undefined) continue
    // Before any of them is pinned: a fallback of a group fills no gap of the record that won the group.
    const isAnswered = own.some((f) => hasAnswer(choices[f]))
    for (const f of own) {
      const pin = held.get(f)
      if (pin === undefined) continue
      const isNeedless = pin.pin.mode === 'fallback' && (pin.isGroup ? isAnswered : hasAnswer(choices[f]))
      if (!isNeedless) choices[f] = choosePinned(pin, fields[f], members)
    }
  }
  return choices
}

function hasAnswer({ winners, cleared }: Choice): boolean {
  return winners.length > 0 || cleared !== undefined
}
