import { effectiveConsent, readConsents } from '../engage'
import {
  type AssuranceLevel,
  type AttributionExplanation,
  type CustomerContext,
  customerContext,
  type FieldPrefill,
  prefill,
  type Session,
} from '../journey'
import type { CustomerEvents } from './customer-events'
import { describeTime, section } from './describe-figure'
import { textsOf } from './finished-run'
import { words } from './language'
import { formatTable, safeText } from './table'

/** What one customer lived through, and what whoever meets them next should know. */
export interface CustomerJourney {
  readonly goldenId: string
  /** Milliseconds UTC. */
  readonly asOf: number
  readonly timeline: readonly TimelineEntry[]
  readonly sessions: readonly Session[]
  readonly context: CustomerContext
  readonly prefill: readonly FieldPrefill[]
}

/** An event of a customer, and why it is theirs. */
export interface TimelineEntry {
  readonly at: number
  readonly eventId: string
  readonly kind: string
  readonly name: string
  readonly channel?: string
  readonly session?: string
  readonly attribution: AttributionExplanation
}

/** Puts together the journey of a customer up to a moment. */
export function customerJourney(
  { run, journeys }: CustomerEvents,
  goldenId: string,
  options: {
    readonly asOf: number
    readonly fields: readonly string[]
    readonly purpose: string
    readonly assurance: AssuranceLevel
  },
): CustomerJourney {
  const { asOf, fields, purpose, assurance } = options
  const events = journeys.eventsOf(goldenId, asOf)
  const sessions = journeys.sessionsOf(goldenId).filter(({ start }) => start <= asOf)
  const sessionOf = new Map(sessions.flatMap(({ id, eventIds }) => eventIds.map((event) => [event, id] as const)))
  const golden = run.goldenById.get(goldenId)
  const { consents } = readConsents(events)
  const namesOf = (kind: string): string[] => Object.keys(run.kindOf).filter((name) => run.kindOf[name] === kind)
  return {
    goldenId,
    asOf,
    timeline: events.map(({ id, at, kind, name, channel }) => {
      const session = sessionOf.get(id)
      return {
        at,
        eventId: id,
        kind,
        name,
        ...(channel === undefined ? {} : { channel }),
        ...(session === undefined ? {} : { session }),
        attribution: journeys.explain(id)!,
      }
    }),
    sessions,
    context: customerContext(events, { goldenId, asOf }),
    prefill: prefill({ ...(golden === undefined ? {} : { golden }), events }, fields, {
      purpose,
      assurance,
      asOf,
      contactFields: [...namesOf('email'), ...namesOf('phone')],
      isAllowed: (use, contactPoint) =>
        effectiveConsent(consents, { purpose: use, ...(contactPoint === undefined ? {} : { contactPoint }) }, { asOf })
          .granted,
    }),
  }
}

/** The journey of a customer as text. */
export function describeCustomerJourney({
  goldenId,
  asOf,
  timeline,
  sessions,
  context,
  prefill: form,
}: CustomerJourney) {
  const { customers: text } = words
  return [
    text.customerAt(goldenId, describeTime(asOf), timeline.length, sessions.length),
    ...section(text.timeline, timelineLines(timeline, sessions)),
    ...section(text.why, reasonLines(timeline)),
    ...section(
      text.openCases,
      context.openCases.map(
        ({ id, topic, openedAt }) => `${safeText(id)}  ${safeText(topic ?? '')}  ${describeTime(openedAt)}`,
      ),
    ),
    ...section(
      text.basket,
      context.basket.map(({ product, count }) => `${count} × ${safeText(product)}`),
    ),
    ...section(
      text.forms,
      context.formsInProgress.map((own) => `${safeText(own.form)}  ${describeTime(own.updatedAt)}`),
    ),
    ...section(
      text.promised,
      context.promised.map(
        ({ action, dueAt }) => `${safeText(action)}  ${dueAt === undefined ? '' : describeTime(dueAt)}`,
      ),
    ),
    ...section(
      text.lastOnChannels,
      context.lastOnChannels.map(({ channel, at, name }) => `${safeText(channel)}  ${describeTime(at)}  ${name}`),
    ),
    ...section(text.prefill, prefillLines(form)),
  ].join('\n')
}

function timelineLines(timeline: readonly TimelineEntry[], sessions: readonly Session[]): string[] {
  if (timeline.length === 0) return []
  const { time, event, channel, session, reason } = words.customers
  const numbers = new Map(sessions.map(({ id }, k) => [id, String(k + 1)]))
  const rows = timeline.map((own) => [
    describeTime(own.at),
    safeText(own.eventId),
    `${own.kind} ${safeText(own.name)}`,
    safeText(own.channel ?? ''),
    own.session === undefined ? '' : (numbers.get(own.session) ?? ''),
    own.attribution.reason,
  ])
  return formatTable([[time, 'id', event, channel, session, reason], ...rows], [4]).split('\n')
}

/** For each reason, the words of the first event that has it. */
function reasonLines(timeline: readonly TimelineEntry[]): string[] {
  const first = new Map<string, string>()
  for (const { eventId, attribution } of timeline) {
    if (!first.has(attribution.reason)) first.set(attribution.reason, `${safeText(eventId)}: ${attribution.words}`)
  }
  return [...first].map(([reason, line]) => `${reason}, ${line}`)
}

function prefillLines(form: readonly FieldPrefill[]): string[] {
  const text = words.customers
  return form.map(({ field, status, value, ageDays, confirmBecause, withheldBecause }) => {
    if (status === 'unknown') return `${field}: ${text.unknown}`
    if (status === 'withheld') return `${field}: ${text.withheld(withheldBecause ?? '')}`
    const age = ageDays === undefined ? '' : ` (${text.days(ageDays)})`
    const confirm = confirmBecause.length === 0 ? '' : ` ${text.confirm(confirmBecause.join(', '))}`
    return `${field}: ${shown(value)}${age}${confirm}`
  })
}

function shown(value: FieldPrefill['value']): string {
  if (typeof value === 'object' && !Array.isArray(value) && 'full' in value) return safeText(String(value.full))
  const texts = typeof value === 'object' ? textsOf(value) : [String(value)]
  return safeText(texts.length > 0 ? texts.join(', ') : JSON.stringify(value))
}
