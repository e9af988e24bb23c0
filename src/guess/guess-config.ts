import { SamewiseError } from '../base'
import type { RawTable } from '../columns'
import { type DataTable, mergeData } from '../data'
import { commonNames } from '../data/common-names'
import type { ColumnMapping, EntityConfig, ExtensionKinds, MappedColumn, SourceConfig } from '../entity'
import { type ColumnProfile, featureName } from '../kinds'
import { borrowClaims } from './borrow-claims'
import {
  addFallbacks,
  addProductCodes,
  type Claim,
  chooseClaims,
  claimColumns,
  dropRepeats,
  fieldNameOf,
  MIN_FILLED,
} from './claim-columns'
import { joinByForeignKeys } from './foreign-keys'
import { profileColumns } from './profile-columns'
import { guessSpecialColumns } from './special-columns'
import { splitMixedNames } from './split-names'
import { readersOfClaims, type TableDraft } from './table-draft'
import { separateNames, unifyFields } from './unify-fields'

/** What was assumed of a column, and why. */
export interface ColumnGuess {
  readonly source: string
  readonly column: string
  /** `id`, `observedAt`, `sourceColumn`, a field or `field.part`; undefined for a column that is not used. */
  readonly use: string | undefined
  readonly kind: string | undefined
  readonly evidence: string
}

/** A guessed config with its reasons. */
export interface ConfigGuess {
  readonly config: EntityConfig
  readonly columns: readonly ColumnGuess[]
}

/** Share of cells that hold lists for the field to be one of lists. */
const LISTS = 0.2

/** Options that say how a column is read, and may differ from source to source. */
export const READING_OPTIONS = ['order', 'region'] as const

/**
 * Guesses a config from what stands in the tables: kinds from headers and contents, id, source and time columns, the order of dates. Of
 * several tables it finds the columns that hold the same thing by the values they share.
 *
 * @param extensions kinds of extension modules, by `module#name`; they are asked as the built-in ones are
 * @param data data tables for the kinds, the same that the config will be resolved with; default none
 * @throws SamewiseError `NO_INPUT` where nothing in the tables can tell records apart
 */
export function guessConfig(
  tables: readonly RawTable[],
  extensions: ExtensionKinds = new Map(),
  data: readonly DataTable[] = [],
): ConfigGuess {
  const merged = mergeData([commonNames, ...data])
  const names = tables.map((table) => table.source)
  // What one table lends to another must not depend on the order in which files are named.
  const inOrder = [...tables].sort((a, b) => (a.source < b.source ? -1 : 1))
  const drafts = inOrder.map((table) => draftOf(table, names, extensions, merged))
  if (drafts.length > 1) {
    const readerOf = readersOfClaims(extensions, merged)
    borrowClaims(drafts, readerOf)
    joinByForeignKeys(drafts, readerOf)
    unifyFields(drafts, readerOf)
  }
  separateNames(drafts)
  const fields: Record<string, { kind: string; [option: string]: unknown }> = Object.create(null)
  const sources: Record<string, SourceConfig> = Object.create(null)
  const common = commonReadings(drafts)
  for (const draft of drafts) sources[draft.table.source] = settingsOf(draft, fields, common)
  if (Object.keys(fields).length === 0) {
    throw new SamewiseError(
      'NO_INPUT',
      `No column of ${tables.map((t) => `"${t.source}"`).join(', ')} looks like something records can be matched by. Say which columns hold what in a config (samewise init prints one to start from).`,
    )
  }
  return {
    config: { fields, sources },
    columns: tables.flatMap((table) => explainColumns(drafts[inOrder.indexOf(table)])),
  }
}

function draftOf(table: RawTable, sources: readonly string[], extensions: ExtensionKinds, data: DataTable): TableDraft {
  const profiles = profileColumns(table)
  const others = sources.filter((source) => source !== table.source)
  const special = guessSpecialColumns(table, profiles, others)
  const taken = new Set(special.map((guess) => guess.column))
  const open = profiles.filter((profile) => !taken.has(profile.name))
  const varied = claimColumns(open, extensions, data, 2)
  // Where every column is the same throughout, as in a file of one record, that is no reason to leave it out.
  const claims = varied.length > 0 ? varied : claimColumns(open, extensions, data, 1)
  const settled = dropRepeats(chooseClaims(claims), table)
  const chosen = addProductCodes(splitMixedNames(addFallbacks(settled, claims, table), table, data))
  return { table, profiles, special, claims, chosen }
}

/** By field: how every column of it is read; what only some of them say stays with those. */
function commonReadings(drafts: readonly TableDraft[]): Map<string, Record<string, unknown>> {
  const common = new Map<string, Record<string, unknown>>()
  for (const claim of drafts.flatMap((draft) => draft.chosen)) {
    const { reading } = splitOptions(claim)
    const known = common.get(fieldNameOf(claim)) ?? reading
    common.set(
      fieldNameOf(claim),
      Object.fromEntries(Object.entries(known).filter(([name, value]) => reading[name] === value)),
    )
  }
  return common
}

/** The settings of a draft's source; its fields are added to those known. */
function settingsOf(
  { special, chosen }: TableDraft,
  fields: Record<string, { kind: string; [option: string]: unknown }>,
  common: ReadonlyMap<string, Readonly<Record<string, unknown>>>,
): SourceConfig {
  const map: Record<string, ColumnMapping> = Object.create(null)
  for (const claim of chosen) {
    const field = fieldNameOf(claim)
    const target = featureName(field, claim.part)
    const { reading, others } = splitOptions(claim)
    fields[field] ??= { kind: claim.kind, ...others, ...common.get(field) }
    if ((claim.column.lists ?? 0) > LISTS) fields[field].many = true
    const differing = Object.fromEntries(
      Object.entries(reading).filter(([name, value]) => fields[field][name] !== value),
    )
    const mapped: MappedColumn = { column: claim.column.name, ...differing, ...claim.rows }
    const entry = Object.keys(mapped).length === 1 ? mapped.column : mapped
    const known = map[target]
    map[target] = known === undefined ? entry : [...(Array.isArray(known) ? known : [known]), entry]
  }
  const settings: Record<string, unknown> = {}
  for (const { use, column, order } of special) {
    settings[use] = column
    if (order !== undefined) settings.observedAtOrder = order
  }
  return { ...settings, map } as SourceConfig
}

function splitOptions({ options = {} }: Claim): {
  reading: Readonly<Record<string, unknown>>
  others: Readonly<Record<string, unknown>>
} {
  const isReading = (name: string): boolean => (READING_OPTIONS as readonly string[]).includes(name)
  return {
    reading: Object.fromEntries(Object.entries(options).filter(([name]) => isReading(name))),
    others: Object.fromEntries(Object.entries(options).filter(([name]) => !isReading(name))),
  }
}

function explainColumns({ table, profiles, special, claims, chosen }: TableDraft): ColumnGuess[] {
  return profiles.map((profile) => {
    const own = special.find((guess) => guess.column === profile.name)
    const used = chosen.filter((claim) => claim.column === profile)
    const uses = [
      ...(own === undefined ? [] : [own.use]),
      ...used.map((claim) => featureName(fieldNameOf(claim), claim.part)),
    ]
    return {
      source: table.source,
      column: profile.name,
      use: uses.length === 0 ? undefined : uses.join(', '),
      kind: used[0]?.kind,
      evidence:
        [own, ...used].flatMap((guess) => guess?.evidence ?? []).join('; ') || reasonUnused(profile, claims, chosen),
    }
  })
}

function reasonUnused(profile: ColumnProfile, claims: readonly Claim[], chosen: readonly Claim[]): string {
  if (profile.filled < MIN_FILLED) return 'nearly empty'
  if (profile.distinct < 2) return 'the same value everywhere'
  const claim = claims.find((c) => c.column === profile)
  if (claim === undefined) return 'no kind recognizes it'
  const winner = chosen.find((c) => c.kind === claim.kind && c.column !== profile)
  return winner === undefined ? 'too few values' : `"${winner.column.name}" says the same or more`
}
