import type { FieldConfig } from '../kinds'
import type { PolicyConfig } from '../survive'

/** Rows in which a column is filled or, with `is`, holds one of some values (white space around them does not count). */
export interface RowCondition {
  readonly column: string
  readonly is?: string | readonly string[]
}

/** A column, and how its values are read. */
export interface MappedColumn {
  readonly column: string
  /** Order of day, month and year in the column's dates. */
  readonly order?: 'YMD' | 'DMY' | 'MDY'
  /** ISO 3166 alpha-2 code of the country whose phone numbers lack a country code. */
  readonly region?: string
  /** Only values that read like the name of a person, or of an organization: for a column that holds both. */
  readonly only?: 'persons' | 'organizations'
  /** Only rows that fulfil this, such as those whose type is ORG. */
  readonly when?: RowCondition
}

/** Where the values of a field, or of a part of it, stand in a source: one column or several. */
export type ColumnMapping = string | MappedColumn | readonly (string | MappedColumn)[]

/** How one source is read. */
export interface SourceConfig {
  /** Column of the record id. Without one, ids are made from the content, and equal rows are numbered. */
  readonly id?: string
  /** Column of the business time a record was last changed. */
  readonly observedAt?: string
  /** Order of day, month and year in `observedAt`. */
  readonly observedAtOrder?: 'YMD' | 'DMY' | 'MDY'
  /** Column that names each row's source, when one file holds several. */
  readonly sourceColumn?: string
  /** Lower is trusted more; sources without a priority come last. */
  readonly priority?: number
  /** Priorities by source name, for a file with a `sourceColumn`. */
  readonly priorities?: Readonly<Record<string, number>>
  /** No two records of this source are the same thing: true, or the names of such sources in a file with a `sourceColumn`. */
  readonly duplicateFree?: boolean | readonly string[]
  /** Lines with the same id but different content: refuse the file (default), keep the latest, or keep all as records of their own. */
  readonly duplicateIds?: 'refuse' | 'latest' | 'separate'
  /**
   * `reference`: bought or public data. It supports links and fills gaps, but never founds a golden record, and no value of it wins over one
   * of another source.
   */
  readonly role?: 'reference'
  /** Under which terms a reference source may be used; kept in config.json. */
  readonly licence?: string
  /** First day (ISO 8601) on which the source may no longer be used: from then on it counts as withdrawn. */
  readonly expires?: string
  /**
   * Cells that say that there is no such value any more, such as `<deleted>` (white space around them does not count); `''` for every empty
   * cell. By recency, priority and trust they win or lose as a value does, and if they win the golden record has none.
   */
  readonly cleared?: readonly string[]
  /** Leaves the source out as a whole; the others keep their golden IDs. */
  readonly withdrawn?: boolean
  /** Only rows that fulfil this are records of the entity, as where persons and organizations share a file. */
  readonly where?: RowCondition
  /** `field` or `field.part` → column. What is left out is looked for under its own name. */
  readonly map?: Readonly<Record<string, ColumnMapping>>
}

/** A rule decides before the model does. */
export interface MatchRule {
  readonly when: {
    /** Fields (or parts) that must be equal. */
    readonly same?: readonly string[]
    /** Fields (or parts) that must both be present and be at the last level of their comparison. */
    readonly different?: readonly string[]
  }
  /** `match` joins the records, `non-match` keeps the two apart (a veto). */
  readonly then: 'match' | 'non-match'
}

/** How pairs are decided and clusters are made. */
export interface MatchConfig {
  readonly rules?: readonly MatchRule[]
  /** Match probabilities: clusters are joined from `match` (0.5) on; pairs from `possible` (0.1) on are listed for review. */
  readonly thresholds?: { readonly match?: number; readonly possible?: number }
  /** `average-linkage` (default), or `components`: everything connected at the match threshold. */
  readonly cluster?: 'average-linkage' | 'components'
  /** Blocking rules, each a list of key names that must all agree; chosen from the data when left out. */
  readonly blocking?: readonly (readonly string[])[]
  /** Key of the value hashes in model.json; any string. */
  readonly hashKey?: string
}

/**
 * A relation that the input states: between the records that one row feeds in two entities or, with `by`, from a record to the one whose
 * id stands in a column (a foreign key).
 */
export interface RelationConfig {
  /** Name of the entity at the other end; the entity itself if left out. */
  readonly to?: string
  /** By source: the column that holds the id, and the source whose record it is (the same source if left out). */
  readonly by?: Readonly<Record<string, { readonly column: string; readonly source?: string }>>
}

/** What a user writes: which fields the things have, where they stand, how they match and which values survive. */
export interface EntityConfig {
  readonly name?: string
  readonly fields: Readonly<Record<string, FieldConfig>>
  readonly sources?: Readonly<Record<string, SourceConfig>>
  readonly match?: MatchConfig
  /** `'*'`, a field or a group → strategies, tried in turn; those of the field's kind if left out. */
  readonly survive?: PolicyConfig['survive']
  /** Fields whose golden values come from one record: group name → fields. */
  readonly groups?: PolicyConfig['groups']
  /** Further policies by name, such as one for marketing; what they leave out is as above. */
  readonly views?: Readonly<Record<string, PolicyConfig>>
  /** Relations by name, such as `works-for`. */
  readonly relations?: Readonly<Record<string, RelationConfig>>
  /** Specifiers of extension modules; a kind `module#name` refers to their exports. */
  readonly extensions?: readonly string[]
  /**
   * Names of the data tables that the command line hands in: `nicknames-en`, `legal-forms`, `scripts`, `identifiers`,
   * `domains`, `phone-numbers`; all if left out.
   */
  readonly data?: readonly string[]
}
