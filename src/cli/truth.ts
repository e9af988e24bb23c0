import { SamewiseError } from '../base'
import { type ClusterEvaluation, evaluateClusters } from '../evaluate'
import { readCsv } from '../files'
import type { RecordRef } from '../identity'
import { words } from './language'

/** A truth file: the entity of each record, by `source:id`, or by id alone where the file names no sources. */
export interface Truth {
  readonly path: string
  readonly entities: ReadonlyMap<string, string>
  readonly hasSources: boolean
}

/**
 * Reads `record_id,entity_id` or `source,record_id,entity_id`; further columns are passed over.
 *
 * @throws SamewiseError `UNREADABLE_INPUT` if it is no such file, or says two things of one record
 */
export async function readTruth(path: string): Promise<Truth> {
  const entities = new Map<string, string>()
  let hasSources = false
  let count = 0
  for await (const row of readCsv(path)) {
    if (count === 0) {
      checkColumns(path, row, ['record_id', 'entity_id'], 'truth file')
      hasSources = row.source !== undefined
    }
    count++
    const { record_id: id, entity_id: entity, source } = row
    const key = keyOf(source, id, hasSources)
    const known = entities.get(key)
    let fault: string | undefined
    if (id === '') fault = 'has no record_id'
    else if (entity === '') fault = 'has no entity_id'
    else if (known !== undefined && known !== entity) {
      fault = `gives a record another entity than a record before it${hasSources ? '' : '; where sources share ids, add a column "source"'}`
    }
    if (fault !== undefined) {
      throw new SamewiseError('UNREADABLE_INPUT', `${path}: record ${count} ${fault}. Correct the truth.`, {
        where: { file: path, row: count },
      })
    }
    entities.set(key, entity)
  }
  return { path, entities, hasSources }
}

/** A record of a crosswalk. */
export type XrefRow = RecordRef & { readonly goldenId: string }

/** Reads an xref.csv row by row. */
export async function* readXref(path: string): AsyncGenerator<XrefRow> {
  let isFirst = true
  for await (const row of readCsv(path)) {
    if (isFirst) checkColumns(path, row, ['golden_id', 'source', 'record_id'], 'crosswalk')
    isFirst = false
    yield { goldenId: row.golden_id, source: row.source, recordId: row.record_id }
  }
}

/**
 * Scores a crosswalk against the truth.
 *
 * @param across counts only pairs of records of different sources
 * @throws SamewiseError `UNREADABLE_INPUT` if the truth names no sources and records of several sources share an id
 */
export async function evaluateXref(
  { entities, hasSources, path }: Truth,
  xref: Iterable<XrefRow> | AsyncIterable<XrefRow>,
  { across = false }: { across?: boolean } = {},
): Promise<ClusterEvaluation> {
  const clusters = new Map<string, string>()
  const sources = new Map<string, string>()
  let shared = 0
  for await (const { source, recordId, goldenId } of xref) {
    const key = keyOf(source, recordId, hasSources)
    if (clusters.has(key) && entities.has(key)) shared++
    clusters.set(key, goldenId)
    if (across) sources.set(key, source)
  }
  if (shared > 0) {
    throw new SamewiseError(
      'UNREADABLE_INPUT',
      hasSources
        ? `The crosswalk has ${shared === 1 ? '1 record' : `${shared} records`} twice. Give the xref.csv of one run.`
        : `The truth ${path} names no sources, and ${shared} of its ids are records of several sources. Add a column "source" to it.`,
      { where: { file: path } },
    )
  }
  if (!across) return evaluateClusters(entities, clusters)
  // What the crosswalk lacks has the source that the truth names, else an unknown one.
  for (const key of entities.keys()) {
    if (!sources.has(key)) sources.set(key, hasSources ? key.slice(0, key.indexOf(':')) : '')
  }
  return evaluateClusters(entities, clusters, { across: sources })
}

/** What a reader of the scores should know about the records they are of. */
export function evaluationNotes({ records, recordsNotInClusters, recordsNotInTruth }: ClusterEvaluation): string[] {
  const notes: string[] = []
  if (recordsNotInClusters > 0) {
    notes.push(words.warnings.notInResult(recordsNotInClusters, records))
  }
  if (recordsNotInTruth > 0) notes.push(words.warnings.notInTruth(recordsNotInTruth))
  return notes
}

function keyOf(source: string | undefined, id: string, hasSources: boolean): string {
  return hasSources ? `${source}:${id}` : id
}

function checkColumns(
  path: string,
  row: Readonly<Record<string, string>>,
  needed: readonly string[],
  what: string,
): void {
  if (needed.every((column) => row[column] !== undefined)) return
  const columns = Object.keys(row)
  const shown = columns.slice(0, 20).join(', ') + (columns.length > 20 ? '…' : '')
  throw new SamewiseError(
    'UNREADABLE_INPUT',
    `${path} is no ${what}: its columns are ${shown}. It needs ${needed.join(' and ')}.`,
    { where: { file: path } },
  )
}
