import { DAY_MS, SamewiseError } from '../../base'
import type { CustomerEvent, PersonOfEvent } from '../../event'
import { holm, poissonTail } from '../../profile'
import type { Feedback } from './read-feedback'

/** What an issue is told by. */
export type IssueDimension = 'topic' | 'product' | 'location'

/** Options of `rising` of a feedback state. */
export interface RisingIssueOptions {
  /** Length of the window that is looked at, up to `asOf`. Default 7. */
  readonly windowDays?: number
  /** Windows before it that are its past. Default 8; at least 2 must lie within the data. */
  readonly pastWindows?: number
  /** Customers in the window from which an issue can be one. Default 3. */
  readonly minimumCount?: number
  /** Chance of any false warning at all, after Holm's correction. Default .01. */
  readonly level?: number
  /** What issues are told by. Default topic, product, location, topic with product, topic with location. */
  readonly dimensions?: readonly (readonly IssueDimension[])[]
  /** Days back in which having had to do with it makes a customer exposed. Default 30. */
  readonly exposureDays?: number
}

/** Something that more customers complain of than its own past leads to expect. */
export interface RisingIssue {
  readonly topic?: string
  readonly product?: string
  readonly location?: string
  /** Customers who complained within the window; one whose identity is not known counts for each event. */
  readonly count: number
  /** How many the past leads to expect in such a window, one more than it held taken as seen, so that nothing is taken for impossible. */
  readonly expected: number
  /** Probability of at least so many by chance (Poisson), and after Holm's correction for all issues looked at. */
  readonly p: number
  readonly adjustedP: number
  /** Events of the window that told. */
  readonly eventIds: readonly string[]
  /**
   * Customers who had to do with the same product or location of late and have not complained: the ones it is about to hit. `unknown` where no
   * complaint names a product or a location.
   */
  readonly exposed: readonly string[] | 'unknown'
}

/** Issues on the rise, or that there is too little past to tell. */
export type RisingIssues =
  | {
      readonly known: true
      readonly issues: readonly RisingIssue[]
      readonly tested: number
      readonly pastWindows: number
    }
  | { readonly known: false; readonly reason: 'too-little-past' }

const DIMENSIONS: readonly (readonly IssueDimension[])[] = [
  ['topic'],
  ['product'],
  ['location'],
  ['topic', 'product'],
  ['topic', 'location'],
]
/** Mood below which a review, a post or a survey's text is a complaint. */
const BLAME = -0.05

/**
 * Warns of what is about to hit others: a topic, product or place of which more customers complain than its own past leads to expect, and who
 * is exposed to it but has not complained. A customer counts once per window.
 *
 * @param feedback sorted, as of `asOf`
 * @param events all events, sorted: by them exposure and the length of the past are told
 */
export function risingIssues(
  feedback: readonly Feedback[],
  events: readonly CustomerEvent[],
  personOf: PersonOfEvent,
  asOf: number,
  options: RisingIssueOptions = {},
): RisingIssues {
  const {
    windowDays = 7,
    pastWindows = 8,
    minimumCount = 3,
    level = 0.01,
    dimensions = DIMENSIONS,
    exposureDays = 30,
  } = options
  checkPositive({ windowDays, pastWindows, minimumCount, level, exposureDays })
  const window = windowDays * DAY_MS
  const dataFrom = events[0]?.at ?? asOf
  const windows = Math.min(pastWindows, Math.floor((asOf - dataFrom) / window) - 1)
  if (windows < 2) return { known: false, reason: 'too-little-past' }

  const tallies = new Map<string, Tally>()
  for (const one of feedback) {
    const windowBack = Math.floor((asOf - one.event.at) / window)
    if (windowBack < 0 || windowBack > windows || !isComplaint(one)) continue
    for (const key of keysOf(one, dimensions)) {
      const name = JSON.stringify(key)
      let tally = tallies.get(name)
      if (tally === undefined) tallies.set(name, (tally = { key, now: new Map(), past: new Set() }))
      const who = one.person ?? `\u0000${one.event.id}`
      if (windowBack > 0) tally.past.add(`${windowBack} ${who}`)
      else tally.now.set(one.event.id, one)
    }
  }
  const names = [...tallies.keys()].sort()
  const tests = names.map((name) => testOf(tallies.get(name)!, windows, minimumCount))
  const adjusted = holm(tests.map(({ p }) => p))
  const issues = tests
    .map((test, i) => ({ ...test, adjustedP: adjusted[i] }))
    .filter(({ adjustedP, count }) => adjustedP <= level && count >= minimumCount)
    .map(({ tally, adjustedP, count, expected, p }): RisingIssue => {
      const told = [...tally.now.values()]
      return {
        ...tally.key,
        count,
        expected,
        p,
        adjustedP,
        eventIds: told.map(({ event }) => event.id).sort(),
        exposed: exposedTo(tally.key, told, events, personOf, asOf - exposureDays * DAY_MS, asOf),
      }
    })
    .sort((a, b) => a.p - b.p || b.count - a.count)
  return { known: true, issues, tested: tests.length, pastWindows: windows }
}

function checkPositive(options: Readonly<Record<string, number>>): void {
  const faults = Object.entries(options).flatMap(([name, value]) => (value > 0 ? [] : [`${name} is ${value}`]))
  if (faults.length === 0) return
  throw new SamewiseError(
    'BAD_CONFIG',
    `Warnings cannot be looked for: ${faults.join(', ')}. Give a number above 0 for each.`,
  )
}

type IssueKey = { readonly topic?: string; readonly product?: string; readonly location?: string }
interface Tally {
  readonly key: IssueKey
  readonly now: Map<string, Feedback>
  /** `window customer`. */
  readonly past: Set<string>
}

function testOf(tally: Tally, windows: number, minimum: number) {
  const count = new Set([...tally.now.values()].map(({ person, event }) => person ?? `\u0000${event.id}`)).size
  const expected = (tally.past.size + 1) / windows
  return { tally, count, expected, p: count < minimum ? 1 : poissonTail(count, expected) }
}

/** A complaint, or a bad word; of a survey without a telling text, nothing is known. */
function isComplaint({ type, sentiment }: Feedback): boolean {
  return type === 'complaint' || (sentiment.status === 'scored' && sentiment.score < BLAME)
}

function keysOf({ event, topics }: Feedback, dimensions: readonly (readonly IssueDimension[])[]): IssueKey[] {
  return dimensions.flatMap((dimension) => {
    const { product, location } = event
    if (dimension.includes('product') && product === undefined) return []
    if (dimension.includes('location') && location === undefined) return []
    const place = {
      ...(dimension.includes('product') ? { product: product! } : {}),
      ...(dimension.includes('location') ? { location: location! } : {}),
    }
    return dimension.includes('topic') ? topics.map((topic) => ({ topic, ...place })) : [place]
  })
}

/** Who had to do with the products and locations of an issue; where the issue names none, with those its complaints name. */
function exposedTo(
  key: IssueKey,
  told: readonly Feedback[],
  events: readonly CustomerEvent[],
  personOf: PersonOfEvent,
  from: number,
  to: number,
): string[] | 'unknown' {
  const named = (read: (event: CustomerEvent) => string | undefined) =>
    new Set(told.flatMap(({ event }) => read(event) ?? []))
  const products = key.product === undefined ? named((event) => event.product) : new Set([key.product])
  const locations = key.location === undefined ? named((event) => event.location) : new Set([key.location])
  if (products.size === 0 && locations.size === 0) return 'unknown'
  const isNamed = key.product !== undefined || key.location !== undefined
  const touches = ({ product, location }: CustomerEvent) => {
    const byProduct = product !== undefined && products.has(product)
    const byLocation = location !== undefined && locations.has(location)
    if (!isNamed) return byProduct || byLocation
    return (key.product === undefined || byProduct) && (key.location === undefined || byLocation)
  }
  const complained = new Set(told.flatMap(({ person }) => person ?? []))
  const exposed = new Set<string>()
  for (const event of events) {
    if (event.at < from || event.at > to || (event.kind !== 'transaction' && event.kind !== 'interaction')) continue
    if (!touches(event)) continue
    const person = personOf(event)
    if (person !== undefined && !complained.has(person)) exposed.add(person)
  }
  return [...exposed].sort()
}
