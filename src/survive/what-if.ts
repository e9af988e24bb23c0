import { diffGolden, type FieldDifference, type GoldenLike } from './diff-golden'
import type { PolicyConfig } from './policy'

/** What golden records can be made of again under another policy, such as what `resolve` returns. */
export interface GoldenSource {
  /** Golden records under a policy and as of an instant, in the same order whatever the two are. */
  golden(options?: {
    readonly policy?: PolicyConfig
    readonly asOf?: string
  }): Iterable<GoldenLike & { readonly goldenId: string }>
}

/** Options of {@link whatIf}; all may be left out. */
export interface WhatIfOptions {
  /** Changed golden records that are shown for each field; 5 by default. They are the first by golden ID, which is a fair sample: the IDs are hashes. */
  readonly samples?: number
  /** Day or time to compare as of; by default that of the run. */
  readonly asOf?: string
}

/** What becomes of one field under another policy. */
export interface FieldWhatIf {
  readonly field: string
  /** Golden records with a value before or after. */
  readonly golden: number
  readonly added: number
  readonly removed: number
  readonly changed: number
  /** The same value, of another record. */
  readonly origin: number
  /** By strategy that settles the new value, how many values change. */
  readonly decidedAfter: Readonly<Record<string, number>>
  readonly samples: readonly (FieldDifference & { readonly goldenId: string })[]
}

/** What becomes of golden records under another policy. */
export interface WhatIf {
  readonly golden: number
  /** Golden records of which some value changes. */
  readonly changedGolden: number
  /** Fields of which any golden record has a value, by name. */
  readonly fields: readonly FieldWhatIf[]
}

interface Tally {
  golden: number
  readonly changes: Record<FieldDifference['change'], number>
  readonly decidedAfter: Map<string, number>
  readonly samples: (FieldDifference & { readonly goldenId: string })[]
}

const DEFAULT_SAMPLES = 5

/**
 * What would change if a policy were applied: the same clusters, other survivors. Nothing is applied.
 *
 * @param result what `resolve` returned
 * @param policy what it leaves out stays as it is; `{ priorities: { billing: 1, crm: 2 } }` asks what changes if billing outranks crm
 * @throws SamewiseError `BAD_CONFIG` with every fault of the policy
 * @example
 * ```ts
 * import { defineEntity, kinds as k, resolve, survive as s } from 'samewise'
 * import { whatIf } from 'samewise/survive'
 *
 * const person = defineEntity({
 *   fields: { email: k.email(), plan: k.category() },
 *   survive: { plan: [s.sourcePriority()] },
 *   sources: { crm: { id: 'id', priority: 1 }, billing: { id: 'id', priority: 2 } },
 * })
 * const result = await resolve(person, {
 *   crm: [{ id: '1', email: 'ann@lee.org', plan: 'basic' }],
 *   billing: [{ id: '9', email: 'ann@lee.org', plan: 'gold' }],
 * })
 * const { fields } = whatIf(result, { priorities: { billing: 1, crm: 2 } })
 * fields.map(({ field, changed }) => `${field}: ${changed}`)
 * ```
 */
export function whatIf(result: GoldenSource, policy: PolicyConfig, options: WhatIfOptions = {}): WhatIf {
  const { samples = DEFAULT_SAMPLES, asOf } = options
  const instant = asOf === undefined ? {} : { asOf }
  const tallies = new Map<string, Tally>()
  let golden = 0
  let changedGolden = 0
  const others = result.golden({ ...instant, policy })[Symbol.iterator]()
  for (const before of result.golden(instant)) {
    // The clusters are the same, so the golden records come in the same order.
    const after = others.next().value as typeof before
    golden++
    for (const field of new Set([...Object.keys(before.values), ...Object.keys(after.values)]))
      tallyOf(tallies, field).golden++
    let isChanged = false
    for (const difference of diffGolden(before, after).fields) {
      const tally = tallyOf(tallies, difference.field)
      tally.changes[difference.change]++
      if (difference.change === 'origin') continue
      isChanged = true
      const by = difference.decidedAfter ?? 'none'
      tally.decidedAfter.set(by, (tally.decidedAfter.get(by) ?? 0) + 1)
      if (tally.samples.length < samples) tally.samples.push({ goldenId: before.goldenId, ...difference })
    }
    if (isChanged) changedGolden++
  }
  return {
    golden,
    changedGolden,
    fields: [...tallies]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([field, { golden: own, changes, decidedAfter, samples: shown }]) => ({
        field,
        golden: own,
        ...changes,
        decidedAfter: Object.fromEntries([...decidedAfter].sort(([a], [b]) => (a < b ? -1 : 1))),
        samples: shown,
      })),
  }
}

function tallyOf(tallies: Map<string, Tally>, field: string): Tally {
  const known = tallies.get(field)
  if (known !== undefined) return known
  const tally: Tally = {
    golden: 0,
    changes: { added: 0, removed: 0, changed: 0, origin: 0 },
    decidedAfter: new Map(),
    samples: [],
  }
  tallies.set(field, tally)
  return tally
}
