import {
  assessMaturity,
  attributeEvents,
  type CustomerEvent,
  feedbackLoop,
  households,
  IdentityIndex,
  inferPreferences,
  Journeys,
  lifeCycle,
  mapJourneys,
  maturityEvidence,
  measureCases,
  measureRetention,
  measureSurvey,
} from 'samewise/customer'
import type { CustomerResults } from 'samewise/report'
import { hostileNames } from './small-result'

const DAY = 86_400_000
const START = Date.UTC(2025, 0, 6)
export const personCount = 40
const address = (n: number): string => `${10 + n} Oak Lane, Linden, GA 30021`
const record = (n: number) => ({ source: 'crm', recordId: String(n) })

/** Events of forty persons: visits before a login, orders, complaints, answers to a survey, and one person with a hostile choice of words. */
export const smallEvents: readonly CustomerEvent[] = Array.from({ length: personCount }, (_, n): CustomerEvent[] => {
  const at = START + n * DAY
  const device = `cookie-${n}`
  const name = n === 0 ? hostileNames[1] : 'page-view'
  return [
    { id: `v${n}`, at, kind: 'interaction', name, channel: n === 0 ? hostileNames[0] : 'web', device },
    { id: `l${n}`, at: at + 60_000, kind: 'auth', name: 'login', channel: 'web', device, record: record(n) },
    {
      id: `o${n}`,
      at: at + DAY,
      kind: 'transaction',
      name: 'order',
      channel: 'store',
      product: hostileNames[2],
      record: record(n),
    },
    {
      id: `s${n}`,
      at: at + 9 * DAY,
      kind: 'survey',
      name: 'answered',
      metric: 'nps',
      score: n % 4 === 0 ? 3 : 9,
      record: record(n),
    },
    ...(n % 5 === 0
      ? ([
          {
            id: `c${n}`,
            at: at + 3 * DAY,
            kind: 'case',
            name: 'opened',
            caseId: `k${n}`,
            channel: 'phone',
            topic: 'billing',
            record: record(n),
          },
          {
            id: `d${n}`,
            at: at + 4 * DAY,
            kind: 'case',
            name: 'closed',
            caseId: `k${n}`,
            channel: 'phone',
            record: record(n),
          },
        ] as const)
      : []),
    { id: `a${n}`, at: at + 2 * DAY, kind: 'interaction', name: 'page-view', channel: 'app', device: `kiosk` },
  ]
}).flat()

/** Name of a person; the first one is hostile. */
export function smallName(goldenId: string): string | undefined {
  return goldenId === 'g0' ? hostileNames[0] : `Ada Brown ${goldenId}`
}

/** What `samewise/customer` finds of them. */
export function smallCustomers(): CustomerResults {
  const personOf = ({ recordId }: { readonly recordId: string }): string => `g${recordId}`
  const crosswalk = Array.from({ length: personCount }, (_, n) => ({ goldenId: `g${n}`, ...record(n) }))
  const journeys = new Journeys(new IdentityIndex({ crosswalk }), {}, smallEvents)
  const ids = crosswalk.map(({ goldenId }) => goldenId)
  const ofEvent = ({ id }: CustomerEvent): string | undefined => journeys.attributionOf(id)?.goldenId
  const until = START + 60 * DAY
  const period = { from: START, until }
  const { items: _, ...loop } = feedbackLoop(smallEvents).loop(ofEvent, until)
  return {
    customers: personCount,
    households: households(
      crosswalk.map((own, n) => ({
        source: own.source,
        recordId: own.recordId,
        name: n % 3 === 2 ? `Eve Stone${n}` : 'Ada Brown',
        address: n > 36 ? 'St Mary Hospital, 1 High Street, Linden, GA 30021' : address(Math.floor(n / 3)),
        observedAt: `2024-0${1 + (n % 9)}-01`,
      })),
      {},
      { personOf },
    ),
    relations: [
      {
        name: 'belongs-to',
        from: 'company',
        to: 'company',
        relations: [
          { from: 'mill', to: 'holding' },
          { from: 'bakery', to: 'mill' },
          { from: 'bakery', to: 'mill' },
        ],
        hierarchy: {
          edges: [
            { from: 'mill', to: 'holding' },
            { from: 'bakery', to: 'mill' },
          ],
          issues: [{ code: 'cycle', count: 1, examples: ['holding > bakery > mill > holding'] }],
        },
      },
    ],
    journeys: {
      events: smallEvents,
      counts: { rejected: 2, repeated: 3 },
      attributions: attributeEvents(smallEvents, new IdentityIndex({ crosswalk })),
      sessions: ids.reduce((sum, id) => sum + journeys.sessionsOf(id).length, 0),
      map: mapJourneys(ids.map((id) => [id, journeys.eventsOf(id)] as const)),
      stories: [
        {
          kind: 'stitched',
          goldenId: 'g0',
          events: journeys.eventsOf('g0'),
          sessions: journeys.sessionsOf('g0'),
          attributions: journeys.eventsOf('g0').flatMap(({ id }) => journeys.attributionOf(id) ?? []),
        },
      ],
    },
    preferences: {
      customers: ids.map(
        (id, n) =>
          inferPreferences(journeys.eventsOf(id), {
            asOf: until,
            ...(n < 10 ? { declared: { channel: n < 7 ? 'phone' : 'email' } } : {}),
          }).preferences,
      ),
      of: 400,
    },
    lifeCycles: ids.map((id) => lifeCycle(id === 'g1' ? [] : [START], { asOf: until })),
    segments: [{ segment: 'regulars', members: ['g1', 'g2'], n: 40 }],
    measures: {
      ...period,
      surveys: [measureSurvey(smallEvents, ofEvent, { ...period, by: ['channel'] })],
      metricsWithoutScale: ['mood'],
      cases: measureCases(smallEvents, ofEvent, period),
      retention: { ...measureRetention(smallEvents, ofEvent, period), ...period },
      loop,
      rising: feedbackLoop(smallEvents).rising(ofEvent, until),
      maturity: assessMaturity(maturityEvidence(smallEvents, ofEvent, period)),
    },
  }
}
