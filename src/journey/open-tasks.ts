import { DAY_MS } from '../base'
import { type CustomerEvent, compareEvents } from '../event'

/** A product in a basket that was not bought. */
export interface BasketItem {
  readonly product: string
  /** Times it was added less times it was taken out, 1 at least. */
  readonly count: number
  readonly addedAt: number
  readonly channel?: string
}

/** A form that was begun and not sent. */
export interface FormInProgress {
  /** `topic` of its events, or `data.form`. */
  readonly form: string
  readonly startedAt: number
  readonly updatedAt: number
  readonly channel?: string
  /** What was filled in so far: the latest of each of its fields, from `data` other than `form`. */
  readonly values: Readonly<Record<string, string | number | boolean>>
}

/** A next step that somebody promised. */
export interface PromisedAction {
  readonly eventId: string
  /** `data.promise`. */
  readonly action: string
  /** `data.dueAt` in milliseconds UTC, where it was said. */
  readonly dueAt?: number
  readonly saidAt: number
  readonly channel?: string
  readonly department?: string
  readonly caseId?: string
}

const ORDER_NAMES: readonly string[] = ['order', 'payment', 'checkout-completed']

/** What lies in the basket of a customer, over all channels: what was added since it was last bought, by product. */
export function openBasket(
  events: readonly CustomerEvent[],
  options: { readonly maxAgeMs?: number; readonly asOf?: number } = {},
): BasketItem[] {
  const { maxAgeMs = 30 * DAY_MS, asOf = Number.POSITIVE_INFINITY } = options
  const items = new Map<string, BasketItem>()
  for (const { name, product, at, channel, kind } of inOrder(events, asOf)) {
    if (kind === 'transaction' && ORDER_NAMES.includes(name)) {
      // An order that names no product is one of the whole basket.
      if (product === undefined) items.clear()
      else items.delete(product)
    } else if (product !== undefined && name === 'basket-added') {
      const count = (items.get(product)?.count ?? 0) + 1
      items.set(product, { product, count, addedAt: at, ...(channel === undefined ? {} : { channel }) })
    } else if (product !== undefined && name === 'basket-removed') {
      const item = items.get(product)
      if (item === undefined || item.count === 1) items.delete(product)
      else items.set(product, { ...item, count: item.count - 1 })
    }
  }
  const kept = [...items.values()].filter(
    (item) => asOf === Number.POSITIVE_INFINITY || asOf - item.addedAt <= maxAgeMs,
  )
  return kept.sort((a, b) => a.addedAt - b.addedAt || (a.product < b.product ? -1 : 1))
}

/** Forms that a customer began, on any channel, and has not sent. */
export function openForms(
  events: readonly CustomerEvent[],
  options: { readonly asOf?: number } = {},
): FormInProgress[] {
  const forms = new Map<string, FormInProgress>()
  for (const event of inOrder(events, options.asOf)) {
    const form = formOf(event)
    if (form === undefined) continue
    if (event.name !== 'form-started' && event.name !== 'form-updated') {
      forms.delete(form)
      continue
    }
    const before = forms.get(form)
    const channel = event.channel ?? before?.channel
    const { form: _, ...values } = event.data ?? {}
    forms.set(form, {
      form,
      startedAt: before?.startedAt ?? event.at,
      updatedAt: event.at,
      ...(channel === undefined ? {} : { channel }),
      values: { ...before?.values, ...values },
    })
  }
  return [...forms.values()].sort((a, b) => a.startedAt - b.startedAt || (a.form < b.form ? -1 : 1))
}

/** The form that an event is about; nothing for any other event. */
export function formOf({ kind, name, topic, data }: CustomerEvent): string | undefined {
  if (kind !== 'interaction' || !name.startsWith('form-')) return undefined
  return topic ?? (data?.form === undefined ? 'form' : String(data.form))
}

/**
 * What was promised and is not done, by due time: events with `data.promise`, until an event with `data.fulfils` names their ID, or the case
 * they are about is closed.
 */
export function openPromises(
  events: readonly CustomerEvent[],
  closedCases: ReadonlySet<string>,
  options: { readonly asOf?: number } = {},
): PromisedAction[] {
  const promises = new Map<string, PromisedAction>()
  const kept = new Set<string>()
  for (const event of inOrder(events, options.asOf)) {
    const { data, channel, department, caseId } = event
    if (data?.fulfils !== undefined) kept.add(String(data.fulfils))
    if (typeof data?.promise !== 'string' || (caseId !== undefined && closedCases.has(caseId))) continue
    promises.set(event.id, {
      eventId: event.id,
      action: data.promise,
      ...(typeof data.dueAt === 'number' ? { dueAt: data.dueAt } : {}),
      saidAt: event.at,
      ...(channel === undefined ? {} : { channel }),
      ...(department === undefined ? {} : { department }),
      ...(caseId === undefined ? {} : { caseId }),
    })
  }
  const due = ({ dueAt }: PromisedAction) => dueAt ?? Number.MAX_VALUE
  return [...promises.values()]
    .filter(({ eventId }) => !kept.has(eventId))
    .sort((a, b) => due(a) - due(b) || a.saidAt - b.saidAt || (a.eventId < b.eventId ? -1 : 1))
}

function inOrder(events: readonly CustomerEvent[], asOf = Number.POSITIVE_INFINITY): CustomerEvent[] {
  return events.filter((event) => event.at <= asOf).sort(compareEvents)
}
