import { DAY_MS } from '../../base'

/** What a customer bought, as `rfm` looks at it. */
export interface CustomerPurchases {
  readonly goldenId: string
  /** Times and amounts, in any order; amounts in one currency. */
  readonly purchases: readonly { readonly at: number; readonly amount: number }[]
}

/** Recency, frequency and money of one customer: the measures, and the bin of each, 1 worst to {@link RfmOptions.bins} best. */
export interface RfmScore {
  readonly goldenId: string
  /** Days since the last purchase. */
  readonly daysSince: number
  readonly count: number
  readonly amount: number
  readonly recency: number
  readonly frequency: number
  readonly money: number
}

/** Options of {@link rfm}. */
export interface RfmOptions {
  /** Milliseconds UTC; purchases after it do not count. */
  readonly asOf: number
  /** How many bins of equal size. Default 5: quintiles. */
  readonly bins?: number
  /** Ascending bounds instead of equal sizes: a value is in the bin after the last bound that it reaches. Days of recency are bounds of days. */
  readonly cutPoints?: {
    readonly daysSince?: readonly number[]
    readonly count?: readonly number[]
    readonly amount?: readonly number[]
  }
}

/**
 * Recency, frequency and money (Hughes 1994): each customer's bin per measure. Customers of equal value always share a bin, that of the middle of their
 * ranks, so the result does not depend on the order. Customers without a purchase have no score and are left out.
 *
 * @returns by golden ID
 *
 * @example
 * ```ts
 * import { rfm } from 'samewise/customer'
 *
 * const day = 86_400_000
 * const scores = rfm(
 *   [
 *     { goldenId: 'g1', purchases: [{ at: 9 * day, amount: 80 }] },
 *     { goldenId: 'g2', purchases: [{ at: 1 * day, amount: 20 }] },
 *   ],
 *   { asOf: 10 * day, bins: 2 },
 * )
 * scores.map(({ recency }) => recency) // [2, 1]
 * ```
 */
export function rfm(customers: Iterable<CustomerPurchases>, options: RfmOptions): RfmScore[] {
  const { asOf, bins = 5, cutPoints = {} } = options
  const measured = [...customers]
    .map((customer) => measure(customer, asOf))
    .filter((own) => own.count > 0)
    .sort((a, b) => (a.goldenId < b.goldenId ? -1 : 1))
  const recency = binsOf(
    measured.map(({ daysSince }) => -daysSince),
    bins,
    cutPoints.daysSince?.map((days) => -days).reverse(),
  )
  const frequency = binsOf(
    measured.map(({ count }) => count),
    bins,
    cutPoints.count,
  )
  const money = binsOf(
    measured.map(({ amount }) => amount),
    bins,
    cutPoints.amount,
  )
  return measured.map((own, i) => ({ ...own, recency: recency[i], frequency: frequency[i], money: money[i] }))
}

function measure({ goldenId, purchases }: CustomerPurchases, asOf: number) {
  const past = purchases.filter(({ at }) => at <= asOf).sort((a, b) => a.at - b.at || a.amount - b.amount)
  const last = past.at(-1)?.at ?? asOf
  const amount = past.reduce((sum, purchase) => sum + purchase.amount, 0)
  return { goldenId, daysSince: (asOf - last) / DAY_MS, count: past.length, amount }
}

function binsOf(values: readonly number[], bins: number, cutPoints: readonly number[] | undefined): number[] {
  if (cutPoints !== undefined) return values.map((value) => 1 + cutPoints.filter((bound) => value >= bound).length)
  const order = values.map((_, i) => i).sort((a, b) => values[a] - values[b])
  const result = new Array<number>(values.length)
  for (let start = 0; start < order.length; ) {
    let end = start + 1
    while (end < order.length && values[order[end]] === values[order[start]]) end++
    const bin = 1 + Math.floor(((start + end) / 2 / order.length) * bins)
    for (let i = start; i < end; i++) result[order[i]] = Math.min(bins, bin)
    start = end
  }
  return result
}
