import { SamewiseError } from '../base'
import type { IdEvent, IdLedger, IdRun } from './ledger'
import { recordKey } from './record-ref'
import { endsId, targetsOf } from './replay-ledger'

/** What a golden ID stands for. */
export interface IdStatus {
  /**
   * `active`: it names a golden record. `merged`: its records were all in one other when it went; `split`: they were in several. `retired`: it had
   * no record left. `unknown`: it had not been given out.
   */
  readonly status: 'active' | 'merged' | 'retired' | 'split' | 'unknown'
  /** The IDs that name its things now: itself if it is active; those that have the records it had when it went; none if no record is left. */
  readonly current: readonly string[]
  /** IDs that hold records which were split off it since it last came to life. Only where it is active. */
  readonly siblings: readonly string[]
  /** All IDs that stood for it, from itself to the current ones. */
  readonly path: readonly string[]
  /** The run that gave it this status, and what that run took for now if it said so. */
  readonly since?: { readonly run: number; readonly at?: string }
}

/** When to look at a ledger. */
export interface AsOf {
  /**
   * A day or time (ISO 8601): runs that took a later time for now do not count. Or the number of a run: later ones do not count. A run
   * without a time counts as of the one before. Default: all runs count.
   */
  readonly asOf?: string | number
}

/**
 * Tells what a golden ID that somebody holds stands for today, or stood for at some time. Redirects are followed to their end, along the
 * records: if a golden record was merged into a second and left that with a third, its ID leads to the third.
 *
 * @param ledger the ledger of the last run
 * @param id any golden ID
 * @throws SamewiseError `BAD_USAGE` for an `asOf` that is no time
 * @example
 * ```ts
 * import { assignIds, resolveId } from 'samewise/identity'
 *
 * const { ids, ledger } = assignIds(undefined, [[{ source: 'crm', recordId: '1' }]])
 * resolveId(ledger, ids[0]).status // 'active'
 * resolveId(ledger, 'g_never_given').status // 'unknown'
 * ```
 */
export function resolveId(ledger: IdLedger, id: string, { asOf }: AsOf = {}): IdStatus {
  const walk = new Walk(id)
  for (const run of runsUntil(ledger, asOf)) {
    for (const event of run.events) walk.take(event, run)
    walk.endRun()
  }
  return walk.status()
}

/** The runs that count. */
function runsUntil({ runs }: IdLedger, asOf: string | number | undefined): readonly IdRun[] {
  if (asOf === undefined) return runs
  if (typeof asOf === 'number') return runs.filter(({ run }) => run <= asOf)
  const limit = Date.parse(asOf)
  if (Number.isNaN(limit)) {
    throw new SamewiseError('BAD_USAGE', `asOf takes a time in ISO 8601 or the number of a run, and got "${asOf}".`)
  }
  const end = runs.findIndex(({ at }) => at !== undefined && Date.parse(at) > limit)
  return end < 0 ? runs : runs.slice(0, end)
}

/** Follows an ID, and the records it gave away, through the events of a ledger. */
class Walk {
  private state: IdStatus['status'] = 'unknown'
  private since: IdStatus['since']
  /** The golden record that each record is in now: of those it has given away since it came to life, or of those it had when it went. */
  private readonly holders = new Map<string, string>()
  /** What it gives away in the run at work. */
  private readonly given = new Map<string, string>()
  /** The IDs of these golden records; once all the records have left, those that take their place. */
  private stand: readonly string[] = []
  private readonly path: Set<string>

  constructor(private readonly id: string) {
    this.path = new Set([id])
  }

  take(event: IdEvent, run: IdRun): void {
    if (event.id === this.id) this.takeOwn(event, run)
    else if (event.event === 'left') for (const record of event.records) this.holders.delete(recordKey(record))
    else if (event.event === 'moved' && this.holders.size > 0) {
      for (const record of event.records) {
        const key = recordKey(record)
        if (event.into === this.id) this.holders.delete(key)
        else if (this.holders.has(key)) this.holders.set(key, event.into)
      }
    } else if (endsId(event) && this.stand.includes(event.id)) {
      this.stand = [...new Set(this.stand.flatMap((id) => (id === event.id ? targetsOf(event) : [id])))]
    }
  }

  endRun(): void {
    for (const [key, holder] of this.given) this.holders.set(key, holder)
    this.given.clear()
    const isActive = this.state === 'active'
    if (isActive || this.holders.size > 0) this.stand = [...new Set(this.holders.values())].sort()
    if (!isActive) for (const id of this.stand) this.path.add(id)
  }

  status(): IdStatus {
    const { id, state, stand, since } = this
    const isActive = state === 'active'
    const current = isActive ? [id] : stand
    const earlier = isActive ? [] : [...this.path].filter((other) => !current.includes(other))
    return {
      status: state,
      current,
      siblings: isActive ? stand : [],
      path: state === 'unknown' ? [] : [...earlier, ...current],
      ...(since === undefined ? {} : { since }),
    }
  }

  private takeOwn(event: IdEvent, { run, at }: IdRun): void {
    if (event.event === 'moved') for (const record of event.records) this.given.set(recordKey(record), event.into)
    const isBorn = event.event === 'created' || event.event === 'revived'
    if (!isBorn && !endsId(event)) return
    this.since = at === undefined ? { run } : { run, at }
    this.state = isBorn ? 'active' : (event.event as 'merged' | 'retired' | 'split')
    this.holders.clear()
    this.stand = []
    if (isBorn) {
      this.path.clear()
      this.path.add(this.id)
    }
  }
}
