import type { Dice } from '../dice'
import { drawCount, drawNormal, exactExp, logistic } from './exact-math'
import { customerParameters } from './parameters'

const { contacts, visits, purchases, campaigns, consents } = customerParameters

/** The channels the company sends on. */
export const contactChannels = ['email', 'sms', 'app', 'post', 'phone'] as const

/** A channel the company sends on. */
export type ContactChannel = (typeof contactChannels)[number]

/** How the company has written to someone: only or mostly by e-mail, or evenly on all channels that are allowed. */
export type Exposure = 'email-only' | 'email-mostly' | 'even'

/** What an offer does to someone. */
export type OfferEffect = 'persuaded' | 'unmoved' | 'driven-away'

/** What pages and products are about. */
export const topics = ['garden', 'kitchen', 'sports', 'children', 'electronics', 'clothing'] as const

/** What drives a person; no source knows it. */
export interface Traits {
  /** In standard deviations; 0 for the average customer without trouble. */
  readonly satisfaction: number
  readonly visitsPerMonth: number
  readonly ordersPerMonth: number
  readonly favouriteTopic: string
  /** Hour of the local day around which the person visits. */
  readonly visitHour: number
  readonly exposure: Exposure
  /** Probability that a contact is answered (opened, clicked, replied to), by channel, over the hours of sending. */
  readonly responseRates: Readonly<Record<ContactChannel, number>>
  /** Factor on it for each of the 24 hours of the person's day; its mean over the hours of sending is 1. */
  readonly hourFactors: readonly number[]
  readonly offerEffect: OfferEffect
  /** What the offer adds to the probability of conversion. */
  readonly uplift: number
  /** Channels on which marketing is allowed at the start. */
  readonly allowed: readonly ContactChannel[]
}

const bestHours: readonly (readonly [number, number] | undefined)[] = [[8, 10], [11, 14], [18, 21], undefined]

/** A shape of the day out of four (morning, noon, evening, none), more or less marked. */
function drawHourFactors(dice: Dice): number[] {
  const best = dice.pick(bestHours)
  const height = best === undefined ? 0 : 0.6 + 0.9 * dice.next()
  const factors = Array.from({ length: 24 }, (_, hour) =>
    best !== undefined && hour >= best[0] && hour <= best[1] ? 1 + height : 1,
  )
  const [first, last] = contacts.hours
  let sum = 0
  for (let hour = first; hour <= last; hour++) sum += factors[hour]
  const mean = sum / (last - first + 1)
  return factors.map((factor) => factor / mean)
}

// Times the largest factor of an hour it stays below 1.
const HIGHEST_RATE = 0.45

function drawResponseRates(dice: Dice): Record<ContactChannel, number> {
  const own = contacts.spreadOfPerson * drawNormal(dice)
  const rates = {} as Record<ContactChannel, number>
  for (const channel of contactChannels) {
    const median = contacts.rates[channel]
    const odds = (median / (1 - median)) * exactExp(own + contacts.spreadOfChannel * drawNormal(dice))
    rates[channel] = Math.min(HIGHEST_RATE, odds / (1 + odds))
  }
  return rates
}

function drawUplift(dice: Dice, effect: OfferEffect): number {
  if (effect === 'unmoved') return 0
  const [low, high] = effect === 'persuaded' ? campaigns.persuadableUplift : campaigns.drivenAwayUplift
  return low + (high - low) * dice.next()
}

/** How far rates of persons lie apart: the standard deviation of their logarithm. */
const SPREAD_OF_RATES = 0.6

/** Draws a person's traits. */
export function drawTraits(dice: Dice): Traits {
  const exposure = dice.next()
  const effect = dice.next()
  const offerEffect =
    effect < campaigns.persuadable ? 'persuaded' : effect < campaigns.unmoved ? 'unmoved' : 'driven-away'
  return {
    satisfaction: drawNormal(dice),
    visitsPerMonth: visits.perMonth * exactExp(SPREAD_OF_RATES * drawNormal(dice)),
    ordersPerMonth: purchases.perMonth * exactExp(SPREAD_OF_RATES * drawNormal(dice)),
    favouriteTopic: dice.pick(topics),
    visitHour: dice.pick([7, 12, 13, 17, 19, 20, 21]),
    exposure:
      exposure < contacts.exposure.emailOnly
        ? 'email-only'
        : exposure < contacts.exposure.emailMostly
          ? 'email-mostly'
          : 'even',
    responseRates: drawResponseRates(dice),
    hourFactors: drawHourFactors(dice),
    offerEffect,
    uplift: drawUplift(dice, offerEffect),
    allowed: contactChannels.filter((channel) => dice.chance(consents.granted[channel])),
  }
}

/** Conversion within the window of a campaign, without its offer. */
export function conversionWithoutOffer({ ordersPerMonth }: Traits): number {
  return logistic(campaigns.baseLogOdds + campaigns.ordersSlope * ordersPerMonth)
}

/** The channel of the next contact, undefined if none is allowed. */
export function drawChannel(
  dice: Dice,
  exposure: Exposure,
  allowed: readonly ContactChannel[],
): ContactChannel | undefined {
  const byMail = exposure === 'email-only' || (exposure === 'email-mostly' && dice.chance(contacts.emailOfMostly))
  if (byMail) return allowed.includes('email') ? 'email' : undefined
  return allowed.length === 0 ? undefined : dice.pick(allowed)
}

/** How many contacts a person gets in a month. */
export const drawContactCount = (dice: Dice): number => drawCount(dice, contacts.perMonth)
