import { Dice } from '../dice'
import { type CampaignTruth, runCampaign } from './campaigns'
import { complain } from './cases'
import { type ChurnTruth, decideWhoLeaves } from './churn'
import { noteFirstConsents, sendContacts } from './contacts'
import { type CustomerState, hasOpenCase, initialState } from './customer-state'
import { EventLog, type SimulatedEvent } from './event-log'
import { drawCount } from './exact-math'
import { drawHomeDevices, visitFromHome } from './home-visits'
import { MONTH_AFTER_HISTORY, startOfMonth } from './local-time'
import { drawInstant, type Month } from './month'
import { customerParameters } from './parameters'
import type { Population } from './population'
import { order } from './purchases'
import { type ReferralTruth, refer } from './referrals'
import { Scramble } from './scramble'
import { askAll, noteSatisfaction, type SurveyTruth } from './surveys'
import { type TerminalRequest, Terminals } from './terminals'

const { visits, campaigns, surveys } = customerParameters

/** What reached us in a month, and the truth about it. */
export interface SimulatedMonth {
  /** From 0. */
  readonly index: number
  /** First instant, and first instant after it: milliseconds UTC. */
  readonly start: number
  readonly end: number
  /** In the order in which they reached us; the last month also holds all that was still on its way. Some come twice. */
  readonly events: readonly SimulatedEvent[]
  /** Everyone who was a customer at the start, from the second month on. */
  readonly churn: readonly ChurnTruth[]
  /** Everyone who could get the campaign of the month; empty in months without one. */
  readonly campaign: readonly CampaignTruth[]
  /** Everyone who was asked; empty in months without a survey. */
  readonly survey: readonly SurveyTruth[]
  readonly referrals: readonly ReferralTruth[]
}

// Streams of the months; those below are used for people and terminals.
const HOUSEHOLD_STREAMS = 16
const COMPANY_STREAMS = 1_000_016

/** Lives through the months one after the other. What is held is the state of each person, and the events still on their way. */
export function* simulateMonths(
  { households, inhabitants }: Population,
  count: number,
  seed: number,
): Generator<SimulatedMonth, void, undefined> {
  const firstMonth = MONTH_AFTER_HISTORY - count
  const beginning = startOfMonth(firstMonth)
  const dice = new Dice()
  const log = new EventLog(new Scramble(seed + 3), startOfMonth(MONTH_AFTER_HISTORY))
  const deviceIds = new Scramble(seed + 4)
  const sessionIds = new Scramble(seed + 5)
  const homes = households.map((household, number) => ({
    states: household.inhabitants.map((who) => {
      const secondFrom = secondAccountFrom(
        who.records,
        dice.start(seed, number, HOUSEHOLD_STREAMS - 1),
        count,
        firstMonth,
      )
      return initialState(who, household.zone, beginning, secondFrom)
    }),
    devices: drawHomeDevices(household, deviceIds),
  }))
  const customers = homes.flatMap(({ states }) => states).filter(({ who }) => who.records.length > 0)
  const terminals = new Terminals(inhabitants.length, deviceIds, sessionIds, seed)
  for (let index = 0; index < count; index++) {
    const start = startOfMonth(firstMonth + index)
    const month: Month = { index, start, end: startOfMonth(firstMonth + index + 1), dice, log }
    dice.start(seed, -1, COMPANY_STREAMS + index * 2)
    const churn = decideWhoLeaves(month, customers)
    const requests: TerminalRequest[] = []
    const referrals: ReferralTruth[] = []
    homes.forEach(({ states, devices }, number) => {
      dice.start(seed, number, HOUSEHOLD_STREAMS + index)
      visitFromHome(month, states, devices, sessionIds)
      for (const state of states) if (state.isActive) referrals.push(...liveAMonth(month, state, customers, requests))
    })
    terminals.serve(month, requests)
    dice.start(seed, -1, COMPANY_STREAMS + index * 2 + 1)
    const campaign = index % campaigns.everyMonths === 1 ? runCampaign(month, customers) : []
    const survey = index % surveys.everyMonths === 2 ? askAll(month, customers) : []
    const events = log.takeUntil(index === count - 1 ? Number.POSITIVE_INFINITY : month.end)
    yield { index, start, end: month.end, events, churn, campaign, survey, referrals }
  }
}

/** What a customer does in a month besides visits. */
function liveAMonth(
  month: Month,
  state: CustomerState,
  customers: readonly CustomerState[],
  requests: TerminalRequest[],
): ReferralTruth[] {
  const { dice, start } = month
  if (month.index === 0) noteFirstConsents(month, state)
  order(month, state)
  complain(month, state)
  sendContacts(month, state)
  request(month, state, 'kiosk', visits.kioskPerMonth, requests)
  const callsPerMonth = visits.callsPerMonth + (hasOpenCase(state, start) ? visits.callsPerOpenCase : 0)
  const calls = request(month, state, 'line', callsPerMonth, requests)
  for (const at of calls) if (dice.chance(surveys.afterCall)) noteSatisfaction(month, state, 'ces', at + 3_600_000)
  const referral = refer(month, state, customers)
  return referral === undefined ? [] : [referral]
}

function request(
  month: Month,
  who: CustomerState,
  kind: TerminalRequest['kind'],
  perMonth: number,
  requests: TerminalRequest[],
): number[] {
  const times: number[] = []
  for (let n = drawCount(month.dice, perMonth); n > 0; n--) {
    const at = drawInstant(month, who, month.dice.between(9, 18))
    if (at === undefined) continue
    times.push(at)
    requests.push({ who, at, kind })
  }
  return times
}

/** Who has two web accounts changes to the second one somewhere in between. */
function secondAccountFrom(
  records: readonly { readonly source: string }[],
  dice: Dice,
  count: number,
  firstMonth: number,
): number {
  const accounts = records.filter(({ source }) => source === 'web').length
  if (accounts < 2) return Number.POSITIVE_INFINITY
  return startOfMonth(firstMonth + dice.below(count))
}
