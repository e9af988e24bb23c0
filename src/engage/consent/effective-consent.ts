import { recordKey } from '../../identity'
import {
  type Consent,
  type ConsentDefaults,
  type ConsentQuestion,
  consentDefaults,
  covers,
  isWithin,
  restrictsMore,
} from './consent'

/** What we may do, and the statement that says so. */
export interface EffectiveConsent extends ConsentQuestion {
  readonly granted: boolean
  /** `expired`: there was a grant and its time is over. `absent`: nobody said anything, and the default of the purpose holds. */
  readonly status: 'granted' | 'denied' | 'withdrawn' | 'expired' | 'absent'
  /**
   * How it was settled: by the only or the agreeing statements; by the most restrictive of records that disagree; by the word of the
   * verified person, above what other records said before; by the default of the purpose.
   */
  readonly settledBy: 'statement' | 'most-restrictive' | 'verified-statement' | 'default'
  /** The statement that decides; absent where the default does. */
  readonly proof?: Consent
  /** Statements in force on other records that say otherwise, or that the verified person overruled. */
  readonly overruled: readonly Consent[]
  /** When the answer may change by itself: the end of the grant that decides. Milliseconds UTC. */
  readonly expiresAt?: number
}

/** Options of {@link effectiveConsent}. */
export interface EffectiveConsentOptions {
  /** Statements after this time do not count yet, and grants that end up to it are over: milliseconds UTC. */
  readonly asOf: number
  /** What holds where nobody said anything. Default {@link consentDefaults}. */
  readonly defaults?: ConsentDefaults
}

/**
 * What holds for a person who may consist of several records. Per record the latest statement counts; a denial ends every earlier grant
 * it speaks of, a grant only ends earlier denials that are no narrower than itself, so that a ticked "marketing" does not bring back an
 * e-mail address that was signed off. Where records disagree the most restrictive wins, until the verified person states otherwise: a
 * verified statement counts as said on each of their records. A grant whose time is over is no grant; one that another record gave after it
 * had ended renews it.
 *
 * @param consents the statements of all records of one person, in any order; others' purposes are passed over
 * @param question purpose, and the channel and address that are to be used
 *
 * @example
 * ```ts
 * import { effectiveConsent } from 'samewise/customer'
 *
 * const crm = { source: 'crm', recordId: '7' }
 * const shop = { source: 'shop', recordId: 'x' }
 * const consents = [
 *   { id: 'a', record: crm, purpose: 'marketing', status: 'granted', at: 1_000 },
 *   { id: 'b', record: shop, purpose: 'marketing', channel: 'email', status: 'denied', at: 500 },
 * ] as const
 * const answer = effectiveConsent(consents, { purpose: 'marketing', channel: 'email' }, { asOf: 2_000 })
 * answer.granted // false
 * answer.proof?.id // 'b'
 * ```
 */
export function effectiveConsent(
  consents: Iterable<Consent>,
  question: ConsentQuestion,
  options: EffectiveConsentOptions,
): EffectiveConsent {
  const { asOf, defaults = consentDefaults } = options
  const said: Consent[] = []
  for (const consent of consents) if (consent.at <= asOf && covers(consent, question)) said.push(consent)
  if (said.length === 0) return byDefault(question, defaults)

  const byRecord = groupByRecord(said)
  const verified = said.filter((consent) => consent.verified)
  const own = byRecord.map(standingOf)
  // A verified word is the person's own: it counts as said on each of their records.
  const standing = verified.length === 0 ? own : byRecord.map((of) => standingOf([...new Set([...of, ...verified])]))
  const counting = standing.filter((consent) => !isRenewed(consent, standing, asOf))
  const proof = counting.reduce((best, consent) => (wins(consent, best, asOf) ? consent : best))
  const status = statusOf(proof, asOf)
  const differs = (consent: Consent) => statusOf(consent, asOf) !== status
  const overruled = own.filter(differs).sort((a, b) => (a.id < b.id ? -1 : 1))
  return {
    granted: status === 'granted',
    status,
    settledBy:
      overruled.length === 0 ? 'statement' : counting.some(differs) ? 'most-restrictive' : settledByLaterWord(proof),
    proof,
    overruled,
    ...(status === 'granted' && proof.expiresAt !== undefined ? { expiresAt: proof.expiresAt } : {}),
    ...question,
  }
}

function groupByRecord(consents: readonly Consent[]): Consent[][] {
  if (consents.length === 1) return [[consents[0]]]
  const byRecord = new Map<string, Consent[]>()
  for (const consent of consents) {
    const key = recordKey(consent.record)
    const own = byRecord.get(key)
    if (own === undefined) byRecord.set(key, [consent])
    else own.push(consent)
  }
  return [...byRecord.values()]
}

function settledByLaterWord(proof: Consent): 'verified-statement' | 'statement' {
  return proof.verified ? 'verified-statement' : 'statement'
}

/** Whether a grant is over and another record was granted the same after it had ended. */
function isRenewed(consent: Consent, standing: readonly Consent[], asOf: number): boolean {
  const { expiresAt } = consent
  if (statusOf(consent, asOf) !== 'expired' || expiresAt === undefined) return false
  return standing.some((other) => statusOf(other, asOf) === 'granted' && other.at >= expiresAt)
}

/** The statement of one record that stands: see the rule at {@link effectiveConsent}. Of equal times the most restrictive counts as the later. */
function standingOf(said: readonly Consent[]): Consent {
  const own = [...said].sort((a, b) => a.at - b.at || (restrictsMore(a, b) ? 1 : -1))
  const latest = own[own.length - 1]
  if (latest.status !== 'granted') return latest
  for (let i = own.length - 2; i >= 0; i--) {
    const earlier = own[i]
    if (earlier.status === 'granted') continue
    const isLifted = own.slice(i + 1).some((later) => later.status === 'granted' && isWithin(later, earlier))
    if (!isLifted) return earlier
  }
  return latest
}

function statusOf(consent: Consent, asOf: number): 'granted' | 'denied' | 'withdrawn' | 'expired' {
  const isOver = consent.status === 'granted' && consent.expiresAt !== undefined && consent.expiresAt <= asOf
  return isOver ? 'expired' : consent.status
}

/** Whether `a` decides over `b`: a denial over an expired grant over a grant; of equal ones, the grant that ends first, then the later, then the smaller id. */
function wins(a: Consent, b: Consent, asOf: number): boolean {
  const isRefusal = (consent: Consent) => consent.status !== 'granted'
  if (isRefusal(a) || isRefusal(b)) return restrictsMore(a, b)
  const endOf = (consent: Consent) => consent.expiresAt ?? Number.POSITIVE_INFINITY
  const isExpired = (consent: Consent) => endOf(consent) <= asOf
  if (isExpired(a) !== isExpired(b)) return isExpired(a)
  if (endOf(a) !== endOf(b)) return endOf(a) < endOf(b)
  return a.at === b.at ? a.id < b.id : a.at > b.at
}

function byDefault(question: ConsentQuestion, defaults: ConsentDefaults): EffectiveConsent {
  const granted = Object.hasOwn(defaults, question.purpose) && defaults[question.purpose] === 'allow'
  return { granted, status: 'absent', settledBy: 'default', overruled: [], ...question }
}
