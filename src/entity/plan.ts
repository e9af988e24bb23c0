import { SamewiseError } from '../base'
import type { BlockingKey } from '../block'
import type { FieldComparison } from '../compare'
import { type DataTable, mergeData } from '../data'
import { builtInKinds, type FieldKind, type Kind } from '../kinds'
import { compilePolicy, type Policy, type PolicyConfig, type StrategyConfig } from '../survive'
import { bindRules, type RuleBook } from '../weigh'
import type { EntityConfig, MatchRule } from './config'
import { type IdentifierPolicy, identifierPolicyOf, withImplied } from './identifier-policy'
import { validateConfig } from './validate-config'

/** A field, compiled. */
export interface FieldPlan {
  readonly name: string
  readonly kindName: string
  readonly kind: FieldKind
  /** The same field compiled with further options, as for a column with an order of its own. */
  compileWith(options: Readonly<Record<string, unknown>>): FieldKind
  /** Parts a column may be mapped to. */
  readonly parts: readonly string[]
  readonly many: boolean
  readonly compared: boolean
  /** Strategies of the field under the config's own policy. */
  readonly survive: readonly StrategyConfig[]
  /** What the config says of its values as identifiers, if anything. */
  readonly policy?: IdentifierPolicy
  /** Name of the group the field survives with, if any. */
  readonly group?: string
}

/** A config, checked and compiled: what every later stage works by. Frozen. */
export interface Plan {
  readonly config: EntityConfig
  /** What was handed in, merged. */
  readonly data: DataTable
  readonly fields: readonly FieldPlan[]
  readonly comparisons: readonly FieldComparison[]
  readonly keys: readonly BlockingKey[]
  readonly rules: readonly MatchRule[]
  /** The rules on comparison levels; undefined without rules. */
  readonly ruleBook: RuleBook | undefined
  readonly thresholds: { readonly match: number; readonly possible: number }
  /** What survives, and the same by the name of each further view. */
  readonly policy: Policy
  readonly views: ReadonlyMap<string, Policy>
  /** Compiles a policy on these fields; what it leaves out is as in the config. It must have no faults. */
  policyOf(policy: PolicyConfig): Policy
}

const DEFAULT_MATCH = 0.5
const DEFAULT_POSSIBLE = 0.1

/** Kinds that extension modules bring, by `module#name`. */
export type ExtensionKinds = ReadonlyMap<string, Kind>

/**
 * Checks a config and compiles it into a plan.
 *
 * @param extensions kinds of extension modules, by `module#name`; default none
 * @param tables data tables for the kinds; default none
 * @throws SamewiseError `BAD_CONFIG`, listing every fault
 */
export function compilePlan(
  input: EntityConfig,
  extensions: ExtensionKinds = new Map(),
  tables: readonly DataTable[] = [],
): Plan {
  const config = validateConfig(input)
  const data = mergeData(tables)
  const compiled = Object.entries(config.fields).map(([name, { kind: kindOrName, ...given }]) => {
    const options = withImplied(given)
    const kind =
      typeof kindOrName === 'string' ? (builtInKinds.get(kindOrName) ?? extensions.get(kindOrName)) : kindOrName
    if (kind === undefined) {
      throw new SamewiseError(
        'BAD_CONFIG',
        `The kind "${String(kindOrName)}" of field "${name}" is in no extension module that was given. Name its module in "extensions".`,
        { where: { field: name } },
      )
    }
    return { name, options, kind, field: kind.field(name, options, data) }
  })
  const policyOf = ({ survive, groups, priorities }: PolicyConfig): Policy =>
    compilePolicy(
      compiled.map(({ name, field }) => ({ name, survive: field.survive })),
      {
        survive: { ...config.survive, ...survive },
        groups: groups ?? config.groups ?? {},
        ...(priorities === undefined ? {} : { priorities }),
      },
    )
  const policy = policyOf({})
  const fields = compiled.map(({ name, options, kind, field }, f): FieldPlan => {
    const identifiers = identifierPolicyOf(name, options, field)
    const group = policy.groups.find((own) => own.fields.includes(name))?.name
    return {
      name,
      kindName: kind.name,
      kind: field,
      compileWith: (further) => kind.field(name, { ...options, ...further }, data),
      parts: kind.parts ?? Object.keys(field.readers),
      many: options.many === true,
      compared: options.compare !== false && field.comparison !== undefined,
      survive: policy.chains[f],
      ...(identifiers === undefined ? {} : { policy: identifiers }),
      ...(group === undefined ? {} : { group }),
    }
  })
  const compared = fields.filter((field) => field.compared)
  const comparisons = comparisonsOf(compared)
  const { match = DEFAULT_MATCH, possible = Math.min(DEFAULT_POSSIBLE, match) } = config.match?.thresholds ?? {}
  return Object.freeze({
    config,
    data,
    fields,
    comparisons,
    keys: compared.flatMap((field) => field.kind.keys),
    rules: config.match?.rules ?? [],
    ruleBook: bindRules(
      config.match?.rules ?? [],
      comparisons.flatMap((field) => field.comparisons),
    ),
    thresholds: { match, possible },
    policy,
    views: new Map(Object.entries(config.views ?? {}).map(([name, view]) => [name, policyOf(view)])),
    policyOf,
  })
}

/**
 * Comparisons of the fields. Where none of them is individual, the first text is: of two things that share all but their title, as the
 * tracks of an album or the papers of an author do, the title alone tells that they are two.
 */
function comparisonsOf(fields: readonly FieldPlan[]): FieldComparison[] {
  const found = fields.map((field) => field.kind.comparison as FieldComparison)
  if (found.some((own) => own.comparisons.some((c) => c.between === 'individual'))) return found
  const main = fields.findIndex((field) => field.kindName === 'text')
  return found.map((own, f) =>
    f === main ? { ...own, comparisons: own.comparisons.map((c) => ({ ...c, between: 'individual' as const })) } : own,
  )
}
