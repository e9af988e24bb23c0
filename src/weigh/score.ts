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
 * `relatives` and `random`, and its pattern number in `pattern`; `weigh` joins them with a prior.
 */
export class Scorer {
  match = 0
  relatives = 0
  random = 0
  pattern = 0
  /** Bits that labels add to the weight of the pair; 0 without labels. */
  added = 0
  readonly patterns: PatternTable
  readonly vector: Uint8Array
  private readonly width: number
  // log2 likelihoods by pattern, in the order match, relatives, random, and the bits of labels; filled when a pattern is met first.
  private known = new Float64Array(4 * 256)
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
    const { vector, width } = this
    this.comparer.compare(left, right, vector)
    const pattern = this.patterns.intern(vector)
    while (this.knownSize <= pattern) this.learnPattern(this.knownSize)
    let random = this.known[pattern * 4 + 2]
    let relatives = this.known[pattern * 4 + 1]
    for (let k = 0; k < width; k++) {
      const exact = this.exactLevel[k]
      if (exact === 0 || vector[k] !== exact) continue
      const bits = this.agreementBits(k, left, right)
      random += bits
      if (this.individual[k] === 1) relatives += bits
    }
    this.match = this.known[pattern * 4]
    this.relatives = relatives
    this.random = random
    this.added = this.known[pattern * 4 + 3]
    this.pattern = pattern
  }

  /** Match weight of the pair measured last, in bits, as labels have adjusted it. */
  weigh(prior: ClassPrior): number {
    return this.slope * joinClasses(this.match, this.relatives, this.random, prior) + this.added
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

  private learnPattern(pattern: number): void {
    if (pattern * 4 + 4 > this.known.length) {
      const grown = new Float64Array(this.known.length * 2)
      grown.set(this.known)
      this.known = grown
    }
    const { levels, width } = this.patterns
    let match = 0
    let relatives = 0
    let random = 0
    for (let k = 0; k < width; k++) {
      const level = levels[pattern * width + k]
      if (level === 0) continue
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
