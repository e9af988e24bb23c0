import { DAY_MS } from '../base'
import { feedbackLoop } from '../engage'
import type { CustomerEvent, PersonOfEvent } from '../event'
import {
  type Cadence,
  type Measurement,
  measureCases,
  measureSurvey,
  type ScorecardPlan,
  surveyScales,
} from '../measure'
import { type Estimate, estimateOf } from '../profile'

/** Figures that events give for an objective of the same id, besides those of surveys (`nps`, `csat`, `ces`). */
const figures: Readonly<
  Record<string, (events: readonly CustomerEvent[], personOf: PersonOfEvent, from: number, until: number) => Estimate>
> = {
  complaintRate: (events, personOf, from, until) => measureCases(events, personOf, { from, until }).complaintRate,
  firstContact: (events, personOf, from, until) => measureCases(events, personOf, { from, until }).firstContact,
  answeredInTime: (events, personOf, from, until) => {
    const own = events.filter(({ at, kind }) => at >= from && (kind === 'contact' || at < until))
    return estimateOf(feedbackLoop(own).loop(personOf, until).inTime)
  },
}

/**
 * What events give for the objectives of a plan: those called `nps`, `csat`, `ces`, `complaintRate`, `firstContact` and `answeredInTime`, in each
 * period that is over. A period without any observation has no measurement, so the scorecard shows it as missed.
 */
export function measurementsFor(
  { objectives }: ScorecardPlan,
  events: readonly CustomerEvent[],
  personOf: PersonOfEvent,
  until: number,
): Measurement[] {
  return (Array.isArray(objectives) ? objectives : []).flatMap(({ id, cadence, since }) => {
    const isSurvey = Object.hasOwn(surveyScales, id)
    if (!isSurvey && !Object.hasOwn(figures, id)) return []
    return periodsOf(cadence, since, until).flatMap(([from, to]): Measurement[] => {
      const estimate = isSurvey
        ? measureSurvey(events, personOf, { metric: id, from, until: to }).value
        : figures[id](events, personOf, from, to)
      return estimate.n === 0 ? [] : [{ objective: id, at: to - 1, estimate }]
    })
  })
}

const MONTHS: Readonly<Record<Exclude<Cadence, 'week'>, number>> = { month: 1, quarter: 3, year: 12 }
const WEEK_MS = 7 * DAY_MS
/** A Monday: the first one of 1970. */
const FIRST_MONDAY = 4 * DAY_MS

/** Calendar periods, UTC, from the one that `since` is in to the last that is over. */
function periodsOf(cadence: Cadence, since: number, until: number): [from: number, to: number][] {
  const next = (start: number): number => {
    if (cadence === 'week') return start + WEEK_MS
    const date = new Date(start)
    return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + MONTHS[cadence], 1)
  }
  const periods: [number, number][] = []
  for (let from = periodStart(cadence, since), to = next(from); to <= until; from = to, to = next(from)) {
    periods.push([from, to])
  }
  return periods
}

function periodStart(cadence: Cadence, at: number): number {
  if (cadence === 'week') return FIRST_MONDAY + Math.floor((at - FIRST_MONDAY) / WEEK_MS) * WEEK_MS
  const date = new Date(at)
  const months = MONTHS[cadence]
  return Date.UTC(date.getUTCFullYear(), Math.floor(date.getUTCMonth() / months) * months, 1)
}
