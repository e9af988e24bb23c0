import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import type { ResolveResult } from '../../src/resolve'

/** The truth about the records of a run, by their numbers there. */
export interface TruthOfRecords {
  readonly entity: readonly number[]
  /** Household where the truth tells it, else entity: what is dealt out as a whole. */
  readonly group: readonly number[]
}

/**
 * Reads a truth for the records of a run.
 *
 * @throws Error if a record has none
 */
export function readTruthOf(result: ResolveResult, path: string): TruthOfRecords {
  const rows: Record<string, string>[] = parse(readFileSync(path), { bom: true, columns: true })
  const byId = new Map(rows.map((row) => [row.record_id, row]))
  const entities = new Map<string, number>()
  const groups = new Map<string, number>()
  const numberIn = (numbers: Map<string, number>, name: string): number => {
    const known = numbers.get(name) ?? numbers.size
    numbers.set(name, known)
    return known
  }
  const entity: number[] = []
  const group: number[] = []
  for (let i = 0; i < result.recordCount; i++) {
    const { recordId } = result.refOf(i)
    const row = byId.get(recordId)
    if (row === undefined) throw new Error(`The truth has no record ${recordId}.`)
    entity.push(numberIn(entities, row.entity_id))
    group.push(numberIn(groups, row.household_id ?? row.entity_id))
  }
  return { entity, group }
}
