import { hashString } from '../base'
import { faultsOfStrategy } from './check-strategy'
import type { StrategyConfig } from './strategy'

/** Fields whose golden values come from one record. */
export interface GroupConfig {
  readonly fields: readonly string[]
  /**
   * What happens to fields that the winning record leaves empty: they stay empty (`never`, default), or are filled from a record with the same values in the
   * fields of `key` (`sameKey`).
   */
  readonly fill?: 'never' | 'sameKey'
  /** For `fill: 'sameKey'`: fields of the group that must be filled and equal, such as the street and the postcode. */
  readonly key?: readonly string[]
  /** Fields that a record must fill to take part. */
  readonly required?: readonly string[]
}

/** What survives: strategies by field and group. */
export interface PolicyConfig {
  /** `'*'`, a field or a group → strategies, tried in turn. */
  readonly survive?: Readonly<Record<string, readonly StrategyConfig[]>>
  /** Fields whose golden values come from one record: group name → fields. */
  readonly groups?: Readonly<Record<string, readonly string[] | GroupConfig>>
  /** Priorities by source, lower first, in place of those of the sources. */
  readonly priorities?: Readonly<Record<string, number>>
}

/** A group, with all that was left out filled in. */
export interface GroupPolicy extends Required<GroupConfig> {
  readonly name: string
  readonly survive: readonly StrategyConfig[]
}

/**
 * A policy, compiled. Frozen.
 *
 * @internal
 */
export interface Policy {
  /** Chains by number of the field. */
  readonly chains: readonly (readonly StrategyConfig[])[]
  readonly groups: readonly GroupPolicy[]
  /** What is chosen in turn, so that a field comes after those it follows: numbers of fields, and of groups from the number of fields on. */
  readonly order: readonly number[]
  readonly priorities: Readonly<Record<string, number>> | undefined
  /** A hash of all of it: 16 hex digits. */
  readonly hash: string
}

/**
 * A field as a policy sees it.
 *
 * @internal
 */
export interface PolicyField {
  readonly name: string
  /** Its strategies where neither it nor `'*'` has any. */
  readonly survive?: readonly StrategyConfig[] | undefined
}

const DEFAULT_SURVIVE: readonly StrategyConfig[] = [{ strategy: 'most-recent' }, { strategy: 'most-frequent' }]

/**
 * Compiles a policy that has no faults.
 *
 * @internal
 */
export function compilePolicy(
  fields: readonly PolicyField[],
  { survive = {}, groups = {}, priorities }: PolicyConfig,
): Policy {
  const chainOf = (name: string): readonly StrategyConfig[] | undefined =>
    Object.hasOwn(survive, name) ? survive[name] : Object.hasOwn(survive, '*') ? survive['*'] : undefined
  const chains = fields.map(({ name, survive: own }) => chainOf(name) ?? own ?? DEFAULT_SURVIVE)
  const bound = Object.entries(groups).map(
    ([name, group]): GroupPolicy => ({
      fill: 'never',
      key: [],
      required: [],
      ...groupOf(group),
      name,
      survive: chainOf(name) ?? DEFAULT_SURVIVE,
    }),
  )
  const text = JSON.stringify([fields.map(({ name }) => name), chains, bound, priorities], (_, value: unknown) =>
    typeof value === 'function' ? `function ${value.name}` : value,
  )
  const hex = (seed: number): string => (hashString(text, seed) >>> 0).toString(16).padStart(8, '0')
  return Object.freeze({
    chains,
    groups: bound,
    order: orderOf(fields, chains, bound).order,
    priorities,
    hash: hex(0) + hex(1),
  })
}

function groupOf(group: readonly string[] | GroupConfig): GroupConfig {
  return 'fields' in group ? group : { fields: group }
}

/** Fields and groups in an order in which each stands behind what it follows; and those that follow each other in a circle. */
function orderOf(
  fields: readonly PolicyField[],
  chains: readonly (readonly StrategyConfig[])[],
  groups: readonly GroupPolicy[],
): { order: number[]; circle: string[] } {
  const numberOf = new Map(fields.map(({ name }, f) => [name, f]))
  groups.forEach((group, g) => {
    for (const name of group.fields) numberOf.set(name, fields.length + g)
  })
  const order: number[] = []
  const circle: string[] = []
  const path: number[] = []
  const visit = (at: number): void => {
    if (order.includes(at) || circle.length > 0) return
    const own = at < fields.length ? { name: fields[at].name, survive: chains[at] } : groups[at - fields.length]
    if (path.includes(at)) {
      circle.push(own.name)
      return
    }
    path.push(at)
    for (const step of own.survive) {
      const followed = step.strategy === 'same-record-as' ? numberOf.get(step.field) : undefined
      if (followed !== undefined) visit(followed)
    }
    if (circle.length > 0 && circle[0] !== own.name) circle.push(own.name)
    path.pop()
    order.push(at)
  }
  for (const { name } of fields) visit(numberOf.get(name) as number)
  return { order, circle }
}

/**
 * What is wrong with a policy, a sentence each.
 *
 * @param didYouMean a hint at the known name nearest to an unknown one, or ''
 *
 * @internal
 */
export function faultsOfPolicy(
  fields: readonly string[],
  { survive = {}, groups = {} }: PolicyConfig,
  didYouMean: (name: string, known: readonly string[]) => string,
): string[] {
  const faults: string[] = []
  const check = (name: string, where: string, known: readonly string[]): void => {
    if (!known.includes(name)) faults.push(`"${where}" names no field: "${name}".${didYouMean(name, known)}`)
  }
  for (const [key, chain] of Object.entries(survive)) {
    if (key !== '*') check(key, `survive.${key}`, [...fields, ...Object.keys(groups)])
    if (['union', 'sum'].every((name) => chain.some(({ strategy }) => strategy === name))) {
      faults.push(`"survive.${key}" has both a union and a sum. A value is the one or the other: leave one out.`)
    }
    chain.forEach((step, s) => {
      const where = `survive.${key}.${s}`
      faults.push(...faultsOfStrategy(step, where, didYouMean))
      if (step.strategy === 'same-record-as' && typeof step.field === 'string')
        check(step.field, `${where}.field`, fields)
    })
  }
  const grouped: string[] = []
  for (const [name, given] of Object.entries(groups)) {
    const { fields: own, fill = 'never', key = [], required = [] } = groupOf(given)
    for (const field of own) check(field, `groups.${name}`, fields)
    for (const field of key) check(field, `groups.${name}.key`, own)
    for (const field of required) check(field, `groups.${name}.required`, own)
    if ((fill === 'sameKey') !== key.length > 0) {
      faults.push(`"groups.${name}": "fill": "sameKey" and "key" go together. Name the fields that must be equal.`)
    }
    grouped.push(...own)
  }
  for (const field of new Set(grouped)) {
    if (grouped.filter((f) => f === field).length > 1) {
      faults.push(`"groups": the field "${field}" is in more than one group.`)
    }
  }
  if (faults.length === 0) {
    const all = fields.map((name) => ({ name }))
    const { chains, groups: compiled } = compilePolicy(all, { survive, groups })
    const { circle } = orderOf(all, chains, compiled)
    if (circle.length > 0) {
      faults.push(
        `"survive": ${circle.join(' and ')} follow each other in a circle. Let one of them choose for itself.`,
      )
    }
  }
  return faults
}
