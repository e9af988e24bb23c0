import { type JobOptions, SamewiseError } from '../base'
import { type RawTable, type Row, type Rows, type TableReader, tableFromRows } from '../columns'
import { compilePlan, type EntityConfig, type Plan } from '../entity'
import { compileEntities, type EntityResults, resolveEntities } from './resolve-entities'
import { type ResolveOptions, resolveTables, StageClock } from './resolve-tables'
import type { ResolveResult } from './result'

/** Records of a source: rows, or something that reads itself into columns, such as `readCsv(path)`. */
export type SourceInput = TableReader | RawTable | Rows<Row>

/**
 * Resolves records of all sources into clusters and golden records.
 *
 * @param entity what the things are; see {@link defineEntity}
 * @param inputs records by source name
 * @throws SamewiseError `BAD_CONFIG`, `NO_INPUT`, `DUPLICATE_IDS`, `ABORTED`, or what a reader throws. Inputs are never changed.
 * @example
 * ```ts
 * import { defineEntity, kinds as k, resolve } from 'samewise'
 *
 * const person = defineEntity({
 *   fields: { name: k.personName(), email: k.email() },
 *   sources: { crm: { id: 'id', map: { name: 'name', email: 'mail' } } },
 * })
 * const result = await resolve(person, {
 *   crm: [
 *     { id: '1', name: 'Ann Lee', mail: 'ann@lee.org' },
 *     { id: '2', name: 'Anne Lee', mail: 'ann@lee.org' },
 *   ],
 * })
 * for (const golden of result.golden()) golden.values.email
 * ```
 */
export async function resolve(
  entity: EntityConfig,
  inputs: Readonly<Record<string, SourceInput>>,
  options?: ResolveOptions,
): Promise<ResolveResult>
/**
 * Resolves several entities out of the same rows, such as persons and the organizations they work for.
 *
 * @param entities each with a name; a source without a part in an entity is left out of its `sources`
 * @param inputs records by source name
 * @returns a result by entity, and the relations between their golden records
 * @throws SamewiseError as for one entity
 * @example
 * ```ts
 * import { defineEntity, kinds as k, resolve } from 'samewise'
 *
 * const person = defineEntity({
 *   name: 'person',
 *   fields: { name: k.personName(), email: k.email() },
 *   sources: { crm: { id: 'id', map: { name: 'contact', email: 'mail' } } },
 *   relations: { 'works-for': { to: 'company' } },
 * })
 * const company = defineEntity({
 *   name: 'company',
 *   fields: { firm: k.text() },
 *   sources: { crm: { id: 'id', map: { firm: 'company' }, where: { column: 'company' } } },
 * })
 * const { entities, relations } = await resolve([person, company], {
 *   crm: [
 *     { id: '1', contact: 'Ann Lee', mail: 'ann@lee.org', company: 'Lee & Daughters' },
 *     { id: '2', contact: 'Tom Hale', mail: 'tom@hale.org' },
 *   ],
 * })
 * entities.get('person')?.goldenCount // 2
 * relations[0].relation // 'works-for'
 * ```
 */
export async function resolve(
  entities: readonly EntityConfig[],
  inputs: Readonly<Record<string, SourceInput>>,
  options?: ResolveOptions,
): Promise<EntityResults>
export async function resolve(
  entity: EntityConfig | readonly EntityConfig[],
  inputs: Readonly<Record<string, SourceInput>>,
  options: ResolveOptions = {},
): Promise<ResolveResult | EntityResults> {
  const several = Array.isArray(entity) ? compileEntities(entity, options) : undefined
  const plan = several === undefined ? compilePlan(entity as EntityConfig, options.extensions, options.data) : undefined
  const clock = new StageClock()
  const tables: RawTable[] = []
  for (const [name, input] of Object.entries(inputs)) tables.push(await readSource(name, input, options))
  clock.end('read')
  return plan === undefined
    ? resolveEntities(several as Plan[], tables, options)
    : resolveTables(plan, tables, options, clock)
}

/** Reads the records of a source into columns. */
export async function readSource(name: string, input: SourceInput, options: JobOptions): Promise<RawTable> {
  if (name === '' || name.includes(':')) {
    throw new SamewiseError(
      'BAD_CONFIG',
      `"${name}" is no name for a source: it must not be empty nor hold a colon. Rename it.`,
    )
  }
  if (typeof input === 'object' && input !== null) {
    if ('readTable' in input) return input.readTable(name, options)
    if ('rowCount' in input) return input
  }
  return tableFromRows(name, input, options)
}
