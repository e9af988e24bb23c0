import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { type Judgement, type RecordRef, type ResolveResult, resolve } from 'samewise'
import { createCsvWriter, readCsv } from 'samewise/files'
import { guessConfig } from 'samewise/guess'
import { Questionnaire, trainWithLabels } from 'samewise/train'
import { DEFAULT_DATA, loadData } from '../../src/cli/data-tables'
import { filesOf } from '../accuracy/measure-set'
import { writeOpaqueCopy } from '../accuracy/opaque-records'
import { scoreClusters } from '../measure/score'
import type { LabelSet } from './sets'

/** Pairwise F1 without labels, with the model that labels adjusted, and with that and the labels kept as judgements. */
export interface LabelOutcome {
  readonly without: number
  readonly withModel: number
  readonly withAnswers: number
  readonly matches: number
  readonly labels: number
  readonly strength: number
  /** Time to choose all questions and to fit, without resolving. */
  readonly seconds: number
}

/** Questions between two fits. */
const BATCH = 10

/**
 * Resolves an opaque copy of a set without labels, asks for labels, answers them from the truth, and resolves it again with what they
 * taught.
 *
 * @param seed of the copy and of the questions
 */
export async function labelSet(
  set: LabelSet,
  seed: number,
  labels: number,
): Promise<LabelOutcome | { readonly missing: string }> {
  const files = filesOf(set)
  if ('missing' in files) return files
  const folder = mkdtempSync(join(tmpdir(), 'samewise-labels-'))
  try {
    const copy = writeOpaqueCopy(files.records, files.truth, folder, seed)
    const data = await loadData(DEFAULT_DATA)
    const table = await readCsv(copy.records).readTable('records')
    const { config } = guessConfig([table], undefined, data)
    const entities = readTruth(copy.truth)
    const score = (result: ResolveResult): number => {
      const xref = createCsvWriter(join(folder, 'xref.csv'))
      xref.row(['golden_id', 'record_id'])
      for (const { goldenId, recordId } of result.xref()) xref.row([goldenId, recordId])
      xref.close()
      return scoreClusters(copy.truth, join(folder, 'xref.csv'), 'golden_id', set.across).f1
    }
    const inputs = { records: table }
    const result = await resolve(config, inputs, { data })
    const without = score(result)
    const start = performance.now()
    const questionnaire = new Questionnaire(result, { seed })
    const answers: Judgement[] = []
    while (answers.length < labels) {
      const questions = questionnaire.next(answers, Math.min(BATCH, labels - answers.length))
      if (questions.length === 0) break
      for (const { left, right } of questions) answers.push({ judgement: answerOf(entities, left, right), left, right })
    }
    const { model, matches, strength } = trainWithLabels(result, answers)
    const seconds = (performance.now() - start) / 1000
    const withModel = score(await resolve(config, inputs, { data, model }))
    const withAnswers = score(await resolve(config, inputs, { data, model, judgements: answers }))
    return { without, withModel, withAnswers, matches, labels: answers.length, strength, seconds }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function answerOf(entities: ReadonlyMap<string, string>, left: RecordRef, right: RecordRef): Judgement['judgement'] {
  return entities.get(left.recordId) === entities.get(right.recordId) ? 'same' : 'different'
}

function readTruth(path: string): Map<string, string> {
  const rows: { record_id: string; entity_id: string }[] = parse(readFileSync(path), { bom: true, columns: true })
  return new Map(rows.map(({ record_id, entity_id }) => [record_id, entity_id]))
}
