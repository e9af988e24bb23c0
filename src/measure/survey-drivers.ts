import { topicsOf } from '../engage'
import type { CustomerEvent, PersonOfEvent } from '../event'
import { type Difference, differenceOfShares, holm, type Rate, rateOf } from '../profile'
import { type Answer, type AnswerOptions, answersOf } from './answers'

/** How something goes with low or high answers. */
export interface DriverSide {
  /** Share of such answers among those that have it, and among the others. */
  readonly withIt: Rate
  readonly without: Rate
  readonly difference: Difference
  /** p after Holm's correction for all attributes and both sides; absent where the difference is unknown. */
  readonly adjustedP?: number
}

/** A topic or attribute, and what it does. */
export interface SurveyDriver {
  readonly attribute: string
  /** Answers that have it. */
  readonly n: number
  /** Low answers: detractors, dissatisfied. */
  readonly frustration: DriverSide
  /** High answers: promoters, satisfied. */
  readonly delight: DriverSide
}

/** Drivers, split. What frustrates and what delights are seldom the same things, so one list for both would mislead. */
export interface SurveyDrivers {
  /** Those that go with more low answers, beyond chance; strongest first. */
  readonly frustrating: readonly SurveyDriver[]
  /** Those that go with more high answers, beyond chance; strongest first. */
  readonly delighting: readonly SurveyDriver[]
  /** Every attribute, by name. */
  readonly all: readonly SurveyDriver[]
  readonly answers: number
}

/** Options of {@link surveyDrivers}. */
export interface SurveyDriverOptions extends AnswerOptions {
  /** What an answer has. Default: the topic the event names, and those that its text shows. */
  readonly attributesOf?: (event: CustomerEvent) => readonly string[]
  /** Answers with and without it below which nothing is said. Default 5. */
  readonly minimum?: number
  /** Adjusted p up to which it is beyond chance. Default .05. */
  readonly level?: number
}

/**
 * What goes with low and with high answers. It says what goes together, not what would happen if it were changed.
 *
 * @example
 * ```ts
 * import { personByRecord, surveyDrivers, type CustomerEvent } from 'samewise/customer'
 *
 * const answers = Array.from({ length: 40 }, (_, i): CustomerEvent => ({
 *   id: `a${i}`, at: i, kind: 'survey', name: 'answered', metric: 'nps', score: i < 20 ? 2 : 10,
 *   text: i < 20 ? 'The parcel was late' : 'Polite staff', record: { source: 'crm', recordId: String(i) },
 * }))
 * const drivers = surveyDrivers(answers, personByRecord(({ recordId }) => recordId))
 * drivers.frustrating[0].attribute // 'delivery'
 * drivers.delighting[0].attribute // 'service'
 * ```
 */
export function surveyDrivers(
  events: Iterable<CustomerEvent>,
  personOf: PersonOfEvent,
  options: SurveyDriverOptions = {},
): SurveyDrivers {
  const { attributesOf = statedAndTold, minimum = 5, level = 0.05 } = options
  const { answers, scale } = answersOf(events, personOf, options)
  const having = new Map<string, Answer[]>()
  for (const answer of answers) {
    for (const attribute of new Set(attributesOf(answer.event))) {
      const own = having.get(attribute)
      if (own === undefined) having.set(attribute, [answer])
      else own.push(answer)
    }
  }
  const isLow = ({ score }: Answer) => score <= scale.bad
  const isHigh = ({ score }: Answer) => score >= scale.good
  const [lows, highs] = [answers.filter(isLow).length, answers.filter(isHigh).length]
  const plain = [...having]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([attribute, own]) => ({
      attribute,
      n: own.length,
      frustration: sideOf(own.filter(isLow).length, own.length, lows, answers.length, minimum),
      delight: sideOf(own.filter(isHigh).length, own.length, highs, answers.length, minimum),
    }))
  const adjust = adjuster(plain.flatMap(({ frustration, delight }) => [frustration, delight]))
  const all = plain.map((driver) => ({
    ...driver,
    frustration: adjust(driver.frustration),
    delight: adjust(driver.delight),
  }))
  const beyondChance = (side: 'frustration' | 'delight') =>
    all
      .filter((driver) => (driver[side].adjustedP ?? 1) <= level && excessOf(driver[side]) > 0)
      .sort((a, b) => excessOf(b[side]) - excessOf(a[side]) || (a.attribute < b.attribute ? -1 : 1))
  return {
    frustrating: beyondChance('frustration'),
    delighting: beyondChance('delight'),
    all,
    answers: answers.length,
  }
}

function statedAndTold({ topic, text }: CustomerEvent): string[] {
  return [...(topic === undefined ? [] : [topic]), ...topicsOf(text ?? '')]
}

function sideOf(withCount: number, withN: number, count: number, n: number, minimum: number): DriverSide {
  const withIt = rateOf(withCount, withN)
  const without = rateOf(count - withCount, n - withN)
  return { withIt, without, difference: differenceOfShares(withIt, without, minimum) }
}

function excessOf({ difference: { difference } }: DriverSide): number {
  return difference.known ? difference.value : 0
}

function adjuster(sides: readonly DriverSide[]): (side: DriverSide) => DriverSide {
  const tested = sides.filter(({ difference }) => difference.p !== undefined)
  const adjusted = holm(tested.map(({ difference }) => difference.p!))
  const bySide = new Map(tested.map((side, i) => [side, adjusted[i]]))
  return (side) => {
    const adjustedP = bySide.get(side)
    return adjustedP === undefined ? side : { ...side, adjustedP }
  }
}
