import * as z from 'zod/mini'
import { SamewiseError } from '../base'

/** The levels of maturity, lowest first. */
export const maturityLevels = ['Random', 'Managed', 'Optimized', 'Differentiated'] as const

/** A level of maturity. */
export type MaturityLevel = (typeof maturityLevels)[number]

/** What must be measured, and how good it must be, for each level above Random. */
export interface MaturityMetric {
  /** Name of the evidence. */
  readonly metric: string
  readonly better: 'higher' | 'lower'
  /** Marks of Managed, Optimized and Differentiated, each as strict as the one before or stricter. */
  readonly marks: readonly [number, number, number]
  /** What to do to measure it, and what to do to raise it. */
  readonly measureBy: string
  readonly raiseBy: string
}

/** A side of customer experience. */
export interface MaturityDimension {
  readonly dimension: string
  readonly metrics: readonly MaturityMetric[]
}

/** Dimensions and thresholds. Plain data with a version, since a level means nothing without them. */
export interface MaturityModel {
  readonly version: string
  readonly dimensions: readonly MaturityDimension[]
}

/**
 * A model to start from. Its marks are proposals of this package, without any other authority; shares run from 0 to 1. Metrics that
 * {@link maturityEvidence} measures are marked (m); the others come from the resolution of records and from decisions.
 *
 * | dimension | metrics |
 * | --- | --- |
 * | `data-foundation` | `duplicateShare`, `completenessShare` |
 * | `journey-capture` | `identifiedEventShare` (m), `continuedWithoutReentryShare` |
 * | `preference-use` | `preferredChannelShare` |
 * | `decisioning` | `marketingDuringHoldShare` (m), `capBreachShare` |
 * | `feedback-loop` | `answeredInTimeShare` (m), `responseRate` |
 * | `cross-functional-alignment` | `departmentsContributingShare` (m), `measurementsTakenShare` |
 */
export const defaultMaturityModel: MaturityModel = {
  version: '1',
  dimensions: [
    {
      dimension: 'data-foundation',
      metrics: [
        {
          metric: 'duplicateShare',
          better: 'lower',
          marks: [0.1, 0.05, 0.02],
          measureBy: 'Resolve all sources together and judge a sample of pairs.',
          raiseBy: 'Review possible matches, and match before a record is created.',
        },
        {
          metric: 'completenessShare',
          better: 'higher',
          marks: [0.7, 0.85, 0.95],
          measureBy: 'Measure the quality of the golden records.',
          raiseBy: 'Ask for what is missing where the customer gains by it.',
        },
      ],
    },
    {
      dimension: 'journey-capture',
      metrics: [
        {
          metric: 'identifiedEventShare',
          better: 'higher',
          marks: [0.4, 0.6, 0.8],
          measureBy: 'Bring the events of all channels together and attribute them.',
          raiseBy: 'Offer a reason to sign in, and join devices to accounts.',
        },
        {
          metric: 'continuedWithoutReentryShare',
          better: 'higher',
          marks: [0.5, 0.7, 0.9],
          measureBy: 'Record which fields are asked for when a customer changes the channel.',
          raiseBy: 'Hand the context of the journey to every channel.',
        },
      ],
    },
    {
      dimension: 'preference-use',
      metrics: [
        {
          metric: 'preferredChannelShare',
          better: 'higher',
          marks: [0.4, 0.6, 0.8],
          measureBy: 'Compare the channel of each contact with the preference known at the time.',
          raiseBy: 'Let the preference choose channel and hour.',
        },
      ],
    },
    {
      dimension: 'decisioning',
      metrics: [
        {
          metric: 'marketingDuringHoldShare',
          better: 'lower',
          marks: [0.05, 0.01, 0.002],
          measureBy: 'Record contacts with their purpose, and cases with what they hold.',
          raiseBy: 'Let every sender ask for a decision before it sends.',
        },
        {
          metric: 'capBreachShare',
          better: 'lower',
          marks: [0.05, 0.01, 0.002],
          measureBy: 'Count contacts per person over all channels against the caps.',
          raiseBy: 'Reserve each contact before it is sent.',
        },
      ],
    },
    {
      dimension: 'feedback-loop',
      metrics: [
        {
          metric: 'answeredInTimeShare',
          better: 'higher',
          marks: [0.5, 0.75, 0.9],
          measureBy: 'Record each answer to a customer with the feedback it answers.',
          raiseBy: 'Route feedback to an owner with a due time, and look at what is overdue every day.',
        },
        {
          metric: 'responseRate',
          better: 'higher',
          marks: [0.05, 0.1, 0.2],
          measureBy: 'Record whom you ask, and not only who answers.',
          raiseBy: 'Ask less, at the right moment, and show what came of it.',
        },
      ],
    },
    {
      dimension: 'cross-functional-alignment',
      metrics: [
        {
          metric: 'departmentsContributingShare',
          better: 'higher',
          marks: [0.6, 0.8, 1],
          measureBy: 'Name the department on each event.',
          raiseBy: 'Connect the systems of the departments that are missing.',
        },
        {
          metric: 'measurementsTakenShare',
          better: 'higher',
          marks: [0.5, 0.75, 0.9],
          measureBy: 'Keep a scorecard with an objective for every department.',
          raiseBy: 'Give each measurement an owner and a date.',
        },
      ],
    },
  ],
}

const text = z.string().check(z.minLength(1, 'must not be empty'))
const form = z.strictObject({
  version: text,
  dimensions: z
    .array(
      z.strictObject({
        dimension: text,
        metrics: z
          .array(
            z.strictObject({
              metric: text,
              better: z.enum(['higher', 'lower']),
              marks: z.tuple([z.number(), z.number(), z.number()]),
              measureBy: text,
              raiseBy: text,
            }),
          )
          .check(z.minLength(1, 'must not be empty')),
      }),
    )
    .check(z.minLength(1, 'must not be empty')),
})

/** Throws `BAD_CONFIG` with every fault of a model. */
export function checkMaturityModel(model: MaturityModel): void {
  const parsed = form.safeParse(model)
  const faults = parsed.success
    ? model.dimensions.flatMap(({ dimension, metrics }) =>
        metrics
          .filter(({ better, marks: [a, b, c] }) => (better === 'higher' ? !(a <= b && b <= c) : !(a >= b && b >= c)))
          .map(({ metric }) => `${dimension}.${metric}: a higher level has a weaker mark than a lower one`),
      )
    : parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'it'}: ${message}`)
  if (faults.length === 0) return
  throw new SamewiseError(
    'BAD_CONFIG',
    `The maturity model is wrong:\n${faults.map((fault) => `  - ${fault}`).join('\n')}\nCorrect it and assess again.`,
  )
}
