import { Dice } from '../../src/generate/dice'
import type { Row } from '../../src/index'

/** Cells of a record: column → value; a column that is left out is empty. */
export type Cells = Readonly<Record<string, string | number | undefined>>

/** Records of invented things, and which of them are one thing. */
export interface World {
  /** Rows of each source, in random order. */
  readonly sources: Readonly<Record<string, readonly Row[]>>
  /** `source:id` → entity. */
  readonly truth: ReadonlyMap<string, string>
}

/** How the rows of a world are told apart. */
export interface WorldOptions {
  /** The same seed gives the same world. */
  readonly seed: number
  /** Header of the id column; default `id`. */
  readonly idColumn?: string
  /** Written before each id; default nothing. */
  readonly idPrefix?: string
}

/** Collects the records of a world. Ids are drawn anew and rows are shuffled, so that neither tells what belongs together. */
export class WorldBuilder {
  readonly dice: Dice
  private readonly records: { source: string; entity: string; cells: Cells }[] = []

  constructor(private readonly options: WorldOptions) {
    this.dice = new Dice().start(options.seed, 0, 77)
  }

  add(source: string, entity: string | number, cells: Cells): void {
    this.records.push({ source, entity: String(entity), cells })
  }

  finish(): World {
    const { seed, idColumn = 'id', idPrefix = '' } = this.options
    const dice = new Dice().start(seed, 1, 78)
    const columns = new Map<string, Set<string>>()
    for (const { source, cells } of this.records) {
      const known = columns.get(source) ?? new Set<string>()
      columns.set(source, known)
      for (const column of Object.keys(cells)) known.add(column)
    }
    const sources: Record<string, Row[]> = {}
    const truth = new Map<string, string>()
    const ids = new Set<number>()
    for (const { source, entity, cells } of shuffled(this.records, dice)) {
      let number = dice.between(100_000, 999_999)
      while (ids.has(number)) number = dice.between(100_000, 999_999)
      ids.add(number)
      const id = `${idPrefix}${number}`
      const row: Record<string, string> = { [idColumn]: id }
      for (const column of columns.get(source) ?? []) row[column] = String(cells[column] ?? '')
      sources[source] ??= []
      sources[source].push(row)
      truth.set(`${source}:${id}`, entity)
    }
    return { sources, truth }
  }
}

/** A copy in random order (Fisher and Yates). */
export function shuffled<T>(values: readonly T[], dice: Dice): T[] {
  const copy = [...values]
  for (let i = copy.length - 1; i > 0; i--) {
    const j = dice.below(i + 1)
    ;[copy[i], copy[j]] = [copy[j], copy[i]]
  }
  return copy
}
