import { hashString, mixPair } from '../base'
import type { RecordRef } from '../identity'
import type { Judgement, ResolveResult } from '../resolve'
import { toProbability } from '../weigh'
import { bindLabels } from './bind-labels'
import { DecidingEvidence } from './deciding-evidence'
import { fitLabels } from './fit-labels'

/** A pair that a person should look at. */
export interface Question {
  readonly left: RecordRef
  readonly right: RecordRef
  /** Numbers of the two records. */
  readonly records: readonly [number, number]
  /** Match probability as far as the answers so far tell. */
  readonly probability: number
}

/** Options of {@link Questionnaire}. */
export interface QuestionOptions {
  /** Seed of the sample of pairs; 1 by default. */
  readonly seed?: number
}

/** Pairs further from even odds than this, in bits, are not asked about: their answers are known. */
const DOUBTFUL_BITS = 9
/** Pairs that are looked at; of more, the more doubtful are the likelier. */
const POOL = 4000
const LEAST_DOUBT = 1e-3
/** 1 is the expected information alone; a little more for doubt taught more on two of three sets of businesses, products and people. */
const DOUBT_POWER = 1.5
const NATURAL_SQUARED = Math.LN2 * Math.LN2

/**
 * Chooses the pairs whose answers teach most, a few at a time, each batch after what the answers so far have taught. A good question is
 * doubtful and tells of parameters that are not known yet: the expected information about all parameters is highest (Bayesian D-optimal
 * design; Chaloner, Verdinelli 1995). Pairs of a batch share no record, and are chosen as if those before them were answered. The same result,
 * answers and seed give the same questions.
 */
export class Questionnaire {
  private readonly evidence: DecidingEvidence
  private readonly pool: readonly (readonly [left: number, right: number])[]

  constructor(
    private readonly result: ResolveResult,
    { seed = 1 }: QuestionOptions = {},
  ) {
    this.evidence = new DecidingEvidence(result.state)
    this.pool = this.samplePairs(hashString(String(seed)))
  }

  /**
   * The next questions.
   *
   * @param answers all answers so far
   * @param count how many questions; fewer come back when few doubtful pairs are left
   * @param passed pairs that were asked and not answered, so that they are not asked again
   */
  next(
    answers: Iterable<Judgement>,
    count: number,
    passed: Iterable<Pick<Judgement, 'left' | 'right'>> = [],
  ): Question[] {
    const { state } = this.result
    const labels = bindLabels(answers, state)
    const asked = new Set(labels.left.map((left, i) => this.evidence.topicOf(left, labels.right[i])))
    const shown = bindLabels(
      [...passed].map(({ left, right }) => ({ judgement: 'same' as const, left, right })),
      state,
    )
    for (let i = 0; i < shown.left.length; i++) asked.add(this.evidence.topicOf(shown.left[i], shown.right[i]))
    const { parameters, covariance } = fitLabels(this.evidence, labels)
    const open = this.pool.filter(([left, right]) => !asked.has(this.evidence.topicOf(left, right)))
    const { width } = this.evidence.parameters
    const weights = new Float64Array(open.length)
    const curves = new Float64Array(open.length)
    const spreads = new Float64Array(open.length)
    const rows: Float64Array[] = []
    open.forEach(([left, right], i) => {
      const { bits, row } = this.evidence.of(left, right)
      weights[i] = bits + dot(row, parameters)
      const p = toProbability(weights[i])
      curves[i] = p * (1 - p) * NATURAL_SQUARED
      rows.push(row)
      spreads[i] = dot(row, times(covariance, row))
    })
    const chosen: Question[] = []
    const used = new Set<number>()
    while (chosen.length < count) {
      let best = -1
      let most = 0
      for (let i = 0; i < open.length; i++) {
        const information = curves[i] ** DOUBT_POWER * spreads[i]
        if (information > most && !used.has(open[i][0]) && !used.has(open[i][1])) {
          best = i
          most = information
        }
      }
      if (best < 0) break
      const [left, right] = open[best]
      used.add(left).add(right)
      chosen.push({
        left: this.result.refOf(left),
        right: this.result.refOf(right),
        records: [left, right],
        probability: toProbability(weights[best]),
      })
      // The covariance once this one is answered (Sherman, Morrison): pairs that would tell the same tell less now.
      const along = times(covariance, rows[best])
      const all = 1 / curves[best] + spreads[best]
      for (let j = 0; j < width; j++) {
        for (let k = 0; k < width; k++) covariance[j * width + k] -= (along[j] * along[k]) / all
      }
      for (let i = 0; i < open.length; i++) spreads[i] -= dot(rows[i], along) ** 2 / all
    }
    return chosen
  }

  private samplePairs(seed: number): (readonly [number, number])[] {
    const { pairs } = this.result.state
    const { labelFree } = this.evidence
    const found: { readonly left: number; readonly right: number; readonly rank: number }[] = []
    for (let e = 0; e < labelFree.length; e++) {
      if (Math.abs(labelFree[e]) > DOUBTFUL_BITS) continue
      const p = toProbability(labelFree[e])
      const left = pairs.left[e]
      const right = pairs.right[e]
      const chance = (mixPair(mixPair(left, seed), right) >>> 0) + 1
      found.push({ left, right, rank: chance / Math.max(LEAST_DOUBT, p * (1 - p)) })
    }
    found.sort((x, y) => x.rank - y.rank || x.left - y.left || x.right - y.right)
    return found.slice(0, POOL).map(({ left, right }) => [left, right])
  }
}

/**
 * Chooses pairs for a person to label: those whose answers teach most. For several batches keep a {@link Questionnaire}.
 *
 * @param result a finished result
 * @param answers all answers so far
 * @param count how many questions; batches of five to ten, each after the answers to the one before, teach most
 * @example
 * ```ts
 * import { defineEntity, kinds as k, resolve } from 'samewise'
 * import { chooseQuestions } from 'samewise/train'
 *
 * const person = defineEntity({ fields: { name: k.personName(), city: k.text() }, sources: { crm: { id: 'id' } } })
 * const result = await resolve(person, {
 *   crm: [
 *     { id: '1', name: 'Ann Lee', city: 'York' },
 *     { id: '2', name: 'Anne Lee', city: 'Hull' },
 *   ],
 * })
 * for (const { left, right } of chooseQuestions(result, [], 10)) `${left.recordId} and ${right.recordId}?`
 * ```
 */
export function chooseQuestions(
  result: ResolveResult,
  answers: Iterable<Judgement>,
  count: number,
  options: QuestionOptions = {},
): Question[] {
  return new Questionnaire(result, options).next(answers, count)
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let j = 0; j < a.length; j++) sum += a[j] * b[j]
  return sum
}

/** A symmetric matrix times a row in which most is 0. */
function times(matrix: Float64Array, row: Float64Array): Float64Array {
  const width = row.length
  const found = new Float64Array(width)
  for (let k = 0; k < width; k++) {
    if (row[k] === 0) continue
    for (let j = 0; j < width; j++) found[j] += matrix[k * width + j] * row[k]
  }
  return found
}
