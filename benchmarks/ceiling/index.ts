import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import {
  COMPONENT_BITS,
  clustersOf,
  findPieces,
  type groupByLabel,
  joinPieces,
  UnionFind,
  type WeighMembers,
} from '../../src/cluster'
import type { ResolveResult } from '../../src/resolve'
import { filesOf } from '../accuracy/measure-set'
import { writeOpaqueCopy } from '../accuracy/opaque-records'
import { type AccuracySet, accuracySets } from '../accuracy/sets'
import { circumstances } from '../measure/circumstances'
import { pythonEnvironment } from '../measure/python'
import { writeResult } from '../measure/result-file'
import { round } from '../measure/round'
import { type Score, scoreClusters } from '../measure/score'
import { tool } from '../measure/shared-folder'
import { textTable } from '../measure/text-table'
import { Classifier } from './classifier'
import { candidatePairs, featuresOf, type Pairs, pairKey, pairsInsideComponents } from './pairs'
import { resolveInside } from './resolve-inside'
import { readTruthOf, type TruthOfRecords } from './truth'

// How far from the best that its own comparisons allow the engine is: see benchmarks/README.md.
//
//   npm run bench:ceiling -- [--sets people_20k] [--seed 1]

const DEFAULT_SET = 'people_100k'
/** Stops that are tried to find the one that fits the truth best. */
const STOPS = [-2, -1, 0, 1, 2]

const { values: options } = parseArgs({
  options: { sets: { type: 'string', default: DEFAULT_SET }, seed: { type: 'string', default: '1' } },
})
const eligible = accuracySets.filter(({ across }) => across === undefined)
const names = options.sets.split(',')
const unknown = names.filter((name) => !eligible.some((set) => set.name === name))
const seed = Number(options.seed)
if (unknown.length > 0 || !Number.isInteger(seed)) {
  process.stderr.write(
    `--seed takes a whole number, --sets takes names of: ${eligible.map(({ name }) => name).join(', ')}.\n`,
  )
  process.exit(2)
}

const where = circumstances()
const environment = pythonEnvironment('ceiling-venv', join('benchmarks', 'ceiling', 'requirements.txt'))
const evaluator = tool('evaluate.py')
const cannotRun =
  'missing' in environment ? environment.missing : existsSync(evaluator) ? undefined : `there is no ${evaluator}`

/** A way to cluster, and how well it does. */
interface Line {
  readonly key: string
  readonly what: string
  readonly score: Score
}

const table: object[] = []
const figures: Record<string, number> = {}
const notes: string[] = []
for (const set of eligible.filter(({ name }) => names.includes(name))) {
  const files = filesOf(set)
  if (cannotRun !== undefined || 'missing' in files) {
    notes.push(`${set.name} was left out: ${cannotRun ?? ('missing' in files ? files.missing : '')}.`)
    continue
  }
  process.stderr.write(`${set.name}…\n`)
  const { lines, counts } = await measure(set, files)
  const head = ['', 'precision', 'recall', 'F1', 'B-cubed', 'household precision', 'recall']
  const body = lines.map(({ what, score: { precision, recall, f1, bCubed, within } }) => [
    what,
    ...[precision, recall, f1, bCubed, within?.precision, within?.recall].map((value) => value?.toFixed(4) ?? ''),
  ])
  process.stdout.write(`${set.name}\n${textTable([head, ...body])}`)
  process.stdout.write(
    `${counts.candidates} candidate pairs and ${counts.inside} more inside components; ${counts.true_candidates} and ${counts.true_inside} of them are true.\n\n`,
  )
  table.push({
    set: set.name,
    ...counts,
    ...Object.fromEntries(
      lines.map(({ key, what, score: { precision, recall, f1, bCubed, within } }) => [
        key,
        {
          what,
          pair_precision: round(precision, 4),
          pair_recall: round(recall, 4),
          pair_f1: round(f1, 4),
          bcubed_f1: round(bCubed, 4),
          ...(within === undefined
            ? {}
            : {
                household_precision: round(within.precision, 4),
                household_recall: round(within.recall, 4),
              }),
        },
      ]),
    ),
  })
  for (const { key, score } of lines) figures[`${set.name}_${key}_pair_f1`] = round(score.f1, 4)
}
for (const note of notes) process.stdout.write(`${note}\n`)
const result = { benchmark: 'ceiling', ...where, seed, table }
if (notes.length === 0 && names.includes(DEFAULT_SET)) writeResult('ceiling', result)
else process.stdout.write(`Not kept in benchmarks/results: that takes ${DEFAULT_SET}.\n`)
process.stdout.write(`${JSON.stringify({ benchmark: 'ceiling', ...figures, sets_skipped: notes.length, seed })}\n`)

async function measure(
  set: AccuracySet,
  files: { readonly records: string; readonly truth: string },
): Promise<{ lines: Line[]; counts: Record<string, number> }> {
  const folder = mkdtempSync(join(tmpdir(), 'samewise-ceiling-'))
  try {
    const copy = writeOpaqueCopy(files.records, files.truth, folder, seed)
    const result = await resolveInside(copy.records)
    const truth = readTruthOf(result, copy.truth)
    const within = set.householdBar === undefined ? undefined : 'household_id'
    const scoreOf = (labelOf: (record: number) => number): Score => {
      const path = join(folder, 'clusters.csv')
      const rows = Array.from({ length: result.recordCount }, (_, i) => `${result.refOf(i).recordId},${labelOf(i)}`)
      writeFileSync(path, `record_id,cluster_id\n${rows.join('\n')}\n`)
      return scoreClusters(copy.truth, path, 'cluster_id', undefined, within)
    }
    return await compareWithTruth(result, truth, scoreOf, folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function compareWithTruth(
  result: ResolveResult,
  { entity, group }: TruthOfRecords,
  scoreOf: (labelOf: (record: number) => number) => Score,
  folder: string,
): Promise<{ lines: Line[]; counts: Record<string, number> }> {
  const { recordCount: count, state } = result
  const isTrue = (left: number, right: number): boolean => entity[left] === entity[right]
  const candidates = await candidatePairs(result)
  const proposed = new Set(candidates.left.map((left, p) => pairKey(left, candidates.right[p])))
  const inside = pairsInsideComponents(
    count,
    { left: [...state.pairs.left], right: [...state.pairs.right] },
    state.pairs.weight,
    COMPONENT_BITS,
    proposed,
  )
  const all: Pairs = { left: candidates.left.concat(inside.left), right: candidates.right.concat(inside.right) }
  const own = labelsOf(state.clusters.groups, count)
  const lines: Line[] = [{ key: 'engine', what: 'samewise, without labels', score: scoreOf((i) => own[i]) }]

  const classifier = new Classifier((environment as { python: string }).python, folder, group)
  const weight = classifier.train(all, featuresOf(result, all), isTrue)
  const bitsOf = new Map(all.left.map((left, p) => [pairKey(left, all.right[p]), weight[p]]))
  // Its own components reach further than those of the engine: their pairs are weighed as well.
  const floor = Math.min(COMPONENT_BITS, ...STOPS)
  const more = pairsInsideComponents(count, all, weight, floor, bitsOf)
  const moreWeight = classifier.score(more, featuresOf(result, more))
  for (let p = 0; p < more.left.length; p++) bitsOf.set(pairKey(more.left[p], more.right[p]), moreWeight[p])
  const byStop = STOPS.map((stop) => ({ stop, score: scoreOf(linked(count, all, weight, bitsOf, stop)) }))
  const best = byStop.reduce((a, b) => (b.score.f1 > a.score.f1 ? b : a))
  lines.push(
    {
      key: 'trained_on_truth',
      what: 'trees trained on the truth, average linkage',
      score: byStop[STOPS.indexOf(0)].score,
    },
    { key: 'trained_best_stop', what: `the same, stop chosen by the truth (${best.stop} bits)`, score: best.score },
  )
  lines.push(
    {
      key: 'blocking_bound',
      what: 'every true pair that blocking proposed, closed',
      score: scoreOf(closed(count, candidates, isTrue)),
    },
    {
      key: 'component_bound',
      what: 'every true pair that was weighed, closed',
      score: scoreOf(closed(count, all, isTrue)),
    },
  )
  const truePairs = ({ left, right }: Pairs): number =>
    left.reduce((sum, a, p) => sum + (isTrue(a, right[p]) ? 1 : 0), 0)
  return {
    lines,
    counts: {
      candidates: candidates.left.length,
      inside: inside.left.length,
      true_candidates: truePairs(candidates),
      true_inside: truePairs(inside),
    },
  }
}

/** Clusters by the engine's average linkage, with other weights. */
function linked(
  count: number,
  { left, right }: Pairs,
  weight: Float64Array,
  bitsOf: ReadonlyMap<number, number>,
  stopBits: number,
): (record: number) => number {
  const edges = { left: Int32Array.from(left), right: Int32Array.from(right), weight }
  const weigh: WeighMembers = (members, weights) => {
    const size = members.length
    for (let a = 0; a < size; a++) {
      for (let b = a + 1; b < size; b++) {
        const low = Math.min(members[a], members[b])
        const high = Math.max(members[a], members[b])
        // Only pieces of a component that was too big to be weighed whole have pairs without a weight.
        const bits = bitsOf.get(pairKey(low, high)) ?? -8
        weights[a * size + b] = bits
        weights[b * size + a] = bits
      }
    }
  }
  const found = findPieces(count, edges, { same: [] }, stopBits)
  const all = { from: 0, to: found.open.size }
  const { groups } = clustersOf(found, [all], [joinPieces(found.open, all, weigh, {}, stopBits)])
  const labels = labelsOf(groups, count)
  return (record) => labels[record]
}

/** Clusters of the true ones among some pairs: what perfect decisions on them would give. */
function closed(
  count: number,
  { left, right }: Pairs,
  isTrue: (left: number, right: number) => boolean,
): (record: number) => number {
  const union = new UnionFind(count)
  for (let p = 0; p < left.length; p++) if (isTrue(left[p], right[p])) union.union(left[p], right[p])
  return (record) => union.find(record)
}

function labelsOf({ starts, members, size }: ReturnType<typeof groupByLabel>, count: number): Int32Array {
  const labels = new Int32Array(count)
  for (let g = 0; g < size; g++) for (let a = starts[g]; a < starts[g + 1]; a++) labels[members[a]] = g
  return labels
}
