import { DAY_MS } from '../base'
import { type CustomerEvent, compareEvents } from '../event'
import type { FieldLineage, GoldenRecord, GoldenValue, ValueOrigin } from '../resolve'
import { formOf } from './open-tasks'

/**
 * How sure it is who sits at the other end: nobody is recognised; recognised by a device or an address only; identified by a login or a question;
 * verified by a second factor or a document.
 */
export const assuranceLevels = ['anonymous', 'recognised', 'identified', 'verified'] as const

/** How sure it is who sits at the other end; see {@link assuranceLevels}. */
export type AssuranceLevel = (typeof assuranceLevels)[number]

/** Why a customer is asked to look at a value again. */
export type ConfirmReason = 'old' | 'age-unknown' | 'sources-disagree' | 'weak-match' | 'form-differs'

/** What is known for one field of a form. */
export interface FieldPrefill {
  readonly field: string
  /** `filled` with a value; `withheld` although there is one; `unknown`: ask for it. */
  readonly status: 'filled' | 'withheld' | 'unknown'
  readonly value?: GoldenValue | number | boolean
  /** Where the value came from. */
  readonly lineage?:
    | { readonly from: 'golden'; readonly strategy: string; readonly winners: readonly ValueOrigin[] }
    | { readonly from: 'form'; readonly eventId: string; readonly form: string; readonly channel?: string }
  /** Days since it was observed; absent where that is not known. */
  readonly ageDays?: number
  /** Show it and ask whether it is still right. */
  readonly needsConfirmation: boolean
  readonly confirmBecause: readonly ConfirmReason[]
  /** Why it is not shown: whoever asks is not sure enough to be this customer, or the customer has not allowed this use. */
  readonly withheldBecause?: 'assurance' | 'consent'
}

/** Options of {@link prefill}. */
export interface PrefillOptions {
  /** What the form is for, such as `service`. Default `service`. */
  readonly purpose?: string
  /** How sure it is who asks. Default `anonymous`, which is shown nothing. */
  readonly assurance?: AssuranceLevel
  /** What it takes to be shown a field; `identified` for a field that is not named. */
  readonly needs?: Readonly<Record<string, AssuranceLevel>>
  /** Whether the customer allows a use, of an address if one is meant. Nothing is allowed by default. */
  readonly isAllowed?: (purpose: string, contactPoint?: string) => boolean
  /** Fields that hold addresses at which a customer is contacted. Default `email` and `phone`. */
  readonly contactFields?: readonly string[]
  /** Now, in milliseconds UTC. The time of the customer's latest event by default. */
  readonly asOf?: number
  /** Values older than this are to be confirmed, by field; `*` for all others. Default 365. */
  readonly maxAgeDays?: Readonly<Record<string, number>>
  /** Below this cohesion of the golden record its values are to be confirmed: 0 to 1, default 0.9. */
  readonly minCohesion?: number
}

/** What {@link prefill} draws upon. */
export interface PrefillSources {
  /** The golden record of the customer. */
  readonly golden?: Pick<GoldenRecord, 'values' | 'lineage'> & { readonly cohesion?: number }
  /** Events of the customer, for what was typed into forms on any channel. */
  readonly events?: Iterable<CustomerEvent>
}

interface Candidate {
  readonly value: GoldenValue | number | boolean
  readonly lineage: NonNullable<FieldPrefill['lineage']>
  readonly observedAt: number | undefined
  readonly disputed: boolean
}

/**
 * What of a form is known already, so that nobody types it again: each field from the golden record or from what was typed into a form before, on
 * whatever channel, the newer of the two. A weak value comes with the wish to confirm it; one that the customer has not allowed for the
 * purpose, or that whoever asks may not see, is withheld.
 *
 * @param fields of the golden record, also parts such as `name.given`
 * @returns one for each field, in their order
 *
 * @example
 * ```ts
 * import { prefill } from 'samewise/customer'
 *
 * const golden = {
 *   values: { email: 'ann@example.com', name: { given: 'Ann', family: 'Lee' } },
 *   lineage: {
 *     email: { strategy: 'mostRecent', winners: [{ source: 'crm', recordId: '1', observedAt: '2026-01-01' }], losers: [] },
 *     name: { strategy: 'mostRecent', winners: [{ source: 'crm', recordId: '1' }], losers: [] },
 *   },
 * }
 * const fields = ['email', 'name.given', 'birthDate']
 * const [email, given, birthDate] = prefill({ golden }, fields, {
 *   purpose: 'service',
 *   assurance: 'identified',
 *   isAllowed: (purpose) => purpose === 'service',
 *   asOf: Date.UTC(2026, 1, 1),
 * })
 * email.value // 'ann@example.com', 31 days old
 * given.needsConfirmation // true: nobody knows how old it is
 * birthDate.status // 'unknown'
 * prefill({ golden }, fields)[0].withheldBecause // 'assurance'
 * ```
 */
export function prefill(
  { golden, events = [] }: PrefillSources,
  fields: readonly string[],
  options: PrefillOptions = {},
): FieldPrefill[] {
  const inOrder = [...events].sort(compareEvents)
  const asOf = options.asOf ?? inOrder.at(-1)?.at ?? 0
  const forms = inOrder.filter((event) => event.at <= asOf && formOf(event) !== undefined)
  const weak = (golden?.cohesion ?? 1) < (options.minCohesion ?? 0.9)
  return fields.map((field) => {
    // Before anything is looked up: whoever is not sure enough to be the customer does not even learn whether there is a value.
    if (!isSureEnough(field, options)) return withheld(field, 'assurance')
    const fromGolden = goldenCandidate(golden, field)
    const fromForm = formCandidate(forms, field)
    const newer = (fromForm?.observedAt ?? 0) >= (fromGolden?.observedAt ?? 0) ? fromForm : fromGolden
    const chosen = newer ?? fromGolden ?? fromForm
    if (chosen === undefined) return { field, status: 'unknown', needsConfirmation: false, confirmBecause: [] }
    if (!isAllowed(field, chosen, options)) return withheld(field, 'consent')
    const ageDays = chosen.observedAt === undefined ? undefined : Math.max(0, (asOf - chosen.observedAt) / DAY_MS)
    const limit = options.maxAgeDays?.[field] ?? options.maxAgeDays?.['*'] ?? 365
    const confirmBecause: ConfirmReason[] = []
    if (ageDays === undefined) confirmBecause.push('age-unknown')
    else if (ageDays > limit) confirmBecause.push('old')
    if (chosen.disputed) confirmBecause.push('sources-disagree')
    if (weak && chosen === fromGolden) confirmBecause.push('weak-match')
    const differs = fromGolden !== undefined && fromForm !== undefined && !isEqual(fromGolden.value, fromForm.value)
    if (differs) confirmBecause.push('form-differs')
    return {
      field,
      status: 'filled',
      value: chosen.value,
      lineage: chosen.lineage,
      ...(ageDays === undefined ? {} : { ageDays }),
      needsConfirmation: confirmBecause.length > 0,
      confirmBecause,
    }
  })
}

function withheld(field: string, withheldBecause: 'assurance' | 'consent'): FieldPrefill {
  return { field, status: 'withheld', needsConfirmation: false, confirmBecause: [], withheldBecause }
}

function isSureEnough(field: string, { assurance = 'anonymous', needs = {} }: PrefillOptions): boolean {
  const needed = Object.hasOwn(needs, field) ? needs[field] : 'identified'
  return assuranceLevels.indexOf(assurance) >= assuranceLevels.indexOf(needed)
}

function isAllowed(field: string, { value }: Candidate, options: PrefillOptions): boolean {
  const { purpose = 'service', contactFields = ['email', 'phone'] } = options
  const addresses = contactFields.includes(field) ? (Array.isArray(value) ? value : [value]) : [undefined]
  return addresses.every((address) =>
    typeof address === 'string' ? options.isAllowed?.(purpose, address) : options.isAllowed?.(purpose),
  )
}

function goldenCandidate(golden: PrefillSources['golden'], field: string): Candidate | undefined {
  if (golden === undefined) return undefined
  const [name, ...rest] = field.split('.')
  const part = rest.join('.')
  if (!Object.hasOwn(golden.values, name)) return undefined
  const whole = golden.values[name]
  const value = part === '' ? whole : partOf(whole, part)
  if (value === undefined) return undefined
  const lineage: FieldLineage | undefined = golden.lineage[name]
  const winners = lineage?.winners ?? []
  const times = winners.map(({ observedAt }) => Date.parse(observedAt ?? '')).filter((time) => !Number.isNaN(time))
  return {
    value,
    lineage: { from: 'golden', strategy: lineage?.strategy ?? 'unknown', winners },
    observedAt: times.length === 0 ? undefined : Math.max(...times),
    disputed: (lineage?.losers.length ?? 0) > 0,
  }
}

function partOf(value: GoldenValue, part: string): string | undefined {
  if (typeof value !== 'object' || Array.isArray(value) || !Object.hasOwn(value, part)) return undefined
  return (value as Readonly<Record<string, string>>)[part]
}

function formCandidate(forms: readonly CustomerEvent[], field: string): Candidate | undefined {
  const event = forms.findLast(({ data }) => data !== undefined && field !== 'form' && Object.hasOwn(data, field))
  if (event === undefined) return undefined
  const { id, at, channel } = event
  const form = formOf(event) ?? 'form'
  return {
    value: event.data![field],
    lineage: { from: 'form', eventId: id, form, ...(channel === undefined ? {} : { channel }) },
    observedAt: at,
    disputed: false,
  }
}

function isEqual(a: Candidate['value'], b: Candidate['value']): boolean {
  const plain = (value: Candidate['value']) => JSON.stringify(value).trim().toLowerCase()
  return plain(a) === plain(b)
}
