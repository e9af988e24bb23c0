import { type ClassPrior, type Scorer, toProbability } from './score'

const SLOTS = 2048

/**
 * Weights and probabilities of measured pairs. Neighbours in a block mostly agree on the same values, so that likelihoods repeat, and a look-up
 * costs a tenth of the logarithm and the powers behind a weight.
 */
export class WeightMemo {
  /** Of the pair looked up last: match weight as {@link Scorer.weigh} gives it, and match probability. */
  bits = 0
  probability = 0
  private readonly patterns = new Int32Array(SLOTS).fill(-1)
  /** Log2 likelihoods under random and relatives, and what follows from them and the pattern. */
  private readonly random = new Float64Array(SLOTS)
  private readonly relatives = new Float64Array(SLOTS)
  private readonly weights = new Float64Array(SLOTS)
  private readonly probabilities = new Float64Array(SLOTS)
  private readonly number = new Float64Array(1)
  private readonly words = new Int32Array(this.number.buffer)

  constructor(
    private readonly scorer: Scorer,
    private readonly prior: ClassPrior,
  ) {}

  /** Looks up pair `k` of those that the scorer has measured together. */
  look(k: number): void {
    const { many } = this.scorer
    const pattern = many.pattern[k]
    const random = many.random[k]
    const relatives = many.relatives[k]
    this.number[0] = random
    const slot = Math.imul(this.words[0] ^ this.words[1] ^ (pattern << 8), 0x9e3779b1) >>> 21
    if (this.patterns[slot] !== pattern || this.random[slot] !== random || this.relatives[slot] !== relatives) {
      this.patterns[slot] = pattern
      this.random[slot] = random
      this.relatives[slot] = relatives
      this.weights[slot] = this.scorer.weightOf(pattern, many.match[k], relatives, random, this.prior)
      this.probabilities[slot] = toProbability(this.weights[slot])
    }
    this.bits = this.weights[slot]
    this.probability = this.probabilities[slot]
  }
}
