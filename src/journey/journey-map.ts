import { DAY_MS } from '../base'
import type { CustomerEvent } from '../event'
import { type Rate, rateOf } from '../profile'
import { channelPath, type StageVisit, stagePath } from './stage-path'
import { checkStageModel, defaultStageModel, type StageModel } from './stages'
import { type TimeBetween, timeBetween } from './time-between'

/** One stage of the map. */
export interface StageFigures {
  readonly stage: string
  /** Customers who were at it, of all with any stage. */
  readonly reached: Rate
  /** Visits to it after which the customer came to rest: nothing more for the quiet time, and not known to have come to another stage. */
  readonly exits: Rate
  /** Visits to it by customers who had been at it and gone on before. */
  readonly reentries: Rate
  /** Events of a visit, on average: 0 where there are none. */
  readonly eventsPerVisit: number
}

/** A step of the funnel: from a stage to the next one of the model. */
export interface FunnelStep {
  readonly from: string
  readonly to: string
  /** Customers at `from` who did not come to `to` afterwards. */
  readonly dropOff: Rate
  /** From the first time at `from` to the first time at `to` after it. */
  readonly time: TimeBetween
}

/** How often one thing follows another. */
export interface Hop {
  readonly from: string
  readonly to: string
  /** Of all that follows `from`. */
  readonly rate: Rate
}

/** A stage at which customers get stuck. */
export interface Bottleneck {
  readonly stage: string
  /** `exit`: they come to rest here; `repeat`: they come back to it again and again. */
  readonly because: 'exit' | 'repeat'
  readonly rate: Rate
  /** The same over all other stages, above which this one lies by more than chance: the intervals do not meet. */
  readonly elsewhere: Rate
}

/** How customers move through the stages and channels. */
export interface JourneyMap {
  /** Customers with an event of any stage. */
  readonly customers: number
  readonly stages: readonly StageFigures[]
  readonly funnel: readonly FunnelStep[]
  readonly transitions: readonly Hop[]
  readonly channelHops: readonly Hop[]
  /** Ways through the stages, the most common first. */
  readonly paths: readonly { readonly path: readonly string[]; readonly rate: Rate }[]
  /** Customers who left and came back, of those who left. */
  readonly cameBack: Rate
  readonly bottlenecks: readonly Bottleneck[]
}

/** Options of {@link JourneyMapper} and {@link mapJourneys}. */
export interface JourneyMapOptions {
  /** Default {@link defaultStageModel}. */
  readonly model?: StageModel
  /** A customer who did nothing for so long has come to rest: milliseconds, default 90 days. */
  readonly quietMs?: number
  /** Milliseconds UTC; the latest event of all by default. */
  readonly asOf?: number
  /** How many paths are listed. Default 20. */
  readonly maxPaths?: number
}

interface Way {
  readonly visits: readonly StageVisit[]
  readonly channels: readonly string[]
  readonly lastAt: number
  readonly segment: string | undefined
}

/**
 * Keeps the ways of customers, from which the map is read. A customer whose events changed is put in anew and nobody else is touched; whatever the
 * order, the map is that of all customers as they are now.
 *
 * @example
 * ```ts
 * import { JourneyMapper } from 'samewise/customer'
 *
 * const mapper = new JourneyMapper()
 * mapper.put('g_ann', [
 *   { id: 'e1', at: 0, kind: 'interaction', name: 'page-view', channel: 'web' },
 *   { id: 'e2', at: 60_000, kind: 'transaction', name: 'order', channel: 'store' },
 * ])
 * const { funnel, channelHops } = mapper.read()
 * funnel[0].dropOff.share // 0: all who were aware bought
 * channelHops[0] // from web to store
 * ```
 */
export class JourneyMapper {
  private readonly model: StageModel
  private readonly ways = new Map<string, Way>()

  /** @throws BAD_CONFIG for a stage model that cannot be */
  constructor(private readonly options: JourneyMapOptions = {}) {
    this.model = checkStageModel(options.model ?? defaultStageModel)
  }

  /** Puts a customer in, or in anew; one without events is taken out. */
  put(goldenId: string, events: Iterable<CustomerEvent>, segment?: string): void {
    const { asOf = Number.POSITIVE_INFINITY } = this.options
    const known = [...events].filter((event) => event.at <= asOf)
    if (known.length === 0) {
      this.ways.delete(goldenId)
      return
    }
    const lastAt = known.reduce((last, { at }) => Math.max(last, at), Number.NEGATIVE_INFINITY)
    this.ways.set(goldenId, { visits: stagePath(known, this.model), channels: channelPath(known), lastAt, segment })
  }

  /** The map of all customers, or of those of one segment. */
  read(segment?: string): JourneyMap {
    const all = [...this.ways.values()]
    const asOf = this.options.asOf ?? all.reduce((last, { lastAt }) => Math.max(last, lastAt), 0)
    const ways = all.filter((way) => way.visits.length > 0 && (segment === undefined || way.segment === segment))
    const stages = this.stageFigures(ways, asOf - (this.options.quietMs ?? 90 * DAY_MS))
    const paths = ways.map(({ visits }) => visits.map(({ stage }) => stage))
    const left = paths.filter((path) => path.includes('leave'))
    return {
      customers: ways.length,
      stages,
      funnel: this.funnel(ways),
      transitions: hopsOf(paths),
      channelHops: hopsOf(ways.map(({ channels }) => channels)),
      paths: commonPaths(paths, this.options.maxPaths ?? 20),
      cameBack: rateOf(left.filter((path) => path.includes('return', path.indexOf('leave'))).length, left.length),
      bottlenecks: bottlenecksOf(stages),
    }
  }

  /** The map of each segment, by its name. */
  readBySegment(): ReadonlyMap<string, JourneyMap> {
    const segments = new Set([...this.ways.values()].flatMap(({ segment }) => segment ?? []))
    return new Map([...segments].sort().map((segment) => [segment, this.read(segment)]))
  }

  private stageFigures(ways: readonly Way[], quietSince: number): StageFigures[] {
    return this.model.stages.map((stage) => {
      let reached = 0
      let visits = 0
      let exits = 0
      let reentries = 0
      let events = 0
      for (const way of ways) {
        const own = way.visits.filter((visit) => visit.stage === stage)
        if (own.length === 0) continue
        reached++
        visits += own.length
        reentries += own.length - 1
        for (const visit of own) events += visit.events
        if (way.visits.at(-1)?.stage === stage && way.lastAt <= quietSince) exits++
      }
      return {
        stage,
        reached: rateOf(reached, ways.length),
        exits: rateOf(exits, visits),
        reentries: rateOf(reentries, visits),
        eventsPerVisit: visits === 0 ? 0 : events / visits,
      }
    })
  }

  private funnel(ways: readonly Way[]): FunnelStep[] {
    const { stages } = this.model
    return stages.slice(1).map((to, i) => {
      const from = stages[i]
      const times: number[] = []
      let n = 0
      for (const { visits } of ways) {
        const first = visits.findIndex(({ stage }) => stage === from)
        if (first < 0) continue
        n++
        const next = visits.find(({ stage }, k) => k > first && stage === to)
        if (next !== undefined) times.push(next.start - visits[first].start)
      }
      return { from, to, dropOff: rateOf(n - times.length, n), time: timeBetween(times) }
    })
  }
}

/**
 * The map of all customers at once: stages reached, drop-off and time between stages, ways, changes of channel, who came back, and where customers
 * get stuck. See {@link JourneyMapper} for keeping it up to date.
 *
 * @param customers golden IDs with the events of each, and a segment where there is one
 */
export function mapJourneys(
  customers: Iterable<readonly [goldenId: string, events: Iterable<CustomerEvent>, segment?: string]>,
  options: JourneyMapOptions = {},
): JourneyMap {
  const mapper = new JourneyMapper(options)
  for (const [goldenId, events, segment] of customers) mapper.put(goldenId, events, segment)
  return mapper.read()
}

/** How often which follows which, by `from` and `to` in code-unit order. */
function hopsOf(paths: readonly (readonly string[])[]): Hop[] {
  const counts = new Map<string, { from: string; to: string; count: number }>()
  const totals = new Map<string, number>()
  for (const path of paths) {
    for (let i = 1; i < path.length; i++) {
      const [from, to] = [path[i - 1], path[i]]
      const key = `${from}\u0000${to}`
      const hop = counts.get(key) ?? { from, to, count: 0 }
      hop.count++
      counts.set(key, hop)
      totals.set(from, (totals.get(from) ?? 0) + 1)
    }
  }
  return [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { from, to, count }]) => ({ from, to, rate: rateOf(count, totals.get(from)!) }))
}

function commonPaths(paths: readonly (readonly string[])[], limit: number): JourneyMap['paths'] {
  const counts = new Map<string, { path: readonly string[]; count: number }>()
  for (const path of paths) {
    const key = path.join('\u0000')
    const same = counts.get(key)
    if (same === undefined) counts.set(key, { path, count: 1 })
    else same.count++
  }
  return [...counts]
    .sort(([a, left], [b, right]) => right.count - left.count || (a < b ? -1 : 1))
    .slice(0, limit)
    .map(([, { path, count }]) => ({ path, rate: rateOf(count, paths.length) }))
}

function bottlenecksOf(stages: readonly StageFigures[]): Bottleneck[] {
  const found: Bottleneck[] = []
  for (const [because, read] of [
    ['exit', ({ exits }: StageFigures) => exits],
    ['repeat', ({ reentries }: StageFigures) => reentries],
  ] as const) {
    for (const figures of stages) {
      // Leaving is an exit by its nature.
      if (because === 'exit' && figures.stage === 'leave') continue
      const others = stages.filter(({ stage }) => stage !== figures.stage && !(because === 'exit' && stage === 'leave'))
      const elsewhere = rateOf(
        others.reduce((sum, other) => sum + read(other).count, 0),
        others.reduce((sum, other) => sum + read(other).n, 0),
      )
      const rate = read(figures)
      if (rate.low > elsewhere.high) found.push({ stage: figures.stage, because, rate, elsewhere })
    }
  }
  return found
}
