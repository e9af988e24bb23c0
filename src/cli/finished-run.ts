import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { SamewiseError } from '../base'
import { didYouMean, type EntityConfig } from '../entity'
import { readCsv, readGolden, readRunConfig } from '../files'
import { type RecordRef, recordKey } from '../identity'
import type { IdentifierLink } from '../journey'
import { readExtensions } from '../node'
import { type HomeRecord, homeRecordOf } from '../relate'
import type { GoldenRecord, GoldenValue } from '../resolve'
import { DEFAULT_DATA, loadData } from './data-tables'
import { parseRecordRef } from './record-ref'
import { safeText } from './table'

/** The golden records of a finished run, and whose its records are. */
export interface FinishedRun {
  readonly dir: string
  readonly config: EntityConfig
  readonly golden: readonly GoldenRecord[]
  readonly goldenById: ReadonlyMap<string, GoldenRecord>
  readonly personOf: (record: RecordRef) => string | undefined
  /** Kind of each field. */
  readonly kindOf: Readonly<Record<string, string>>
}

/** Reads what the customer view needs of a finished run. */
export async function openFinishedRun(dir: string, furtherExtensions: readonly string[] = []): Promise<FinishedRun> {
  const config = readRunConfig(dir)
  const { extensions = [], data = DEFAULT_DATA } = config
  const { kinds } = await readExtensions([...extensions, ...furtherExtensions])
  const golden = await readGolden(dir, kinds, await loadData(data))
  const persons = new Map<string, string>()
  for (const { goldenId, records } of golden) for (const record of records) persons.set(recordKey(record), goldenId)
  return {
    dir,
    config,
    golden,
    goldenById: new Map(golden.map((own) => [own.goldenId, own])),
    personOf: (record) => persons.get(recordKey(record)),
    kindOf: Object.fromEntries(Object.entries(config.fields).map(([name, { kind }]) => [name, String(kind)])),
  }
}

/** The golden ID that an option names: itself, or a record of it as source:id. */
export function goldenIdOf(run: FinishedRun, named: string): string {
  if (run.goldenById.has(named)) return named
  const found = named.includes(':') ? run.personOf(parseRecordRef(named)) : undefined
  if (found !== undefined) return found
  throw new SamewiseError(
    'UNKNOWN_RECORD',
    `The run has no golden record or record ${safeText(named)}; golden.csv and xref.csv list them. A record is source:id, such as crm:42.`,
  )
}

/** What each golden record says of its home, as far as it is known who it is. */
export function homesOf({ golden, kindOf }: FinishedRun): HomeRecord[] {
  return golden.map((own) => homeRecordOf(own, kindOf))
}

/** Numbers of relations that the run's config states, by golden ID and type: to how many others. */
export async function relationCountsOf({ dir }: FinishedRun): Promise<ReadonlyMap<string, Record<string, number>>> {
  const counts = new Map<string, Record<string, number>>()
  const path = join(dir, 'relations.csv')
  if (!existsSync(path)) return counts
  const seen = new Set<string>()
  for await (const { relation, from_golden_id: from, to_golden_id: to } of readCsv(path, { delimiter: ',' })) {
    const key = JSON.stringify([relation, from, to])
    if (seen.has(key)) continue
    seen.add(key)
    const own = counts.get(from) ?? {}
    counts.set(from, { ...own, [relation]: (own[relation] ?? 0) + 1 })
  }
  return counts
}

/** Mail addresses, phones and identifiers of golden records, by which events tell whose they are. */
export function identifiersOf({ golden, kindOf }: FinishedRun): IdentifierLink[] {
  const fields = Object.entries(kindOf).filter(([, kind]) => IDENTIFYING.includes(kind))
  return golden.flatMap(({ values, records }) =>
    fields.flatMap(([name, kind]) =>
      textsOf(values[name]).map((value) => ({ type: kind === 'identifier' ? name : kind, value, record: records[0] })),
    ),
  )
}

const IDENTIFYING: readonly string[] = ['email', 'phone', 'identifier']

/** Texts of a golden value, also of a list. */
export function textsOf(value: GoldenValue | undefined): string[] {
  const list = value === undefined ? [] : Array.isArray(value) ? value : [value]
  return list.filter((one): one is string => typeof one === 'string' && one !== '')
}

/** Golden values by name, those of parts as `name.given`; what segments and actions may ask for. */
export function attributesOf({ values }: GoldenRecord): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).flatMap(([name, value]) => namedParts(name, value)))
}

function namedParts(name: string, value: GoldenValue): [name: string, value: unknown][] {
  if (typeof value === 'string' || Array.isArray(value)) return [[name, value]]
  return Object.entries(value).map(([part, text]) => [part === 'full' ? name : `${name}.${part}`, text])
}

/**
 * The value of an attribute that an option names.
 *
 * @throws SamewiseError `BAD_USAGE` where no golden record has it
 */
export function attributeReader(run: FinishedRun, name: string): (goldenId: string) => string | undefined {
  const known = new Set(run.golden.flatMap((own) => Object.keys(attributesOf(own))))
  if (!known.has(name)) {
    const names = [...known].sort()
    throw new SamewiseError(
      'BAD_USAGE',
      `Golden records have no attribute "${name}". They have ${names.join(', ')}.${didYouMean(name, names)}`,
    )
  }
  return (goldenId) => {
    const own = run.goldenById.get(goldenId)
    const value = own === undefined ? undefined : attributesOf(own)[name]
    return typeof value === 'string' ? value : undefined
  }
}
