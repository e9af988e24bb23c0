import type { RawColumn, RawTable } from '../columns'
import type { DataTable } from '../data'
import type { ExtensionKinds } from '../entity'
import { builtInKinds, type ColumnProfile, type FeatureReader, type Kind } from '../kinds'
import type { Claim } from './claim-columns'
import type { SpecialColumn } from './special-columns'

/** What is known and assumed of one table while a config is guessed. */
export interface TableDraft {
  readonly table: RawTable
  readonly profiles: readonly ColumnProfile[]
  readonly special: readonly SpecialColumn[]
  /** All that kinds claimed. */
  readonly claims: readonly Claim[]
  /** The claims in force. */
  chosen: readonly Claim[]
}

/** Column of a table by its name. */
export function columnOf({ table }: TableDraft, name: string): RawColumn {
  return table.columns.find((column) => column.name === name) as RawColumn
}

/** Finds the reader of the values that a claim speaks of. */
export type ReaderOf = (claim: Pick<Claim, 'kind' | 'part' | 'options'>) => FeatureReader | undefined

/** Readers of the built-in kinds and of others, by what was handed in. */
export function readersOfClaims(extensions: ExtensionKinds, data: DataTable): ReaderOf {
  return ({ kind, part, options = {} }) => {
    const known: Kind | undefined = builtInKinds.get(kind) ?? extensions.get(kind)
    const { readers } = known?.field('field', options, data) ?? {}
    return readers !== undefined && Object.hasOwn(readers, part) ? readers[part] : undefined
  }
}

/** Columns that no claim in force and no special use has taken. */
export function openColumns({ profiles, special, chosen }: TableDraft): ColumnProfile[] {
  const taken = new Set([...special.map(({ column }) => column), ...chosen.map(({ column }) => column.name)])
  return profiles.filter(({ name }) => !taken.has(name))
}
