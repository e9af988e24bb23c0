import type { RawTable } from '../columns'
import { type RecordRef, recordKey } from '../identity'
import type { ResolveResult } from './result'

/** A relation between two golden records that records of the input state. */
export interface Relation {
  /** Its name in the config, such as `works-for`. */
  readonly relation: string
  readonly from: GoldenRef
  readonly to: GoldenRef
  /** The records that state it. */
  readonly statedBy: readonly RecordRef[]
}

/** A golden record of an entity. */
export interface GoldenRef {
  readonly entity: string
  readonly goldenId: string
}

/** A foreign key that leads to no record. */
export interface DanglingReference extends RecordRef {
  readonly relation: string
  readonly refersTo: RecordRef
}

/** Relations between golden records, and the foreign keys that lead nowhere. */
export interface Relations {
  /** By name, golden ID of the one end, and of the other. */
  readonly relations: readonly Relation[]
  readonly dangling: readonly DanglingReference[]
}

/**
 * Follows the relations that the configs state, from records to golden IDs: rows that feed two entities, and foreign keys. A relation of a
 * golden record with itself says nothing and is left out.
 *
 * @param results by name of the entity
 */
export function findRelations(results: ReadonlyMap<string, ResolveResult>): Relations {
  const found = new Map<string, { relation: string; from: GoldenRef; to: GoldenRef; statedBy: RecordRef[] }>()
  const dangling: DanglingReference[] = []
  for (const [entity, result] of results) {
    const { records, layouts, plan } = result.state
    for (const [relation, { to: toEntity = entity, by }] of Object.entries(plan.config.relations ?? {})) {
      const target = results.get(toEntity)
      if (target === undefined) continue
      const state = (record: number, other: number): void => {
        const from: GoldenRef = { entity, goldenId: result.goldenIdOf(record) }
        const to: GoldenRef = { entity: toEntity, goldenId: target.goldenIdOf(other) }
        if (entity === toEntity && from.goldenId === to.goldenId) return
        const key = `${relation}\u0000${from.goldenId}\u0000${to.goldenId}`
        const known = found.get(key)
        if (known === undefined) found.set(key, { relation, from, to, statedBy: [result.refOf(record)] })
        else known.statedBy.push(result.refOf(record))
      }
      const sameRow = by === undefined ? recordsByRow(target) : undefined
      const byId = by === undefined ? undefined : recordsById(target)
      for (let i = 0; i < records.count; i++) {
        const { table } = layouts[records.tables[i]]
        const row = records.rows[i]
        if (sameRow !== undefined) {
          const other = sameRow.get(table)?.[row] ?? -1
          if (other >= 0) state(i, other)
          continue
        }
        const key = by?.[table.source]
        const column = key && table.columns.find(({ name }) => name === key.column)
        const id = column?.values.get(column.codes[row]).trim() ?? ''
        if (id === '') continue
        const source = key?.source ?? table.source
        const other = byId?.get(recordKey({ source, recordId: id }))
        if (other === undefined) dangling.push({ relation, ...result.refOf(i), refersTo: { source, recordId: id } })
        else state(i, other)
      }
    }
  }
  const inOrder = [...found.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, relation]) => relation)
  return { relations: inOrder, dangling }
}

/** Record of each row by table, -1 for rows without one. */
function recordsByRow({ state }: ResolveResult): Map<RawTable, Int32Array> {
  const { records, layouts } = state
  const byTable = new Map(layouts.map(({ table }) => [table, new Int32Array(table.rowCount).fill(-1)]))
  for (let i = 0; i < records.count; i++) {
    const rows = byTable.get(layouts[records.tables[i]].table)
    if (rows !== undefined) rows[records.rows[i]] = i
  }
  return byTable
}

/** Records by source and id. */
function recordsById(result: ResolveResult): Map<string, number> {
  const byId = new Map<string, number>()
  for (let i = 0; i < result.recordCount; i++) {
    byId.set(recordKey(result.refOf(i)), i)
  }
  return byId
}
