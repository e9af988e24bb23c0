import { SamewiseError } from '../base'
import type { Contributions, RecordFacts } from './contributions'
import type { Policy } from './policy'
import { type LostBy, reasonOf } from './reason'
import type { CustomStrategy, StrategyConfig, When } from './strategy'
import { curveOf, type TrustCurve, type TrustOptions } from './trust'

/** A strategy bound to the sources and to the parts of a field. */
export interface Step {
  readonly name: StrategyConfig['strategy'] | 'reference'
  readonly lostBy: LostBy
  /** Why what it rules out has lost, where nothing more is to be said. */
  readonly reason: string
  readonly when: When | undefined
  /** By source: whether `when` takes it; undefined where it takes all. */
  readonly allowed: readonly boolean[] | undefined
  /** By source, for those that weigh. */
  readonly curves: readonly TrustCurve[] | undefined
  readonly trust: TrustOptions
  /** By source, lower first, for a list of sources. */
  readonly ranks: ArrayLike<number>
  /** Whether contributions of one value are all the same to it. */
  readonly looksAtValue: boolean
  /** Bits of the parts that count. */
  readonly mask: number
  /** Where the comparable form of those parts stands; undefined where values only equal themselves. */
  readonly offsets: readonly number[] | undefined
  /** Whether every record has a vote. */
  readonly perRecord: boolean
  readonly limit: number
  /** Number of the field whose winner is followed. */
  readonly follows: number
  readonly use: CustomStrategy | undefined
}

/** A chain of strategies, bound. */
export interface Chain {
  /** What must be fulfilled before anything is chosen. */
  readonly filters: readonly Step[]
  readonly steps: readonly Step[]
  /** A union or a sum: what makes one value of several. */
  readonly fold: Step | undefined
  /** The step whose trust stays with the value. */
  readonly weighing: Step | undefined
  /** What settled a field without a contest. */
  readonly first: LostBy
}

/** What a chain must know to be bound. */
export interface ChainContext {
  readonly facts: RecordFacts
  /** Names of all fields. */
  readonly fieldNames: readonly string[]
  /** Functions of extension modules, by `module#name`. */
  readonly customs: ReadonlyMap<string, CustomStrategy>
}

const DEFAULT_UNION_LIMIT = 10
const VALUE_ONLY: ReadonlySet<string> = /* @__PURE__ */ new Set(
  'most-frequent weighted-vote longest shortest most-complete min max any all'.split(' '),
)
const MOST_RECENT: StrategyConfig = { strategy: 'most-recent' }

/** Binds a chain of strategies to a field. */
export function bindChain(chain: readonly StrategyConfig[], field: Contributions, context: ChainContext): Chain {
  const { references } = context.facts
  const all = chain.map((config) => bindStep(config, field, context))
  const fold = all.find(({ name }) => name === 'union' || name === 'sum')
  const steps = all.filter((step) => step !== fold && step.name !== 'only' && step.name !== 'same-record-as')
  if (fold !== undefined && steps.length === 0) steps.push(bindStep(MOST_RECENT, field, context))
  const weighing = steps.find(({ curves }) => curves !== undefined)
  const filters = all.filter(
    (step) =>
      step.name === 'only' ||
      step.name === 'same-record-as' ||
      (step === fold && step.when !== undefined) ||
      (step === weighing && step.trust.downgrade !== undefined),
  )
  if (references !== undefined) {
    const step = bindStep(MOST_RECENT, field, context)
    filters.push({ ...step, name: 'reference', lostBy: 'reference', reason: reasonOf('reference') })
  }
  return { filters, steps, fold, weighing, first: fold?.lostBy ?? all[0]?.lostBy ?? 'order' }
}

function bindStep(config: StrategyConfig, field: Contributions, { facts, fieldNames, customs }: ChainContext): Step {
  const {
    strategy: name,
    when,
    sources,
    parts,
    key,
    by,
    limit,
    field: followed,
    use,
    ...trust
  } = {
    ...config,
  } as Partial<Record<string, unknown>> & {
    strategy: StrategyConfig['strategy']
    when?: When
    sources?: readonly string[]
    parts?: readonly string[]
    key?: readonly string[]
  }
  const weighs = name === 'trust' || name === 'weighted-vote'
  const options = (weighs ? { ...trust, sources } : {}) as TrustOptions
  const counted = parts ?? key
  const place = (list: readonly string[]) => (source: string) => {
    const at = list.indexOf(source)
    return at < 0 ? list.length : at
  }
  const lostBy: LostBy = name === 'custom' ? `custom:${nameOf(use as string | CustomStrategy)}` : name
  return {
    name,
    lostBy,
    reason: reasonOf(lostBy),
    when,
    allowed: when?.sources && facts.sourceNames.map((source) => when.sources?.includes(source) === true),
    curves: weighs ? facts.sourceNames.map((source) => curveOf(options, source)) : undefined,
    trust: options,
    ranks:
      name === 'source-priority' && sources !== undefined ? facts.sourceNames.map(place(sources)) : facts.priorities,
    looksAtValue: when === undefined && VALUE_ONLY.has(name),
    mask:
      counted === undefined
        ? -1
        : field.parts.reduce((bits, part, p) => (counted.includes(part) ? bits | (1 << p) : bits), 0),
    offsets: name === 'union' && key === undefined ? undefined : offsetsOf(field, counted),
    perRecord: by === 'record',
    limit: (limit as number | undefined) ?? DEFAULT_UNION_LIMIT,
    follows: fieldNames.indexOf(followed as string),
    use: typeof use === 'string' ? customs.get(use) : (use as CustomStrategy | undefined),
  }
}

function offsetsOf({ comparable }: Contributions, parts: readonly string[] | undefined): number[] | undefined {
  if (comparable === undefined) return undefined
  const { offsets } = comparable
  return (parts ?? Object.keys(offsets)).filter((part) => Object.hasOwn(offsets, part)).map((part) => offsets[part])
}

function nameOf(use: string | CustomStrategy): string {
  return typeof use === 'string' ? use : use.name || 'function'
}

/**
 * Refuses a policy with a strategy that no extension module brings.
 *
 * @throws SamewiseError `BAD_CONFIG`
 *
 * @internal
 */
export function refuseUnknownStrategies(
  { chains, groups }: Policy,
  customs: ReadonlyMap<string, CustomStrategy> = new Map(),
): void {
  for (const step of [...chains, ...groups.map(({ survive }) => survive)].flat()) {
    if (step.strategy !== 'custom' || typeof step.use !== 'string' || customs.has(step.use)) continue
    throw new SamewiseError(
      'BAD_CONFIG',
      `The survivorship strategy "${step.use}" is in no extension module that was given. Name its module in "extensions", and export the function.`,
    )
  }
}
