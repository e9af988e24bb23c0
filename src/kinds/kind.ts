import type { BlockingKey } from '../block'
import type { FieldComparison } from '../compare'
import type { DataTable } from '../data'
import type { StrategyConfig } from '../survive'
import type { JoinForm } from './join-form'
import type { ColumnProfile, Recognition } from './recognize'

/** A comparable part of a field, filled from raw values. */
export interface FeatureDefinition {
  /** '' for the field as a whole, else the part, such as `given`. */
  readonly name: string
  /** Features with the same pool name share one code space, so that they can be compared with each other. */
  readonly pool?: string
  /** Made by joining these features' values with a space, where all of them are present; no reader fills it. */
  readonly join?: readonly string[]
  /** Words of this feature weigh by their rarity in the data. */
  readonly words?: true
}

/**
 * Reads one raw value into normalized feature values: `out[f]` for `features[f]`, '' where it says nothing. Called once per distinct raw
 * value, with `out` cleared.
 */
export type FeatureReader = (raw: string, out: string[]) => void

/** Values of a golden record's columns by part: '' is the field as a whole. */
export type GoldenParts = Readonly<Record<string, string>>

/** A field of an entity with all that its kind knows about it. */
export interface FieldKind {
  readonly features: readonly FeatureDefinition[]
  /** A reader per part of the field that a column may hold; '' is the field as a whole. When several fill a feature, the first in this order wins. */
  readonly readers: Readonly<Record<string, FeatureReader>>
  /** How two records compare in this field; left out for fields that only survive. */
  readonly comparison?: FieldComparison
  /** Whether a raw value passes the checks that the kind knows, such as check digits; undefined where it knows none for it. */
  isValid?(raw: string): boolean | undefined
  /** Records with different values of this field are never the same thing. */
  readonly separates?: true
  readonly keys: readonly BlockingKey[]
  /** Text features whose nearest neighbours by words are candidates. */
  readonly nearestBy?: readonly string[]
  /** Parts of the golden value, in the order of golden.csv's columns. */
  readonly goldenParts: readonly string[]
  /** What survives where the config says nothing; the most recent, then the most frequent value if left out. */
  readonly survive?: readonly StrategyConfig[]
  /** Standard form of a record's raw values, by part; a part that is left out has no value. */
  standardize(raw: GoldenParts): GoldenParts
  /** What lets a distinct cell be standardized once, and not once per combination of cells; left out where parts have a say in each other. */
  readonly apart?: PartsApart
}

/**
 * Raw parts that have no say in each other: of several of them, `standardize` makes for each golden part what the first one that fills it makes
 * alone, and a whole of all golden parts but ''.
 */
export interface PartsApart {
  /** A reader per raw part, which writes `goldenParts[p]` to `out[p]`; called with `out` cleared. Parts before others have precedence. */
  readonly readers: Readonly<Record<string, FeatureReader>>
  /** How the golden part '', the first of them, is made of the others. */
  readonly whole: JoinForm
}

/** Settings a field may carry, beyond those of its kind. */
export interface FieldOptions {
  /** The field holds a list: several columns, or a delimited cell. */
  readonly many?: boolean
  /**
   * An entity has at most one value, and two different ones speak against a match. That is evidence, which other evidence can outweigh, as
   * where one of the two is a slip; `unique` is the same as a rule.
   */
  readonly exclusive?: boolean
  /**
   * Identifier policy: two records with different values are never one entity, nor are clusters that would bring such records together.
   * Implies `exclusive`. The same as `max: 1`.
   */
  readonly unique?: boolean
  /**
   * Identifier policy: an entity has at most so many different values (1 or more). A record that alone has more counts as it is, and gets
   * no further ones.
   */
  readonly max?: number
  /**
   * Of what time `max` is: `'ever'` (default), or any so many days by `observedAt`; a value of a record without a time counts at all
   * times.
   */
  readonly per?: 'ever' | { readonly days: number }
  /**
   * Identifier policy: a value that more entities have, were it not for the value itself, is shared, as the number of a switchboard is; it
   * stops being evidence, and links made only by it are withdrawn. It survives as any other.
   */
  readonly maxEntitiesPerValue?: number
  /**
   * Identifier policy: values that say nothing, in any spelling that the field reads alike. With any option of the policy, the usual placeholders
   * (`guest`, `test`, `-1`, one character repeated…) are too.
   */
  readonly blocked?: readonly string[]
  /** Kept and merged, never compared. */
  readonly compare?: boolean
  readonly [option: string]: unknown
}

/**
 * A kind of field: all that is special to it. A new kind changes nothing else.
 *
 * @example
 * ```ts
 * import { compareValues, defineKind } from 'samewise'
 *
 * const colour = defineKind({
 *   name: 'colour',
 *   field: (name) => ({
 *     features: [{ name: '' }],
 *     readers: { '': (raw, out) => { out[0] = raw.trim().toLowerCase() } },
 *     comparison: compareValues(name, {
 *       name, field: name, between: 'shared', frequencyOf: name,
 *       levels: [{ label: 'same', exact: true, m: 0.9 }, { label: 'different', m: 0.1 }],
 *     }, () => 2),
 *     keys: [],
 *     goldenParts: [''],
 *     standardize: (raw) => raw,
 *   }),
 * })
 * colour.name // 'colour'
 * ```
 */
export interface Kind {
  readonly name: string
  /** Parts of the field that a column may be mapped to, '' (the whole) first. */
  readonly parts?: readonly string[]
  /** Options of its own that a field may carry. */
  readonly options?: readonly string[]
  /** The field called `name` with the given options; `data` is what was handed in, merged. */
  field(name: string, options: FieldOptions, data: DataTable): FieldKind
  /**
   * How well a column fits, judged from its header and contents by what was handed in; left out for kinds that are never guessed. The kinds that
   * come with the package have none either: how they are recognized is loaded by `samewise/guess`.
   */
  recognize?(column: ColumnProfile, data: DataTable): Recognition | undefined
  /**
   * Probability that two raw values name the same thing, where nothing else is known of the two; 0.5 where they do not tell. The kinds that come
   * with the package have none: how they judge is loaded by `samewise/likeness`.
   */
  likeness?(left: string, right: string, data: DataTable): number
}

/** Checks and freezes a kind of a user's own. */
export function defineKind<const K extends Kind>(kind: K): Readonly<K> {
  return Object.freeze(kind)
}

/** Full name of a feature: `field` or `field.part`. */
export function featureName(field: string, part: string): string {
  return part === '' ? field : `${field}.${part}`
}
