import { join } from 'node:path'
import { SamewiseError } from '../base'
import type { RawTable } from '../columns'
import { type EntityConfig, ownEntry } from '../entity'
import { inputFacts, warningsOf, writeEntities } from '../files'
import type { ColumnGuess } from '../guess'
import { compileEntities, type EntityResults, resolveEntities } from '../resolve'
import { checkRejects } from './check-rejects'
import { describeChurn } from './describe-churn'
import { describeWarning } from './describe-warning'
import { inputNotes } from './input-notes'
import { configFor } from './inputs'
import { words } from './language'
import {
  countMerged,
  type ResolveCommandOptions,
  type ResolveJob,
  reporterOf,
  resolveOptionsOf,
  tellInput,
  tellNotes,
  writeOptionsOf,
} from './resolve-job'
import { safeText } from './table'

/**
 * Refuses options that speak of one entity.
 *
 * @throws SamewiseError `BAD_USAGE`
 */
export function checkSeveral({ truth, model }: ResolveCommandOptions): void {
  const given = [...(truth === undefined ? [] : ['--truth']), ...(model === undefined ? [] : ['--model'])]
  if (given.length === 0) return
  throw new SamewiseError(
    'BAD_USAGE',
    `${given.join(' and ')} cannot go with a config of several entities, since a truth and a model are of one. Resolve that entity with a config of its own.`,
  )
}

/** One of the entities, ready to be resolved. */
interface OpenEntity {
  readonly name: string
  readonly config: EntityConfig
  readonly tables: readonly RawTable[]
  readonly columns: readonly ColumnGuess[]
  /** What is to be known of its input. */
  readonly notes: readonly string[]
}

/** Resolves several entities out of the same files, and writes a folder with a run folder for each. */
export async function resolveSeveral(run: ResolveJob, entities: readonly EntityConfig[]): Promise<void> {
  const { options, inputs, tables, clock, display, job } = run
  const open = entities.map((entity) => openEntity(run, entity))
  const before = [...new Set([...run.judgements.notes, ...open.flatMap(({ notes }) => notes)])]
  tellInput(
    run,
    before,
    open.flatMap(({ columns }) => columns),
  )
  const settings = resolveOptionsOf(run)
  const plans = compileEntities(
    open.map(({ config }) => config),
    settings,
  )
  const results = await resolveEntities(plans, tables, settings)
  clock.end('resolve')
  for (const { rejects } of results.entities.values()) checkRejects(rejects.length, options.maxRejects)
  const notesOf = new Map(
    open.map(({ name, notes }) => {
      const result = results.entities.get(name)
      return [name, [...notes, ...(result === undefined ? [] : warningsOf(result).map(describeWarning))]]
    }),
  )
  const after = [
    ...open.flatMap(({ name, notes }) =>
      (notesOf.get(name) ?? []).slice(notes.length).map((note) => words.warnings.ofEntity(name, note)),
    ),
    ...(results.rejects.length > 0 ? [words.resolve.rowsOfNone(results.rejects.length)] : []),
  ]
  const warnings = [...before, ...after]
  const facts = await Promise.all([...inputs.sources.values()].map((path) => inputFacts(path, job)))
  const render = await reporterOf(run)
  await writeEntities(results, options.out, {
    ...writeOptionsOf(run, facts),
    seconds: clock.seconds,
    warnings,
    warningsByEntity: notesOf,
    report: (name, result) => {
      const { config, tables: own, columns } = open.find((entity) => entity.name === name) as OpenEntity
      return render?.(result, config, own, { guesses: columns, warnings: notesOf.get(name) ?? [], inputs: facts })
    },
  })
  display.stop()
  if (!options.json) tellNotes(after)
  printResults(results, run, warnings)
}

/** An entity without sources takes part in all of them, as they are guessed; one that names some takes part in these. */
function openEntity({ inputs, options, tables }: ResolveJob, entity: EntityConfig): OpenEntity {
  const own =
    entity.sources === undefined
      ? tables
      : tables.filter(({ source }) => ownEntry(entity.sources, source) !== undefined)
  if (own.length === 0) {
    throw new SamewiseError(
      'BAD_CONFIG',
      `No file is a source of the entity "${entity.name}": its "sources" name ${Object.keys(entity.sources ?? {}).join(', ')}, and the files are ${tables.map(({ source }) => safeText(source)).join(', ')}. Name a file with --source name=path, or correct the config.`,
    )
  }
  const { config, columns } = configFor({ ...inputs, given: entity }, own, options)
  return { name: entity.name as string, config, tables: own, columns, notes: inputNotes(config, entity, own) }
}

function printResults(
  { entities, relations, dangling, rejects }: EntityResults,
  { options: { out, json, quiet, report }, started }: ResolveJob,
  warnings: readonly string[],
): void {
  const seconds = (performance.now() - started) / 1000
  const pages = report ? [...entities.keys()].map((name) => join(out, name, 'report.html')) : []
  if (json) {
    const figures = {
      entities: Object.fromEntries(
        [...entities].map(([name, result]) => [
          name,
          {
            records: result.recordCount,
            golden: result.goldenCount,
            expected: result.expected(),
            ...(result.idChanges && { ids: result.idChanges.churn }),
          },
        ]),
      ),
      relations: relations.length,
      dangling_references: dangling.length,
      rejected: rejects.length,
      warnings,
      seconds,
      out,
      ...(report ? { reports: pages } : {}),
    }
    process.stdout.write(`${JSON.stringify(figures)}\n`)
    return
  }
  const lines = [...entities].flatMap(([name, result]) => {
    const { merged, several } = countMerged(result)
    const { precision, recall } = result.expected()
    return [
      words.resolve.entity(name, words.resolve.golden(result.recordCount, result.goldenCount, merged, several)),
      words.resolve.entity(name, words.resolve.expected(precision, recall)),
      ...(result.idChanges === undefined ? [] : describeChurn(result.idChanges.churn)).map((line) =>
        words.resolve.entity(name, line),
      ),
    ]
  })
  lines.push(words.resolve.relations(relations.length, dangling.length))
  lines.push(words.resolve.entitiesResult(out, [...entities.keys()], seconds))
  process.stdout.write(`${lines.join('\n')}\n`)
  if (!quiet) for (const page of pages) process.stderr.write(`${words.resolve.report(page)}\n`)
}
