import type { JourneyMap } from '../journey'
import { rateOf } from '../profile'
import { describeDays, describeRate, section } from './describe-figure'
import type { EventFiles } from './event-files'
import { words } from './language'
import { formatCount, formatTable, safeText } from './table'

/** What `samewise journey` tells of all customers. */
export interface JourneySummary {
  readonly counts: EventFiles['counts']
  readonly issues: EventFiles['issues']
  /** Events by the reason of their attribution, most first. */
  readonly attributed: Readonly<Record<string, number>>
  /** Events that name a customer whom the run does not have. */
  readonly unknownCustomers: number
  /** Sessions of known customers. */
  readonly sessions: number
  /** Milliseconds UTC. */
  readonly asOf: number
  readonly map: JourneyMap
  readonly segments?: Readonly<Record<string, JourneyMap>>
}

const SHOWN = 10

/** Journeys of all customers as text. */
export function describeJourneys({ counts, attributed, sessions, map, segments = {} }: JourneySummary): string {
  const { customers: text } = words
  const reasons = Object.entries(attributed).map(([reason, events]) => [
    reason,
    formatCount(events),
    describeRate(rateOf(events, counts.kept)),
  ])
  const lines = [
    text.eventsRead(counts.read, counts.kept, counts.rejected, counts.repeated),
    text.sessions(sessions),
    ...section(text.attribution, tableOf([text.reason, text.events, text.shareHead], reasons, [1])),
    ...mapLines(map),
  ]
  for (const [segment, own] of Object.entries(segments)) {
    lines.push('', `${safeText(segment)}:`, ...mapLines(own).map((line) => (line === '' ? '' : `  ${line}`)))
  }
  return lines.join('\n')
}

function mapLines({ customers, stages, funnel, channelHops, bottlenecks, cameBack }: JourneyMap): string[] {
  const text = words.customers
  const hops = [...channelHops].filter(({ from, to }) => from !== to).sort((a, b) => b.rate.count - a.rate.count)
  return [
    ...section(
      text.stages(customers),
      tableOf(
        [text.stage, text.reached, text.exits, text.reentries],
        stages.map((own) => [
          own.stage,
          describeRate(own.reached),
          describeRate(own.exits),
          describeRate(own.reentries),
        ]),
      ),
    ),
    ...section(
      text.funnel,
      tableOf(
        [text.step, text.dropOff, text.median, text.nineOfTen],
        funnel.map(({ from, to, dropOff, time }) => [
          `${from} → ${to}`,
          describeRate(dropOff),
          describeDays(time.medianMs),
          describeDays(time.p90Ms),
        ]),
      ),
    ),
    ...section(text.cameBack, [describeRate(cameBack)]),
    ...section(
      text.bottlenecks,
      bottlenecks.map(({ stage, because, rate, elsewhere }) =>
        text.bottleneck(stage, because, describeRate(rate), describeRate(elsewhere)),
      ),
    ),
    ...section(
      text.channelHops,
      tableOf(
        [text.step, text.shareHead],
        hops.slice(0, SHOWN).map(({ from, to, rate }) => [`${safeText(from)} → ${safeText(to)}`, describeRate(rate)]),
      ),
    ),
  ]
}

function tableOf(head: readonly string[], rows: readonly (readonly string[])[], alignRight: readonly number[] = []) {
  return rows.length === 0 ? [] : formatTable([head, ...rows], alignRight).split('\n')
}
