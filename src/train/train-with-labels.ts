import { SamewiseError } from '../base'
import type { Judgement, ResolveResult } from '../resolve'
import type { Model } from '../weigh'
import { adjustmentOf } from './adjustment-parameters'
import { bindLabels } from './bind-labels'
import { DecidingEvidence } from './deciding-evidence'
import { fitLabels } from './fit-labels'

/** A model that labels have adjusted, and what became of the labels. */
export interface LabelTraining {
  /** Plain data that survives JSON; give it to `resolve` as `model`. */
  readonly model: Model
  /** Pairs it was fitted to. */
  readonly matches: number
  readonly nonMatches: number
  /** Labels on records that are not in the input; they were left out. */
  readonly unknown: number
  /** Pairs with labels that contradict each other; they were left out. */
  readonly contradictory: number
  /** Labels that only repeat another. */
  readonly repeated: number
  /** Bits that the labels allow a weight to move by, as a standard deviation; 0.02 if they teach nothing that the model did not know. */
  readonly strength: number
}

/**
 * Adjusts the model of a result to labelled pairs: a logistic regression around the model that the data taught by itself, with a Gaussian
 * prior that holds the adjustment small until many labels ask for more. It is fitted to what decides about the pairs: mean weights between
 * clusters, or the odds of the one-to-one assignment. The order of the labels does not matter, and labels given twice count once.
 *
 * @param result a finished result; an adjustment that its model has already is not built on, so give all labels each time
 * @param labels what people said of pairs of its records; choose them with {@link chooseQuestions}, and twenty to sixty are enough
 * @returns the adjusted model. It holds no record and no answer: give the labels to `resolve` as `judgements` too, and they are kept
 * @throws SamewiseError `BAD_USAGE` if no label can be used, or if all say the same
 * @example
 * ```ts
 * import { defineEntity, kinds as k, resolve } from 'samewise'
 * import { trainWithLabels } from 'samewise/train'
 *
 * const person = defineEntity({ fields: { name: k.personName(), email: k.email() }, sources: { crm: { id: 'id' } } })
 * const rows = [
 *   { id: '1', name: 'Ann Lee', email: 'ann@lee.org' },
 *   { id: '2', name: 'Anne Lee', email: 'ann@lee.org' },
 *   { id: '3', name: 'Tom Lee', email: 'ann@lee.org' },
 * ]
 * const ref = (recordId: string) => ({ source: 'crm', recordId })
 * const { model } = trainWithLabels(await resolve(person, { crm: rows }), [
 *   { judgement: 'same', left: ref('1'), right: ref('2') },
 *   { judgement: 'different', left: ref('1'), right: ref('3') },
 * ])
 * await resolve(person, { crm: rows }, { model })
 * ```
 */
export function trainWithLabels(result: ResolveResult, labels: Iterable<Judgement>): LabelTraining {
  const { state } = result
  const bound = bindLabels(labels, state)
  const { left, isMatch, unknown, contradictory, repeated } = bound
  const matches = isMatch.filter(Boolean).length
  const nonMatches = left.length - matches
  if (left.length === 0) {
    throw new SamewiseError(
      'BAD_USAGE',
      `No label can be used: ${unknown} name records that are not in the input, ${contradictory} pairs have labels that contradict each other. Give labels on pairs of the input's records.`,
    )
  }
  if (matches === 0 || nonMatches === 0) {
    throw new SamewiseError(
      'BAD_USAGE',
      `All ${left.length} labelled pairs are ${matches === 0 ? 'different' : 'the same'}, so there is nothing to tell apart. Label pairs of both kinds.`,
    )
  }
  const evidence = new DecidingEvidence(state)
  const { parameters, strength } = fitLabels(evidence, bound)
  const adjustment = adjustmentOf(evidence.parameters, parameters, left.length)
  return {
    // As it would be read back from its file.
    model: JSON.parse(JSON.stringify({ ...state.learned.model, adjustment })) as Model,
    matches,
    nonMatches,
    unknown,
    contradictory,
    repeated,
    strength,
  }
}
