import type { OpenRun } from '../files'
import type { RecordRef } from '../identity'
import type { ApartExplanation, ApartReason, BlockingExplanation } from '../resolve'
import { type ComparisonCost, type PairExplanation, toProbability } from '../weigh'
import { words } from './language'
import { formatCount, formatTable, safeText } from './table'

/** A pair of a run and all that is known of it. */
export interface ExplainedPair {
  readonly left: number
  readonly right: number
  /** Records are joined from this weight on, in bits. */
  readonly stopBits: number
  /** A pair on its own is a match from this weight on. */
  readonly matchBits: number
  /** The pair on its own. */
  readonly explanation: PairExplanation
  /** Under the prior that decided. */
  readonly costs: readonly ComparisonCost[]
  readonly apart: ApartExplanation
}

/** Blocking rules that are shown in a table. */
const SHOWN_RULES = 6
/** Rules that proposed a pair and are named. */
const SHOWN_PROPOSERS = 3

/** A record as `source:id`, for a terminal. */
export function recordName(run: OpenRun, record: number): string {
  const { source, recordId } = run.refOf(record)
  return safeText(`${source}:${recordId}`)
}

/** The pair as plain data. */
export function pairAsData(run: OpenRun, { left, right, stopBits, explanation, costs, apart }: ExplainedPair): object {
  const { clusters } = run
  return {
    ...explanation,
    sameGolden: clusters[left] === clusters[right],
    goldenIds: [run.goldenIdOf(clusters[left]) ?? null, run.goldenIdOf(clusters[right]) ?? null],
    decided:
      apart.weight === undefined
        ? null
        : { weight: apart.weight, probability: toProbability(apart.weight), joinedFrom: stopBits },
    costs,
    ...apartAsData(run, apart),
  }
}

/** Reasons with records as (source, id). */
export function apartAsData(
  run: OpenRun,
  { blocking, reasons }: ApartExplanation,
): { blocking: BlockingExplanation; reasons: object[] } {
  const ref = (record: number): RecordRef => run.refOf(record)
  const plain = (reason: ApartReason): object => {
    if (reason.reason === 'better-partner') {
      return { ...reason, record: ref(reason.record), partner: ref(reason.partner) }
    }
    if (reason.reason === 'clusters-disagree') return { ...reason, worst: reason.worst.map(ref) }
    if (reason.reason === 'members-apart') return { ...reason, records: reason.records.map(ref) }
    return reason
  }
  return { blocking, reasons: reasons.map(plain) }
}

/** The pair in words. */
export function describePair(run: OpenRun, pair: ExplainedPair): string {
  const { left, right, explanation, apart } = pair
  const { explain } = words
  const { bits } = explain
  const { priorWeight, weight, probability, relativesWeight, labelsWeight, comparisons } = explanation
  const sameGolden = run.clusters[left] === run.clusters[right]
  const rows = comparisons.map((c) => [
    c.comparison,
    c.level,
    bits(c.weight),
    c.left.map((text) => safeText(text)).join(', '),
    c.right.map((text) => safeText(text)).join(', '),
  ])
  const lines = [
    explain.verdict(probability, weight, sameGolden),
    formatTable(
      [
        [explain.comparison, explain.level, explain.bitsHead, explain.left, explain.right],
        [explain.prior, explain.priorLevel, bits(priorWeight), '', ''],
        ...rows,
        [explain.relatives, explain.relativesLevel, bits(relativesWeight), '', ''],
        ...(labelsWeight === 0 ? [] : [[explain.labels, explain.labelsLevel, bits(labelsWeight), '', '']]),
      ],
      [2],
    ),
    explain.onItsOwn,
  ]
  if (sameGolden) {
    const goldenId = run.goldenIdOf(run.clusters[left])
    return [...lines, ...(goldenId === undefined ? [] : [explain.sameCluster(goldenId)])].join('\n')
  }
  const missing = missingLines(apart)
  return [
    ...lines,
    '',
    explain.whyApart,
    ...apartLines(run, apart),
    ...(missing.length > 0 ? ['', ...missing] : []),
    '',
    ...costLines(pair),
  ].join('\n')
}

/** Why two records are apart, a line a cause. */
export function apartLines(run: OpenRun, { blocking, weight, reasons }: ApartExplanation): string[] {
  const { explain } = words
  const lines = reasons.flatMap((reason) => reasonLines(run, reason, blocking))
  if (weight !== undefined && reasons.every(({ reason }) => reason !== 'below-threshold')) {
    lines.unshift(explain.decidedWeight(weight, toProbability(weight)))
  }
  if (blocking.isProposed) {
    const rules = [...blocking.shared.filter((rule) => rule.proposes).map(({ rule }) => rule), ...blocking.nearest]
    const more = rules.length > SHOWN_PROPOSERS ? ', …' : ''
    lines.unshift(explain.proposedBy(`${rules.slice(0, SHOWN_PROPOSERS).join(', ')}${more}`))
  }
  return lines.map((line) => `- ${line}`)
}

/** The blocking rules that would have proposed a pair, where blocking is what it failed by. */
export function missingLines({ blocking: { shared, missing }, reasons }: ApartExplanation): string[] {
  const { explain } = words
  if (reasons.every(({ reason }) => reason !== 'not-proposed')) return []
  // Where a rule held both until its block was cut, there was a shared key.
  if (missing.length === 0) return shared.length === 0 ? [explain.noSharedKey] : []
  const rows = missing
    .slice(0, SHOWN_RULES)
    .map(({ keys, pairs, records, tooLarge }) => [
      JSON.stringify(keys),
      formatCount(pairs),
      formatCount(records),
      tooLarge ? explain.tooLarge : '',
    ])
  return [
    explain.missingRules,
    formatTable([[explain.rule, explain.rulePairs, explain.ruleRecords, ''], ...rows], [1, 2]),
  ]
}

function reasonLines(run: OpenRun, reason: ApartReason, blocking: BlockingExplanation): string[] {
  const { explain } = words
  const name = (record: number): string => recordName(run, record)
  switch (reason.reason) {
    case 'not-proposed':
      return blocking.shared.length === 0
        ? [explain.notProposed]
        : blocking.shared.map(({ rule, records }) => explain.blockCut(rule, records, blocking.blockCap))
    case 'below-threshold':
      return [explain.belowThreshold(reason.weight, toProbability(reason.weight), reason.stopBits)]
    case 'better-partner':
      return [
        explain.betterPartner(
          name(reason.record),
          name(reason.partner),
          reason.weight === undefined ? '' : explain.bits(reason.weight),
        ),
      ]
    case 'members-apart': {
      const [a, b] = reason.records
      return [explain.membersApart(name(a), name(b), explain.forbidden[reason.because])]
    }
    case 'clusters-disagree':
      return [
        explain.clustersDisagree(reason.meanWeight, reason.stopBits, ...reason.sizes),
        explain.worstPair(name(reason.worst[0]), name(reason.worst[1]), reason.worstWeight),
      ]
    case 'no-chain':
      return [explain.noChain(reason.meanWeight, reason.floor)]
    case 'component-cut':
      return [explain.componentCut(reason.records, reason.most)]
    default:
      return [explain.mustStayApart(explain.forbidden[reason.reason])]
  }
}

function costLines({ costs, explanation, matchBits }: ExplainedPair): string[] {
  const { explain } = words
  const lines = costs.map(({ comparison, level, weight, bestLevel, bestWeight, weightWith, probabilityWith }) => {
    const cost = explain.cost(comparison, level, weight, bestLevel, bestWeight)
    return `- ${cost}; ${explain.wouldBe(probabilityWith, weightWith >= matchBits)}`
  })
  const missing = explanation.comparisons.filter((c) => c.level === 'missing').map((c) => c.comparison)
  return [
    ...(lines.length > 0 ? [explain.whatCost, ...lines] : [explain.nothingCosts]),
    ...(missing.length > 0 ? [explain.notCompared(missing.join(', '))] : []),
  ]
}
