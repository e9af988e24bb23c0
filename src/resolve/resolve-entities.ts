import { SamewiseError } from '../base'
import type { RawTable, Reject } from '../columns'
import { compilePlan, type EntityConfig, type Plan } from '../entity'
import { findRelations, type Relations } from './relations'
import { type ResolveOptions, resolveTables, StageClock } from './resolve-tables'
import type { ResolveResult } from './result'

/** What resolving several entities out of the same rows found. */
export interface EntityResults extends Relations {
  /** By name of the entity. */
  readonly entities: ReadonlyMap<string, ResolveResult>
  /** Input that is a record of no entity. */
  readonly rejects: readonly Reject[]
}

/**
 * Resolves several entities, such as persons and organizations, out of the same tables: a row may feed one of them, or several with a
 * relation between them.
 */
export async function resolveEntities(
  plans: readonly Plan[],
  tables: readonly RawTable[],
  options: ResolveOptions,
): Promise<EntityResults> {
  const entities = new Map<string, ResolveResult>()
  for (const plan of plans) {
    const own = tables.filter((table) => feeds(table, plan))
    const name = plan.config.name as string
    const settings = { ...options, previous: options.previousByEntity?.[name] }
    entities.set(name, await resolveTables(plan, own, settings, new StageClock(), true))
  }
  return { entities, ...findRelations(entities), rejects: rejectsOfAll(tables, [...entities.values()]) }
}

/**
 * Compiles the plans of several entities.
 *
 * @throws SamewiseError `BAD_CONFIG` for entities without a name, with one name, or relations that lead to none of them
 */
export function compileEntities(
  entities: readonly EntityConfig[],
  { extensions, data }: Pick<ResolveOptions, 'extensions' | 'data'>,
): Plan[] {
  const names = entities.map(({ name }) => name)
  entities.forEach(({ name, relations = {} }, k) => {
    if (name === undefined || names.indexOf(name) !== k) {
      throw new SamewiseError('BAD_CONFIG', 'Of several entities each needs a "name" of its own. Give each one.')
    }
    for (const [relation, { to }] of Object.entries(relations)) {
      if (to === undefined || names.includes(to)) continue
      throw new SamewiseError(
        'BAD_CONFIG',
        `"relations.${relation}.to" of the entity "${name}" names no entity: "${to}". The entities are ${names.join(', ')}.`,
      )
    }
  })
  return entities.map((entity) => compilePlan(entity, extensions, data))
}

/** Whether a table is meant for an entity: its config names the source, or none at all. */
function feeds(table: RawTable, { config }: Plan): boolean {
  return config.sources === undefined || Object.hasOwn(config.sources, table.source)
}

/** Lines that could not be read, and rows that are a record of no entity; each once. */
function rejectsOfAll(tables: readonly RawTable[], results: readonly ResolveResult[]): Reject[] {
  const found = new Map<string, Reject>()
  const all = [
    ...tables.flatMap((table) => table.rejects),
    ...results.flatMap((result) => result.rejects),
    ...tables.flatMap((table) => rowsWithoutEntity(table, results)),
  ]
  for (const reject of all) found.set(JSON.stringify([reject.source, reject.line, reject.reason]), reject)
  return [...found.values()]
}

function rowsWithoutEntity(table: RawTable, results: readonly ResolveResult[]): Reject[] {
  const isExcluded = new Int32Array(table.rowCount)
  let asked = 0
  for (const { state } of results) {
    const t = state.layouts.findIndex((layout) => layout.table === table)
    if (t < 0) continue
    asked++
    for (const { table: own, row } of state.records.excluded) if (own === t) isExcluded[row]++
  }
  const rejects: Reject[] = []
  for (let row = 0; row < table.rowCount; row++) {
    if (asked > 0 && isExcluded[row] < asked) continue
    const raw = JSON.stringify(Object.fromEntries(table.columns.map((c) => [c.name, c.values.get(c.codes[row])])))
    const reason = 'a record of no entity'
    rejects.push({ source: table.source, line: table.lines?.[row] ?? row + 1, reason, raw })
  }
  return rejects
}
