import { type SourceAgreement, sourceAgreement } from '../profile'
import type { ResolveResult } from './result'

/**
 * Who agrees with whom: for each compared field and pair of sources, the share of golden records in which the two agree.
 *
 * @example
 * ```ts
 * import { defineEntity, kinds, resolve } from 'samewise'
 * import { sourceAgreementOf } from 'samewise/report'
 *
 * const person = defineEntity({
 *   fields: { name: kinds.personName(), email: kinds.email() },
 *   sources: { crm: { id: 'id' }, web: { id: 'id' } },
 * })
 * const row = { id: '1', name: 'Ann Lee', email: 'ann@lee.org' }
 * const result = await resolve(person, { crm: [row], web: [row] })
 * sourceAgreementOf(result).find(({ field }) => field === 'email')?.agreement.share // 1
 * ```
 */
export function sourceAgreementOf({ state: { table, clusters } }: ResolveResult): SourceAgreement[] {
  const { starts, members, size } = clusters.groups
  const clusterOf = new Int32Array(table.count)
  for (let g = 0; g < size; g++) for (let k = starts[g]; k < starts[g + 1]; k++) clusterOf[members[k]] = g
  return sourceAgreement(table, clusterOf)
}
