import type { OpenRun } from '../files'
import type { ClusterExplanation, ClusterLink, NearestRecord } from '../resolve'
import { apartAsData, apartLines, missingLines, recordName } from './describe-pair'
import { words } from './language'
import { formatTable } from './table'

/** Records, links and comparisons of a large cluster that are shown; the rest is counted. */
const SHOWN_RECORDS = 20
const SHOWN_LINKS = 20
const SHOWN_AGREEMENTS = 3
const SHOWN_COSTS = 5

/** A cluster as plain data; the weight of what nothing but judgements holds together is null. */
export function clusterAsData(run: OpenRun, cluster: number, explanation: ClusterExplanation): object {
  const { records, cohesion, weakest, stopBits, links, nearest } = explanation
  return {
    goldenId: run.goldenIdOf(cluster) ?? null,
    records: records.map((record) => run.refOf(record)),
    cohesion,
    weakestWeight: Number.isFinite(weakest) ? weakest : null,
    joinedFrom: stopBits,
    links: links.map((link) => ({ ...link, left: run.refOf(link.left), right: run.refOf(link.right) })),
    nearest: nearest === undefined ? null : nearestAsData(run, nearest),
  }
}

function nearestAsData(run: OpenRun, { record, member, weight, meanWeight, costs, apart }: NearestRecord): object {
  return {
    record: run.refOf(record),
    goldenId: run.goldenIdOf(run.clusters[record]) ?? null,
    member: run.refOf(member),
    weight,
    meanWeight,
    costs,
    ...apartAsData(run, apart),
  }
}

/** A cluster in words. */
export function describeCluster(run: OpenRun, cluster: number, explanation: ClusterExplanation): string {
  const { records, cohesion, stopBits, links, nearest } = explanation
  const { explain } = words
  const names = records.slice(0, SHOWN_RECORDS).map((record) => recordName(run, record))
  const left = records.length - names.length
  return [
    explain.cluster(run.goldenIdOf(cluster) ?? explain.referencesOnly, records.length, cohesion),
    `${names.join(', ')}${left > 0 ? ` ${explain.moreRecords(left)}` : ''}`,
    ...(links.length > 0 ? ['', explain.links, ...linkLines(run, links)] : []),
    '',
    ...(nearest === undefined ? [explain.nothingNear] : nearestLines(run, nearest, records.length, stopBits)),
  ].join('\n')
}

function linkLines(run: OpenRun, links: readonly ClusterLink[]): string[] {
  const { explain } = words
  const rows = links.slice(0, SHOWN_LINKS).map(({ left, right, weight, probability, joinedBy, agreements }) => {
    const reasons = agreements
      .slice(0, SHOWN_AGREEMENTS)
      .map((c) => `${c.comparison} ${c.level} ${explain.bits(c.weight)}`)
    if (joinedBy !== undefined) reasons.unshift(joinedBy === 'rule' ? explain.joinedByRule : explain.judgedSame)
    return [
      recordName(run, left),
      recordName(run, right),
      weight === undefined ? '' : explain.bits(weight),
      probability === undefined ? '' : explain.chance(probability),
      reasons.join(', '),
    ]
  })
  const head = [explain.left, explain.right, explain.bitsHead, explain.probability, explain.agreements]
  const left = links.length - rows.length
  return [formatTable([head, ...rows], [2, 3]), ...(left > 0 ? [explain.strongerLinks(left)] : [])]
}

function nearestLines(run: OpenRun, nearest: NearestRecord, size: number, stopBits: number): string[] {
  const { record, member, weight, meanWeight, costs, apart } = nearest
  const { explain } = words
  const goldenId = run.goldenIdOf(run.clusters[record]) ?? explain.referencesOnly
  const name = recordName(run, record)
  return [
    explain.nearest(name, goldenId, meanWeight, size, recordName(run, member), weight),
    explain.keptOut(name, recordName(run, member)),
    ...apartLines(run, apart),
    // Of a pair that would not match anyway, blocking is no cause worth a table.
    ...(weight >= stopBits ? missingLines(apart) : []),
    ...costs.slice(0, SHOWN_COSTS).map((c) => `- ${explain.meanCost(c.comparison, c.level, c.meanCost)}`),
  ]
}
