import { fitLogistic, type LogisticFit, type LogisticTask } from '../base'
import type { BoundLabels } from './bind-labels'
import type { DecidingEvidence } from './deciding-evidence'

/** How far labels may move a parameter, in bits (standard deviation of its prior). The first is as good as not at all. */
const STRENGTHS = [0.02, 0.25, 0.5, 1, 2]
/** What is assumed before there are labels to choose by. */
const START_STRENGTH = 0.5

/** A fit, and how far its parameters were allowed to move. */
export interface LabelFit extends LogisticFit {
  readonly strength: number
}

/**
 * Fits the parameters of an adjustment to labels. The strength of the prior is chosen by the evidence: the probability of the labels with
 * all parameters integrated out (MacKay 1992, "Bayesian interpolation"). Unlike cross-validation this uses every label for both, which
 * matters with sixty of them; labels that the model explains already leave it as it is.
 */
export function fitLabels(evidence: DecidingEvidence, labels: BoundLabels): LabelFit {
  const task = taskOf(evidence, labels)
  const fitAt = (strength: number): LabelFit => ({
    ...fitLogistic(task, new Float64Array(task.width).fill(1 / (strength * strength))),
    strength,
  })
  if (labels.left.length === 0) return fitAt(START_STRENGTH)
  let best = fitAt(STRENGTHS[0])
  for (const strength of STRENGTHS.slice(1)) {
    const fit = fitAt(strength)
    if (fit.evidence > best.evidence) best = fit
  }
  return best
}

function taskOf(evidence: DecidingEvidence, { left, right, isMatch }: BoundLabels): LogisticTask {
  const { width } = evidence.parameters
  const rows = new Float64Array(left.length * width)
  const offsets = new Float64Array(left.length)
  const targets = Float64Array.from(isMatch, Number)
  for (let i = 0; i < left.length; i++) {
    const { bits, row } = evidence.of(left[i], right[i])
    rows.set(row, i * width)
    offsets[i] = bits
  }
  return { width, rows, offsets, targets }
}
