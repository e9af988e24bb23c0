import { SamewiseError } from '../base'
import { readCsv } from '../files'

/** A truth file: the entity of each record, by `source:id`, or by id alone where the file names no sources. */
export interface Truth {
  readonly entities: ReadonlyMap<string, string>
  readonly hasSources: boolean
}

/** Reads `record_id,entity_id` or `source,record_id,entity_id`; further columns are passed over. */
export async function readTruth(path: string): Promise<Truth> {
  const entities = new Map<string, string>()
  let hasSources = false
  for await (const row of readCsv(path)) {
    const { record_id: id, entity_id: entity, source } = row
    if (id === undefined || entity === undefined) {
      throw new SamewiseError(
        'UNREADABLE_INPUT',
        `${path} is no truth file: its columns are ${Object.keys(row).join(', ')}. It needs record_id and entity_id.`,
        { where: { file: path } },
      )
    }
    hasSources = source !== undefined
    entities.set(keyOf(source, id, hasSources), entity)
  }
  return { entities, hasSources }
}

/** Reads golden IDs by record out of an xref.csv. */
export async function readXref(path: string, hasSources: boolean): Promise<Map<string, string>> {
  const clusters = new Map<string, string>()
  for await (const row of readCsv(path)) {
    const { golden_id: golden, record_id: id, source } = row
    if (golden === undefined || id === undefined) {
      throw new SamewiseError(
        'UNREADABLE_INPUT',
        `${path} is no crosswalk: its columns are ${Object.keys(row).join(', ')}. It needs golden_id, source and record_id.`,
        { where: { file: path } },
      )
    }
    clusters.set(keyOf(source, id, hasSources), golden)
  }
  return clusters
}

/** The key of a record as a truth file writes it. */
export function keyOf(source: string | undefined, id: string, hasSources: boolean): string {
  return hasSources ? `${source}:${id}` : id
}
