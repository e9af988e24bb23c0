import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { measureSet } from '../accuracy/measure-set'
import { type AccuracySet, accuracySets } from '../accuracy/sets'
import { circumstances } from '../measure/circumstances'
import { hasPython } from '../measure/python'
import { buildIfStale } from '../measure/resolve-command'
import { writeResult } from '../measure/result-file'
import { round } from '../measure/round'
import { tool } from '../measure/shared-folder'
import { textTable } from '../measure/text-table'
import { measureAddressParts } from './address-parts'
import type { Figure } from './figure'
import { findLists, type List } from './find-lists'
import { measureLegalForms } from './legal-forms'
import { measureNamePairs } from './name-pairs'
import { measureNameParts } from './name-parts'
import { measureNicknames } from './nicknames'
import { measureRecordPairs } from './record-pairs'

// How well the kinds of fields read and compare what they are for, on public lists; see benchmarks/README.md.
//
//   npm run bench:kinds -- [--lists name_parts,nicknames] [--seed 1]

/** Least pairwise F1 of sets of records; other sets are measured by bench:accuracy, or without a bar if nobody knows them. */
const SET_BARS = new Map([
  ['senzing_truthset', 0.85],
  ['chicago_early_childhood', 0.88],
])

const { values: options } = parseArgs({
  options: { lists: { type: 'string' }, seed: { type: 'string', default: '1' } },
})
const seed = Number(options.seed)
const found = findLists()
const wanted = options.lists?.split(',')
const unknown = wanted?.filter((name) => !found.lists.some((list) => list.name === name)) ?? []
if (unknown.length > 0 || !Number.isInteger(seed)) {
  const known = found.lists.map(({ name }) => name).join(', ')
  process.stderr.write(`--seed takes a whole number, --lists takes names of: ${known || 'no list was found'}.\n`)
  process.exit(2)
}
const lists = found.lists.filter((list) => (wanted === undefined ? isMeasuredHere(list) : wanted.includes(list.name)))

const where = circumstances()
const needsCommand = lists.some(({ sort }) => sort === 'record-pairs' || sort === 'clusters')
const isSameBuild = needsCommand ? buildIfStale() : () => true
const cannotScore = !hasPython()
  ? 'scoring needs python3'
  : existsSync(tool('evaluate.py'))
    ? undefined
    : `scoring needs ${tool('evaluate.py')}`

const figures: Figure[] = []
const notes = wanted === undefined ? found.missing.map((name) => `${name} was left out: it is not there.`) : []
let missed = 0
let skipped = notes.length
for (const list of lists) {
  process.stderr.write(`${list.name}…\n`)
  try {
    figures.push(...measure(list))
  } catch (error) {
    missed++
    notes.push(`${list.name} failed: ${error instanceof Error ? error.message : String(error)}.`)
  }
}

const rows: string[][] = [['list', 'what', 'of', 'share or F1', 'bar', '']]
const result: Record<string, number> = {}
let last = ''
for (const { list, what, key, count, value, bar } of figures) {
  const isReached = bar === undefined || value >= bar
  if (!isReached) missed++
  const verdict = bar === undefined ? '' : isReached ? 'reached' : 'MISSED'
  rows.push([list === last ? '' : list, what, String(count), value.toFixed(4), bar?.toFixed(2) ?? '', verdict])
  result[`${list}_${key}`] = round(value, 4)
  last = list
}
process.stdout.write(textTable(rows, 2))
for (const note of notes) process.stdout.write(`${note}\n`)
if (!isSameBuild()) process.stdout.write('Not kept in benchmarks/results: dist was rebuilt while it was measured.\n')
else if (wanted === undefined && skipped === 0) {
  const table = figures.map(({ list, what, count, value, bar }) => ({
    list,
    what,
    count,
    value: round(value, 4),
    ...(bar === undefined ? {} : { bar, reached: value >= bar }),
  }))
  writeResult('kinds', { benchmark: 'kinds', ...where, seed, table })
} else process.stdout.write('Not kept in benchmarks/results: that takes all lists.\n')
process.stdout.write(
  `${JSON.stringify({ benchmark: 'kinds', ...result, bars_missed: missed, lists_skipped: skipped, seed })}\n`,
)
process.exitCode = missed === 0 ? 0 : 1

function isMeasuredHere({ name, sort }: List): boolean {
  return sort !== 'clusters' || SET_BARS.has(name) || !accuracySets.some((set) => set.name === name)
}

function measure(list: List): Figure[] {
  switch (list.sort) {
    case 'name-parts':
      return measureNameParts(list.name)
    case 'address-parts':
      return measureAddressParts(list.name)
    case 'name-pairs':
      return measureNamePairs(list.name)
    case 'record-pairs':
      return measureRecordPairs(list.name, seed)
    case 'nicknames':
      return measureNicknames(list.name)
    case 'legal-forms':
      return measureLegalForms(list.name)
    case 'clusters':
      return measureClusters(list)
  }
}

function measureClusters({ name, isLink }: List): Figure[] {
  const bar = SET_BARS.get(name)
  const set: AccuracySet = { name, ...(bar === undefined ? {} : { bar }), ...(isLink ? { across: 'source' } : {}) }
  const outcome = cannotScore === undefined ? measureSet(set, seed) : { kind: 'skipped' as const, reason: cannotScore }
  if (outcome.kind === 'failed') throw new Error(outcome.reason)
  if (outcome.kind === 'skipped') {
    skipped++
    notes.push(`${name} was left out: ${outcome.reason}.`)
    return []
  }
  const { precision, recall, f1, records } = outcome.score
  const figure = (what: string, key: string, value: number): Figure => ({
    list: name,
    what,
    key,
    count: records,
    value,
  })
  return [
    { ...figure('pair F1', 'pair_f1', f1), ...(bar === undefined ? {} : { bar }) },
    figure('pair precision', 'pair_precision', precision),
    figure('pair recall', 'pair_recall', recall),
  ]
}
