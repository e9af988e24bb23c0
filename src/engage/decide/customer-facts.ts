import type { PreferenceDimension } from '../preference/preference-signals'
import type { ActionCategory } from './action'

/** Something that must wait for a reason that is in no case: bereavement, fraud, a matter of law. */
export interface Hold {
  readonly id: string
  readonly holds: readonly ActionCategory[]
  /** Who lifts it. */
  readonly owner: string
  /** Milliseconds UTC. Default: since ever. */
  readonly startsAt?: number
  /** Milliseconds UTC. Default: until it is taken out. */
  readonly expiresAt?: number
}

/** What is known of a customer beside events, out of the golden record and its relations. */
export interface CustomerFacts {
  readonly goldenId: string
  /** Golden values by name. */
  readonly attributes?: Readonly<Record<string, unknown>>
  /** IANA zone they live in. */
  readonly zone?: string
  /** Addresses by channel, the best first. Where it is given, a channel without an address cannot be used; where not, addresses are not looked at. */
  readonly contactPoints?: Readonly<Record<string, readonly string[]>>
  /** Id of the household, for caps per household. */
  readonly household?: string
  /** Numbers of relations by type. */
  readonly relations?: Readonly<Record<string, number>>
  /** What they said they prefer. */
  readonly declared?: { readonly [D in PreferenceDimension]?: string }
  readonly holds?: readonly Hold[]
}
