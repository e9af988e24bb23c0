import {
  type CustomerEvent,
  evaluatePrediction,
  journeyFeatures,
  type PredictionRow,
  predictorOf,
  trainPrediction,
} from 'samewise/customer'
import type { Figure } from './figure'
import type { World } from './world'

/** A model of leaving, learned from the journeys' features, beside the probabilities that the simulator drew from. */
export function measurePrediction({ arrivals, months, personOf }: World): Figure[] {
  const byPerson = new Map<string, Map<string, CustomerEvent>>()
  for (const { event } of arrivals) {
    if (event.record === undefined) continue
    const person = personOf(event.record)!
    const own = byPerson.get(person) ?? new Map<string, CustomerEvent>()
    byPerson.set(person, own.set(event.id, event))
  }
  const rows: (PredictionRow & { readonly probability: number })[] = []
  // The windows of the features are 90 days long.
  for (const { churn } of months.slice(3)) {
    for (const { person, asOf, left, probability } of churn) {
      const events = [...(byPerson.get(person)?.values() ?? [])]
      rows.push({ person, asOf, features: journeyFeatures(events, asOf), outcome: left, probability })
    }
  }
  const asOfs = [...new Set(rows.map(({ asOf }) => asOf))].sort((a, b) => a - b)
  const cut = asOfs[Math.floor(asOfs.length * 0.6)]
  const train = rows.filter(({ asOf }) => asOf < cut)
  const test = rows.filter(({ asOf }) => asOf >= cut)
  const trained = trainPrediction(train, { horizonDays: 0 })
  if (!trained.trained) return [{ name: 'churn_model_trained', value: 0, atLeast: 1 }]
  const learned = evaluatePrediction(test, predictorOf(trained.model))
  const probabilities = new Map(test.map(({ features, probability }) => [features, probability]))
  const known = evaluatePrediction(test, (features) => probabilities.get(features)!)
  const numberOf = (estimate: typeof learned.auc): number => (estimate.known ? estimate.value : Number.NaN)
  const [auc, best] = [numberOf(learned.auc), numberOf(known.auc)]
  return [
    { name: 'churn_rows_trained', value: train.length },
    { name: 'churn_rows_tested', value: test.length },
    { name: 'churn_auc_known_probabilities', value: best },
    { name: 'churn_auc_learned', value: auc },
    { name: 'churn_auc_lost', value: best - auc, atMost: 0.02 },
    { name: 'churn_calibration_error', value: numberOf(learned.calibrationError), atMost: 0.02 },
  ]
}
