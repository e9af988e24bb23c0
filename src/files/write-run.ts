import { join } from 'node:path'
import { breathe, type JobOptions, throwIfAborted } from '../base'
import { configJsonSchema } from '../entity'
import { openRunFolder } from '../node'
import type { ResolveResult } from '../resolve'
import type { BackgroundWriting } from './background-writing'
import { extendLedger, LEDGER_FILE, writeLedger } from './ids-ledger'
import { runFigures, withEffort } from './run-figures'
import { storedConfig } from './stored-config'
import { beginGoldenFiles, writeGoldenFiles } from './write-golden-files'
import { writeGoldenOfDelta } from './write-golden-of-delta'
import { writeJson, writeText } from './write-json'
import { writePossible } from './write-possible'
import { writeRejected } from './write-rejected'
import { writeRelations } from './write-relations'
import type { WriteRunOptions } from './write-run-options'
import { writeEdges, writeValues } from './write-snapshots'

/**
 * Writes the run folder of a result: golden.csv, xref.csv, lineage.ndjson, possible.csv, rejected.csv, config.json with its JSON Schema,
 * model.json, ids.ndjson, judgements.ndjson if any were given, edges, values, relations.csv and dangling.csv if the config states relations, report.html if a report is given and,
 * last, run.json. The folder takes the place of an earlier result as a whole.
 *
 * @param result what `resolve` returned
 * @param outDir folder to create or replace
 * @param options see {@link WriteRunOptions}
 * @throws SamewiseError `OUTPUT_FAILED`, `BAD_USAGE` or `ABORTED`; an earlier result then stays as it was
 *
 * @example
 * ```ts
 * import { mkdtempSync } from 'node:fs'
 * import { tmpdir } from 'node:os'
 * import { join } from 'node:path'
 * import { defineEntity, kinds, resolve } from 'samewise'
 * import { writeRun } from 'samewise/files'
 *
 * const person = defineEntity({
 *   fields: { name: kinds.personName(), email: kinds.email() },
 *   sources: { crm: { id: 'id' } },
 * })
 * const result = await resolve(person, {
 *   crm: [
 *     { id: '1', name: 'Ann Lee', email: 'ann@lee.org' },
 *     { id: '2', name: 'Anne Lee', email: 'ann@lee.org' },
 *   ],
 * })
 * const folder = join(mkdtempSync(join(tmpdir(), 'samewise-')), 'result')
 * await writeRun(result, folder, { version: '1.0.0' })
 * ```
 */
export async function writeRun(result: ResolveResult, outDir: string, options: WriteRunOptions): Promise<void> {
  const folder = openRunFolder(outDir)
  const elsewhere: (BackgroundWriting | undefined)[] = []
  try {
    const started = performance.now()
    const between = (share: number): Promise<void> => pause(options, share)
    if (options.delta === undefined) {
      const golden = beginGoldenFiles(result, folder, options)
      elsewhere.push(golden)
      if (golden === undefined) await writeGoldenFiles(result, folder, options, between)
      if (result.idChanges !== undefined) writeLedger(folder.path(LEDGER_FILE), result.ledger)
    } else {
      elsewhere.push(await writeGoldenOfDelta(result, options.delta, folder, options, between))
      const { dir, previous } = options.delta
      extendLedger(join(dir, LEDGER_FILE), previous, folder.path(LEDGER_FILE), result.ledger)
    }
    if (options.judgements !== undefined && options.judgements !== '') {
      writeText(folder.path('judgements.ndjson'), options.judgements)
    }
    await pause(options, 1)
    elsewhere.push(writePossible(result, folder, options))
    writeRejected(result.rejects, folder, options)
    const relations = statesRelations(result) ? result.relations() : undefined
    if (relations !== undefined) writeRelations(relations, folder, options)
    writeJson(folder.path('config.json'), { $schema: './config.schema.json', ...storedConfig(result.state.plan) })
    writeJson(folder.path('config.schema.json'), configJsonSchema())
    // Without indents: most of a large model is its table of frequencies.
    writeJson(folder.path('model.json'), storedModel(result, options), 0)
    await pause(options, 1)
    await writeEdges(result, folder)
    if (options.values !== false) await writeValues(result, folder, options.delta?.values)
    await pause(options, 1)
    if (options.report !== undefined) {
      writeText(folder.path('report.html'), options.report((performance.now() - started) / 1000))
      await pause(options, 1)
    }
    const figures = runFigures(result, relations, options)
    // Other threads are at what was begun first.
    for (const writing of elsewhere.reverse()) await writing?.finish()
    writeJson(folder.path('run.json'), withEffort(figures, result, (performance.now() - started) / 1000))
    await pause(options, 1)
    folder.commit()
  } finally {
    for (const writing of elsewhere) await writing?.stop()
    folder.discard()
  }
}

/** Tells how far writing is, and lets signals in. */
async function pause({ signal, onProgress }: JobOptions, share: number): Promise<void> {
  onProgress?.({ stage: 'write', done: share, total: 1 })
  await breathe()
  throwIfAborted(signal)
}

/** Whether the config states relations between golden records of the entity itself. */
function statesRelations({ state }: ResolveResult): boolean {
  const { name, relations = {} } = state.plan.config
  return Object.values(relations).some(({ to }) => to === undefined || to === name)
}

function storedModel({ state }: ResolveResult, { extensions = [] }: WriteRunOptions): object {
  const { model } = state.learned
  return extensions.length === 0 ? model : { ...model, extensions }
}
