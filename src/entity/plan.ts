import { SamewiseError } from '../base'
import type { BlockingKey } from '../block'
import type { FieldComparison } from '../compare'
import { type DataTable, mergeData } from '../data'
import { builtInKinds, type FieldKind, type Kind } from '../kinds'
import type { StrategyConfig } from '../survive'
import { bindRules, type RuleBook } from '../weigh'
import type { EntityConfig, MatchRule } from './config'
import { ownEntry } from './own-entry'
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
  readonly survive: readonly StrategyConfig[]
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
  readonly groups: readonly {
    readonly name: string
    readonly fields: readonly string[]
    readonly survive: readonly StrategyConfig[]
  }[]
}

const DEFAULT_MATCH = 0.5
const DEFAULT_POSSIBLE = 0.1
const DEFAULT_SURVIVE: readonly StrategyConfig[] = [{ strategy: 'most-recent' }, { strategy: 'most-frequent' }]

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
  const fields = Object.entries(config.fields).map(([name, { kind: kindOrName, ...options }]): FieldPlan => {
    const kind =
      typeof kindOrName === 'string' ? (builtInKinds.get(kindOrName) ?? extensions.get(kindOrName)) : kindOrName
    if (kind === undefined) {
      throw new SamewiseError(
        'BAD_CONFIG',
        `The kind "${String(kindOrName)}" of field "${name}" is in no extension module that was given. Name its module in "extensions".`,
        { where: { field: name } },
      )
    }
    const compiled = kind.field(name, options, data)
    const group = Object.entries(config.groups ?? {}).find(([, members]) => members.includes(name))?.[0]
    return {
      name,
      kindName: kind.name,
      kind: compiled,
      compileWith: (further) => kind.field(name, { ...options, ...further }, data),
      parts: kind.parts ?? Object.keys(compiled.readers),
      many: options.many === true,
      compared: options.compare !== false && compiled.comparison !== undefined,
      survive: ownEntry(config.survive, name) ?? ownEntry(config.survive, '*') ?? DEFAULT_SURVIVE,
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
    groups: Object.entries(config.groups ?? {}).map(([name, members]) => ({
      name,
      fields: members,
      survive: ownEntry(config.survive, name) ?? ownEntry(config.survive, '*') ?? DEFAULT_SURVIVE,
    })),
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
