import { SamewiseError } from '../base'
import { didYouMean } from '../entity'
import { defaultMaturityModel, type MaturityEvidence } from '../measure'
import { estimateOf, rateOf } from '../profile'
import { readJsonObject } from './json-file'

/**
 * Reads figures that events do not give, such as `{ "duplicateShare": { "count": 12, "n": 400 } }`: how often among how many, from which share and
 * interval are computed here, so that nobody can state a share without its interval.
 *
 * @throws SamewiseError `BAD_CONFIG` with every fault
 */
export function readMaturityEvidence(path: string, option: string): MaturityEvidence {
  const given = readJsonObject<Readonly<Record<string, unknown>>>(path, option)
  const known = defaultMaturityModel.dimensions.flatMap(({ metrics }) => metrics.map(({ metric }) => metric))
  const faults: string[] = []
  const evidence = Object.entries(given).map(([metric, value]) => {
    const { count, n } = (value ?? {}) as { readonly count?: unknown; readonly n?: unknown }
    if (!known.includes(metric)) faults.push(`"${metric}" is no figure of the model.${didYouMean(metric, known)}`)
    if (!isCount(count) || !isCount(n) || count > n) {
      faults.push(`${metric}: needs "count" and "n", whole numbers with count at most n`)
      return [metric, estimateOf(rateOf(0, 0))] as const
    }
    return [metric, estimateOf(rateOf(count, n))] as const
  })
  if (faults.length === 0) return Object.fromEntries(evidence)
  throw new SamewiseError(
    'BAD_CONFIG',
    `${path}, given to ${option}, has ${faults.length === 1 ? 'a fault' : `${faults.length} faults`}:\n${faults.map((fault) => `  - ${fault}`).join('\n')}\nCorrect it and try again.`,
  )
}

function isCount(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 0
}
