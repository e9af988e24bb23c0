import { DAY_MS, SamewiseError } from '../base'
import { didYouMean } from '../entity'

/** How far back a login reaches. */
export type Backfill = 'session' | 'sinceLastPerson' | 'all' | 'none'

/** When the events of a device are whose. Plain data, which survives JSON. */
export interface AttributionPolicy {
  /**
   * Which anonymous events of a device a login gives to its person: those of the same `session` (default); all `sinceLastPerson` was signed
   * in; `all` of a device that only one person ever used, also those after the last logout; or `none`. Never across what is another's,
   * and never beyond the session on a device of several persons.
   */
  readonly backfill?: Backfill
  /** No login reaches further back: milliseconds, default 30 days. */
  readonly maxLookbackMs?: number
  /** A pause longer than this ends a session: milliseconds, default 30 minutes. */
  readonly sessionGapMs?: number
  /**
   * A device that more persons than this acted on is shared, such as a family's tablet: whoever is signed in stays so until the session ends
   * or as long as later events name the account. Default 1.
   */
  readonly sharedAbove?: number
  /**
   * A device that more persons than this acted on is public, such as a kiosk or the line of a call centre: nothing is given to anyone before
   * a login but what its source counts to the same `session`, nor after the last event that names the account. Default 5.
   */
  readonly publicAbove?: number
  /** Devices that are public whatever their events say. */
  readonly publicDevices?: readonly string[]
}

/** An {@link AttributionPolicy} with all defaults in it. */
export type FullAttributionPolicy = Required<AttributionPolicy>

const DEFAULTS: FullAttributionPolicy = {
  backfill: 'session',
  maxLookbackMs: 30 * DAY_MS,
  sessionGapMs: 30 * 60_000,
  sharedAbove: 1,
  publicAbove: 5,
  publicDevices: [],
}

const BACKFILLS: readonly string[] = ['session', 'sinceLastPerson', 'all', 'none'] satisfies Backfill[]
const NUMBERS = ['maxLookbackMs', 'sessionGapMs', 'sharedAbove', 'publicAbove'] as const

/**
 * A policy with its defaults.
 *
 * @throws BAD_CONFIG with every fault: an unknown name, a number below 0, or a public device that fewer persons make than a shared one
 */
export function fullAttributionPolicy(policy: AttributionPolicy = {}): FullAttributionPolicy {
  const full: FullAttributionPolicy = { ...DEFAULTS, ...policy }
  const names = Object.keys(DEFAULTS)
  const faults = Object.keys(policy)
    .filter((name) => !names.includes(name))
    .map((name) => `There is no setting "${name}".${didYouMean(name, names)}`)
  if (!BACKFILLS.includes(full.backfill)) {
    faults.push(`backfill is none of ${BACKFILLS.join(', ')}.${didYouMean(String(full.backfill), BACKFILLS)}`)
  }
  for (const name of NUMBERS) if (!(full[name] >= 0)) faults.push(`${name} is no number from 0 on.`)
  if (full.publicAbove < full.sharedAbove)
    faults.push('publicAbove is below sharedAbove; a public device is a shared one.')
  if (!Array.isArray(full.publicDevices)) faults.push('publicDevices is no list of devices.')
  if (faults.length > 0) {
    throw new SamewiseError('BAD_CONFIG', `The attribution policy cannot be used. ${faults.join(' ')}`)
  }
  return full
}
