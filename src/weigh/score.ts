import { featureOf, type RecordTable } from '../columns'
import { PatternTable, type RecordComparer } from '../compare'
import { addedBits } from './adjustment'
import { frequencyBits } from './frequencies'
import type { Model } from './model'
import { FLOOR } from './train'

/** Shares of the three classes, as log2 of expected pairs. */
export interface ClassPrior {
  readonly match: number
  readonly relatives: number
  readonly random: number
}

/** The prior of the whole input: expected pairs of each class. */
export function globalPrior(model: Model): ClassPrior {
  const { admissiblePairs, expectedMatches, expectedRelatives } = model
  return {
    match: Math.log2(Math.max(expectedMatches, FLOOR)),
    relatives: Math.log2(Math.max(expectedRelatives, FLOOR)),
    random: Math.log2(Math.max(admissiblePairs - expectedMatches - expectedRelatives, 1)),
  }
}

/** log2 of a sum of two powers of two, without overflow. */
export function log2Sum(a: number, b: number): number {
  const high = Math.max(a, b)
  const low = Math.min(a, b)
  return low < high - 60 ? high : high + Math.log2(1 + 2 ** (low - high))
}

/** Match weight of a pair from its log2 likelihoods under the three classes. */
export function joinClasses(match: number, relatives: number, random: number, prior: ClassPrior): number {
  return prior.match + match - log2Sum(prior.random + random, prior.relatives + relatives)
}

/** log2 P(vector | match) / P(vector | no match); "no match" mixes relatives and random pairs by the prior. */
export function likelihoodBits(match: number, relatives: number, random: number, prior: ClassPrior): number {
  const none = log2Sum(prior.random + random, prior.relatives + relatives)
  return match - none + log2Sum(prior.random, prior.relatives)
}

/** Match weight (log2 odds) → match probability. */
export function toProbability(weight: number): number {
  if (weight >= 0) return 1 / (1 + 2 ** -weight)
  const odds = 2 ** weight
  return odds / (1 + odds)
}

/** Match probability → match weight. */
export function toWeight(probability: number): number {
  return Math.log2(probability) - Math.log2(1 - probability)
}

/**
 * Weighs pairs of one table with one model. `measure` leaves the pair's log2 likelihoods under the three classes in `match`,
 * `relatives` and `random`, and its pattern number in `pattern`; `weigh` joins them with a prior. `measureMany` does so for many pairs.
 */
export class Scorer {
  match = 0
  relatives = 0
  random = 0
  pattern = 0
  readonly patterns: PatternTable
  readonly vector: Uint8Array
  /** What {@link measureMany} found. */
  readonly many: MeasuredPairs = new MeasuredPairs()
  private readonly width: number
  // log2 likelihoods by pattern, in the order match, relatives, random, and the bits of labels; filled when a pattern is met first.
  private known = new Float64Array(4 * 256)
  // Whether the pattern has an exact level whose value counts.
  private hasExact = new Uint8Array(256)
  private knownSize = 0
  private readonly logM: Float64Array[]
  private readonly logH: Float64Array[]
  private readonly logU: Float64Array[]
  private readonly exactLevel: Uint8Array
  private readonly individual: Uint8Array
  /** Frequency adjustment of an exact agreement by code, for the comparisons that have one; see {@link agreementBits}. */
  readonly bits: readonly (Float64Array | undefined)[]
  private readonly offsets: Int32Array
  private readonly slots: Int32Array
  private readonly slope: number
  /** Whether labels have taught the model something. */
  readonly isAdjusted: boolean

  /** @param bits the same of another scorer with this table and model; the model's frequencies are not looked at then */
  constructor(
    readonly table: RecordTable,
    readonly comparer: RecordComparer,
    readonly model: Model,
    bits?: readonly (Float64Array | undefined)[],
  ) {
    const { comparisons } = comparer
    this.width = comparisons.length
    this.vector = new Uint8Array(this.width)
    this.patterns = new PatternTable(this.width)
    const log2s = (p: readonly number[]) => Float64Array.from(p, (value) => Math.log2(Math.max(value, FLOOR)))
    this.logM = model.comparisons.map((c) => log2s(c.m))
    this.logH = model.comparisons.map((c) => log2s(c.h))
    this.logU = model.comparisons.map((c) => log2s(c.u))
    this.slope = model.adjustment?.slope ?? 1
    this.isAdjusted = model.adjustment !== undefined
    this.exactLevel = new Uint8Array(this.width)
    this.individual = new Uint8Array(this.width)
    this.offsets = new Int32Array(this.width)
    this.slots = new Int32Array(this.width)
    this.bits = comparisons.map((comparison, k) => {
      this.individual[k] = comparison.between === 'individual' ? 1 : 0
      if (comparison.frequencyOf === undefined) return undefined
      const frequencies = model.frequencies[comparison.frequencyOf]
      if (bits === undefined ? frequencies === undefined : bits[k] === undefined) return undefined
      const feature = featureOf(table, comparison.frequencyOf)
      this.exactLevel[k] = comparison.levels.findIndex((level) => level.exact) + 1
      this.offsets[k] = feature.offset
      this.slots[k] = feature.slots
      return bits?.[k] ?? frequencyBits(feature, frequencies, model.key)
    })
  }

  /** Compares two records and leaves the likelihoods and the pattern in the fields of this object. */
  measure(left: number, right: number): void {
    this.comparer.compare(left, right, this.vector)
    const pattern = this.patterns.intern(this.vector)
    while (this.knownSize <= pattern) this.learnPattern(this.knownSize)
    this.pattern = pattern
    this.match = this.known[pattern * 4]
    this.relatives = this.known[pattern * 4 + 1]
    this.random = this.known[pattern * 4 + 2]
    if (this.hasExact[pattern] === 1) this.addAgreement(pattern, left, right)
  }

  /** Compares `lefts[k]` and `rights[k]` for each `k < count`, and leaves what {@link measure} finds in {@link many}. */
  measureMany(lefts: Int32Array, rights: Int32Array, count: number): void {
    const { many, patterns } = this
    many.makeRoom(count, patterns.words)
    this.comparer.compareMany(lefts, rights, count, many.levels, patterns.words * 4)
    patterns.internMany(many.words, count, many.pattern)
    while (this.knownSize < patterns.size) this.learnPattern(this.knownSize)
    const { pattern, match, relatives, random } = many
    const { known, hasExact } = this
    for (let k = 0; k < count; k++) {
      const own = pattern[k]
      match[k] = known[own * 4]
      relatives[k] = known[own * 4 + 1]
      random[k] = known[own * 4 + 2]
      if (hasExact[own] === 1) {
        this.relatives = relatives[k]
        this.random = random[k]
        this.addAgreement(own, lefts[k], rights[k])
        relatives[k] = this.relatives
        random[k] = this.random
      }
    }
  }

  /** Match weight of the pair measured last, in bits, as labels have adjusted it. */
  weigh(prior: ClassPrior): number {
    return this.weightOf(this.pattern, this.match, this.relatives, this.random, prior)
  }

  /** The same of a pair of which this is known. */
  weightOf(pattern: number, match: number, relatives: number, random: number, prior: ClassPrior): number {
    return this.slope * joinClasses(match, relatives, random, prior) + this.known[pattern * 4 + 3]
  }

  /** The same without what labels have taught. */
  weighLabelFree(prior: ClassPrior): number {
    return joinClasses(this.match, this.relatives, this.random, prior)
  }

  /** A weight of a comparison vector as labels adjust it. */
  adjust(bits: number, vector: ArrayLike<number>): number {
    const { adjustment } = this.model
    return adjustment === undefined ? bits : adjustment.slope * bits + addedBits(adjustment, vector)
  }

  /** Frequency adjustment of an exact agreement, in bits added to log2 u; of several shared values the rarest counts. */
  agreementBits(comparison: number, left: number, right: number): number {
    const bits = this.bits[comparison]
    if (bits === undefined) return 0
    const { rows, stride } = this.table
    const offset = this.offsets[comparison]
    const slots = this.slots[comparison]
    if (slots === 1) return bits[rows[left * stride + offset]]
    let rarest = Number.POSITIVE_INFINITY
    for (let s = 0; s < slots; s++) {
      const code = rows[left * stride + offset + s]
      if (code === 0) break
      for (let t = 0; t < slots; t++) {
        if (rows[right * stride + offset + t] === code && bits[code] < rarest) rarest = bits[code]
      }
    }
    return rarest === Number.POSITIVE_INFINITY ? 0 : rarest
  }

  /** Adds to the likelihoods what the values say that the two records agree on. */
  private addAgreement(pattern: number, left: number, right: number): void {
    const { width, patterns, exactLevel, individual } = this
    for (let k = 0; k < width; k++) {
      const exact = exactLevel[k]
      if (exact === 0 || patterns.levels[pattern * width + k] !== exact) continue
      const bits = this.agreementBits(k, left, right)
      this.random += bits
      if (individual[k] === 1) this.relatives += bits
    }
  }

  private learnPattern(pattern: number): void {
    if (pattern === this.hasExact.length) {
      const known = new Float64Array(this.known.length * 2)
      known.set(this.known)
      this.known = known
      const hasExact = new Uint8Array(this.hasExact.length * 2)
      hasExact.set(this.hasExact)
      this.hasExact = hasExact
    }
    const { levels, width } = this.patterns
    let match = 0
    let relatives = 0
    let random = 0
    for (let k = 0; k < width; k++) {
      const level = levels[pattern * width + k]
      if (level === 0) continue
      if (level === this.exactLevel[k]) this.hasExact[pattern] = 1
      match += this.logM[k][level - 1]
      relatives += this.logH[k][level - 1]
      random += this.logU[k][level - 1]
    }
    this.known[pattern * 4] = match
    this.known[pattern * 4 + 1] = relatives
    this.known[pattern * 4 + 2] = random
    const { adjustment } = this.model
    if (adjustment !== undefined)
      this.known[pattern * 4 + 3] = addedBits(adjustment, levels.subarray(pattern * width, (pattern + 1) * width))
    this.knownSize = pattern + 1
  }
}

/** Pairs measured together, pair `k` in entry `k`. */
class MeasuredPairs {
  /** Comparison vectors, each `width` bytes, of which the last ones may be more than there are comparisons. */
  levels = new Uint8Array(0)
  width = 0
  pattern = new Int32Array(0)
  match = new Float64Array(0)
  relatives = new Float64Array(0)
  random = new Float64Array(0)
  /** {@link levels}, four in a word. */
  words = new Int32Array(0)

  makeRoom(count: number, wordsEach: number): void {
    if (count <= this.pattern.length) return
    this.words = new Int32Array(count * wordsEach)
    this.levels = new Uint8Array(this.words.buffer)
    this.width = wordsEach * 4
    this.pattern = new Int32Array(count)
    this.match = new Float64Array(count)
    this.relatives = new Float64Array(count)
    this.random = new Float64Array(count)
  }
}
