import { openCase } from './cases'
import { type CustomerState, recordOf, recordOfAny } from './customer-state'
import { drawCount, drawNormal, exactExp } from './exact-math'
import { DAY, HOUR } from './local-time'
import { drawInstant, type Month } from './month'
import { customerParameters } from './parameters'

const { purchases, cases } = customerParameters
/** Standard deviation of the logarithm of an amount: a factor of two. */
const SPREAD_OF_AMOUNTS = 0.7

/** What may be special about an order. */
interface OrderOptions {
  readonly product?: string
  readonly campaign?: string
}

/** The orders of a month. */
export function order(month: Month, state: CustomerState): void {
  const count = drawCount(month.dice, state.who.traits.ordersPerMonth)
  for (let n = 0; n < count; n++) {
    const isStore = month.dice.chance(purchases.inStore)
    const at = drawInstant(month, state, isStore ? month.dice.between(9, 19) : state.who.traits.visitHour)
    if (at === undefined) continue
    if (isStore) buyInStore(month, state, at)
    else orderOnline(month, state, at)
  }
}

function drawAmount({ dice }: Month): number {
  return Math.round(purchases.amount * exactExp(SPREAD_OF_AMOUNTS * drawNormal(dice)) * 100) / 100
}

function buyInStore(month: Month, state: CustomerState, at: number): void {
  const { dice, log } = month
  const card = recordOf(state, 'loyalty', at)
  const record = card !== undefined && dice.chance(purchases.cardShown) ? card : undefined
  if (record !== undefined) state.lastOrderAt = Math.max(state.lastOrderAt, at)
  const product = `product-${dice.below(500)}`
  const common = {
    at,
    kind: 'transaction',
    channel: 'store',
    product,
    amount: drawAmount(month),
    currency: 'USD',
  } as const
  const draft = { ...common, name: 'order', location: `store-${dice.below(40)}` }
  const truth = { person: state.who.id, known: record === undefined ? 'nothing' : 'record' } as const
  log.note(dice, record === undefined ? draft : { ...draft, record }, truth, 'nightly')
}

/** An order by web, its payment, its delivery, and now and then what goes wrong. @returns the id of the order */
export function orderOnline(month: Month, state: CustomerState, at: number, options: OrderOptions = {}): string {
  const { dice, log } = month
  const truth = { person: state.who.id, known: 'record' } as const
  const record = recordOfAny(state, ['web', 'billing'], at)
  const billing = recordOfAny(state, ['billing', 'web'], at)
  const amount = drawAmount(month)
  const money = { amount, currency: 'USD' }
  const product = options.product ?? `product-${dice.below(500)}`
  const item = { kind: 'transaction', channel: 'web', product, ...money, ...options } as const
  state.lastOrderAt = Math.max(state.lastOrderAt, at)
  const refersTo = log.note(dice, { at, name: 'order', record, ...item }, truth)
  const paidAt = at + dice.below(2 * DAY)
  log.note(dice, { at: paidAt, kind: 'transaction', name: 'payment', record: billing, refersTo, ...money }, truth)
  const isLate = dice.chance(purchases.lateDelivery)
  const deliveredAt = at + (isLate ? dice.between(9, 16) : dice.between(1, 5)) * DAY + dice.below(8 * HOUR)
  const outcome = isLate ? 'late' : 'on-time'
  log.note(dice, { at: deliveredAt, kind: 'transaction', name: 'delivery', record, refersTo, product, outcome }, truth)
  if (isLate) {
    state.lateDeliveries.push(deliveredAt)
    if (dice.chance(cases.afterLateDelivery)) openCase(month, state, deliveredAt + dice.below(DAY), 'late-delivery')
  }
  if (dice.chance(purchases.returned)) {
    const returnedAt = deliveredAt + dice.between(1, 14) * DAY
    state.returns.push(returnedAt)
    log.note(dice, { at: returnedAt, kind: 'transaction', name: 'return', record, refersTo, product, ...money }, truth)
  }
  return refersTo
}
