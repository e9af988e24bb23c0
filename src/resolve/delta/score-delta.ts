import type { PackedRules } from '../../block'
import type { RecordTable } from '../../columns'
import { globalPrior, type Scorer } from '../../weigh'
import type { Candidates } from '../candidates'
import { budgetFor } from '../choose-rules'
import { type CleanSources, isOneToOne } from '../clean-sources'
import { joinPairs, type PairColumns } from '../growing-pairs'
import type { Between, Learned } from '../learn-model'
import { floorBitsOf } from '../resolve-tables'
import { type ScoredPairs, scoreCandidates } from '../score-candidates'
import { RULE_BITS } from '../score-unit'
import type { MergedInput } from './delta-input'
import type { RunSnapshot } from './run-snapshot'

/** Scored pairs, and which of them are those of the run. */
export interface DeltaPairs {
  readonly pairs: ScoredPairs
  /** By record, 1 where its pairs may be others than in the run; undefined where nothing of the run was taken. */
  readonly inQuestion: Uint8Array | undefined
}

/**
 * Scores the candidate pairs that a delta can change: those with a record that is new, has changed, or stands in a block that is or was too
 * big, since its pairs hang on who else stands there. All others share the blocks they shared, and weigh what they weighed.
 */
export async function scoreDelta(
  run: RunSnapshot,
  { merged }: MergedInput,
  { candidates, clean, team }: Learned,
  scorer: Scorer,
  between: Between,
): Promise<DeltaPairs> {
  const { plan, model } = run
  const weighing = {
    scorer,
    prior: globalPrior(model),
    rules: plan.ruleBook,
    floorBits: floorBitsOf(plan, clean),
  }
  const tell = (done: number, total: number): Promise<void> => between('score', done, total)
  if (!keepsPairs(run, scorer.table, candidates, clean)) {
    return { pairs: await scoreCandidates(candidates, weighing, clean, tell, team), inQuestion: undefined }
  }
  const inQuestion = recordsInQuestion(run, merged.from, candidates.isCut)
  const old = pairsThatStay(run.pairs, numbersNow(run, merged.from), patternsNow(run, scorer), inQuestion)
  // On this thread alone: which records are in question is not sent to others, and their pairs are few.
  const fresh = await scoreCandidates(onlyInQuestion(candidates, inQuestion), weighing, clean, tell)
  const pairs = joinPairs([old, fresh])
  return { pairs: { ...fresh, ...pairs, ruled: ruledPairs(pairs) }, inQuestion }
}

/**
 * Whether pairs of the run may be taken as they are. Not where it had other limits on blocks, or on what it kept; where neighbours by words are
 * counted, of whom a new record may be one; and where records compete for partners, whose odds are summed in the order of the pairs.
 */
function keepsPairs(
  { plan, records, duplicateFree, hasSharedValues }: RunSnapshot,
  { count, sourceNames }: RecordTable,
  { nearest }: Candidates,
  clean: CleanSources,
): boolean {
  if (hasSharedValues || nearest.length > 0 || isOneToOne(clean)) return false
  const cleanThen = { clean: records.sourceNames.map((name) => duplicateFree.includes(name)), evidence: '' }
  const isCleanNow = (name: string): boolean | undefined => clean.clean[sourceNames.indexOf(name)]
  return (
    budgetFor(count).blockCap === budgetFor(records.count).blockCap &&
    floorBitsOf(plan, clean) === floorBitsOf(plan, cleanThen) &&
    records.sourceNames.every((name, s) => isCleanNow(name) === undefined || isCleanNow(name) === cleanThen.clean[s])
  )
}

/** By record, 1 where its pairs may be others than in the run. */
function recordsInQuestion({ isCut }: RunSnapshot, from: Int32Array, isCutNow: Uint8Array): Uint8Array {
  const inQuestion = new Uint8Array(from.length)
  for (let i = 0; i < from.length; i++) {
    if (from[i] < 0 || isCut[from[i]] === 1 || isCutNow[i] === 1) inQuestion[i] = 1
  }
  return inQuestion
}

/** By record of the run: its number now, -1 if it is gone. */
function numbersNow({ records }: RunSnapshot, from: Int32Array): Int32Array {
  const numbers = new Int32Array(records.count).fill(-1)
  for (let i = 0; i < from.length; i++) if (from[i] >= 0) numbers[from[i]] = i
  return numbers
}

/** By pattern of the run: its number now. */
function patternsNow({ levels }: RunSnapshot, { patterns }: Scorer): Int32Array {
  const { width } = patterns
  return Int32Array.from({ length: levels.length / width }, (_, p) =>
    patterns.intern(levels.subarray(p * width, (p + 1) * width)),
  )
}

/** The candidates of which a record is in question. */
function onlyInQuestion(candidates: Candidates, inQuestion: Uint8Array): Candidates {
  const { admissible, rules, pairsByRule } = candidates
  return {
    ...candidates,
    rules: blocksInQuestion(rules, inQuestion),
    // They are few, and not worth cutting up.
    pairsByRule: pairsByRule.map(() => 0),
    admissible: (left, right) => (inQuestion[left] === 1 || inQuestion[right] === 1) && admissible(left, right),
  }
}

/** Blocks of a rule are told by so many bits of their hash. */
const MARK_BITS = 20
const MARK_MASK = (1 << MARK_BITS) - 1

/**
 * The blocks without records that share none with a record in question. What such a record has in common with another stays, so that its pairs are
 * those of the whole; some records of other blocks stay too, since a part of a hash tells a block.
 */
function blocksInQuestion({ count, width, starts, rows }: PackedRules, inQuestion: Uint8Array): PackedRules {
  // One after the other in memory for all rules, a bit each, so that a pass over the rows is enough and the marks stay in the cache.
  const marks = new Uint8Array((starts.length - 1) << (MARK_BITS - 3))
  const ruleOf = new Int32Array(width)
  for (let rule = 0; rule + 1 < starts.length; rule++) ruleOf.fill(rule, starts[rule], starts[rule + 1])
  for (let i = 0; i < count; i++) {
    if (inQuestion[i] === 0) continue
    for (let column = 0; column < width; column++) {
      const mark = rows[i * width + column] & MARK_MASK
      marks[(ruleOf[column] << (MARK_BITS - 3)) + (mark >> 3)] |= 1 << (mark & 7)
    }
  }
  const kept = new Int32Array(rows.length)
  for (let i = 0, at = 0; i < count; i++) {
    for (let column = 0; column < width; column++, at++) {
      const mark = rows[at] & MARK_MASK
      if (((marks[(ruleOf[column] << (MARK_BITS - 3)) + (mark >> 3)] >> (mark & 7)) & 1) === 1) kept[at] = rows[at]
    }
  }
  return { count, width, starts, rows: kept }
}

/** The kept pairs of the run of which no record is in question, by what records and patterns are called now. */
function pairsThatStay(
  pairs: PairColumns,
  numbers: Int32Array,
  patterns: Int32Array,
  inQuestion: Uint8Array,
): PairColumns {
  const { left, right } = pairs
  const staying = new Int32Array(left.length)
  let count = 0
  for (let e = 0; e < left.length; e++) {
    const a = numbers[left[e]]
    const b = numbers[right[e]]
    if (a >= 0 && b >= 0 && inQuestion[a] === 0 && inQuestion[b] === 0) staying[count++] = e
  }
  const taken = staying.subarray(0, count)
  return {
    left: translate(left, taken, numbers),
    right: translate(right, taken, numbers),
    pattern: translate(pairs.pattern, taken, patterns),
    weight: pick(pairs.weight, taken),
    match: pick(pairs.match, taken),
    relatives: pick(pairs.relatives, taken),
    random: pick(pairs.random, taken),
  }
}

function translate(column: Int32Array, places: Int32Array, numbers: Int32Array): Int32Array {
  const translated = new Int32Array(places.length)
  for (let k = 0; k < places.length; k++) translated[k] = numbers[column[places[k]]]
  return translated
}

function pick(column: Float64Array, places: Int32Array): Float64Array {
  const picked = new Float64Array(places.length)
  for (let k = 0; k < places.length; k++) picked[k] = column[places[k]]
  return picked
}

/** Pairs that a "match" rule of the user's joins. */
function ruledPairs({ left, right, weight }: PairColumns): ScoredPairs['ruled'] {
  const ruled: [number, number][] = []
  for (let e = 0; e < weight.length; e++) if (weight[e] === RULE_BITS) ruled.push([left[e], right[e]])
  return ruled
}
