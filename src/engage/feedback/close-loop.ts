import type { CustomerEvent } from '../../event'
import { type Rate, rateOf } from '../../profile'
import type { Feedback } from './read-feedback'
import { type RoutingPolicy, routeFeedback } from './routing'

/** Feedback, who owes an answer to it, and what became of that. */
export interface LoopItem {
  readonly feedback: Feedback
  /** Name of the rule that decided; absent where no rule fits. */
  readonly rule?: string
  /** The owner; absent where neither a rule nor the event names one. */
  readonly department?: string
  /** By when an answer is owed: milliseconds UTC. Absent where none is. */
  readonly dueAt?: number
  /** The first answer. */
  readonly answer?: { readonly eventId: string; readonly at: number }
  readonly status: 'answered-in-time' | 'answered-late' | 'waiting' | 'overdue' | 'no-answer-owed' | 'unrouted'
}

/** How well feedback is answered. */
export interface LoopReport {
  /** By time, then by event id. */
  readonly items: readonly LoopItem[]
  /** Of the feedback that is answered or overdue, how much was answered in time. What may still be answered in time does not count. */
  readonly inTime: Rate
  /** The same for each owner, in alphabetical order. */
  readonly byDepartment: readonly { readonly department: string; readonly inTime: Rate; readonly overdue: number }[]
  /** How much may still be answered in time. */
  readonly waiting: number
  /** What no rule fits and nobody owns: a gap in the policy. */
  readonly unrouted: number
}

const HOUR = 3_600_000

/**
 * Routes feedback and looks for the answer that the customer got: a contact whose `refersTo` is the feedback, or one about its case. That a
 * case was closed is no answer; the customer must have been told.
 *
 * @param contacts all events of kind `contact`, sorted
 * @param asOf what comes later is not known yet
 */
export function closeLoop(
  feedback: readonly Feedback[],
  contacts: readonly CustomerEvent[],
  policy: RoutingPolicy,
  asOf: number,
): LoopReport {
  const byEvent = new Map<string, CustomerEvent[]>()
  const byCase = new Map<string, CustomerEvent[]>()
  for (const contact of contacts) {
    if (contact.refersTo !== undefined) append(byEvent, contact.refersTo, contact)
    if (contact.caseId !== undefined) append(byCase, contact.caseId, contact)
  }
  const items = feedback.map((one): LoopItem => {
    const { id, caseId, at } = one.event
    const candidates = [...(byEvent.get(id) ?? []), ...(caseId === undefined ? [] : (byCase.get(caseId) ?? []))]
    const answer = candidates
      .filter((contact) => contact.at >= at)
      .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))[0]
    return settle(one, answer, policy, asOf)
  })
  const departments = [...new Set(items.flatMap((item) => item.department ?? []))].sort()
  return {
    items,
    inTime: inTimeOf(items),
    byDepartment: departments.map((department) => {
      const own = items.filter((item) => item.department === department)
      return { department, inTime: inTimeOf(own), overdue: own.filter((item) => item.status === 'overdue').length }
    }),
    waiting: items.filter((item) => item.status === 'waiting').length,
    unrouted: items.filter((item) => item.status === 'unrouted').length,
  }
}

function settle(feedback: Feedback, contact: CustomerEvent | undefined, policy: RoutingPolicy, asOf: number): LoopItem {
  const rule = routeFeedback(feedback, policy)
  const department = feedback.event.department ?? rule?.department
  const dueAt = rule?.dueHours === undefined ? undefined : feedback.event.at + rule.dueHours * HOUR
  let status: LoopItem['status']
  if (rule === undefined && department === undefined) status = 'unrouted'
  else if (dueAt === undefined) status = 'no-answer-owed'
  else if (contact !== undefined) status = contact.at <= dueAt ? 'answered-in-time' : 'answered-late'
  else status = asOf <= dueAt ? 'waiting' : 'overdue'
  return {
    feedback,
    ...(rule === undefined ? {} : { rule: rule.name }),
    ...(department === undefined ? {} : { department }),
    ...(dueAt === undefined ? {} : { dueAt }),
    ...(contact === undefined ? {} : { answer: { eventId: contact.id, at: contact.at } }),
    status,
  }
}

function inTimeOf(items: readonly LoopItem[]): Rate {
  const inTime = items.filter((item) => item.status === 'answered-in-time').length
  const late = items.filter((item) => item.status === 'answered-late' || item.status === 'overdue').length
  return rateOf(inTime, inTime + late)
}

function append<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [value])
  else list.push(value)
}
