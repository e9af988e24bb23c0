import type { Constraints } from '../cluster'
import type { RecordTable } from '../columns'
import type { Plan } from '../entity'
import type { Scorer } from '../weigh'
import { admissibleBetween, type CleanSources } from './clean-sources'
import { exceedsLimit, identifierLimits } from './identifier-limits'
import type { BoundJudgements } from './judgements'

/** What keeps records apart, beside what a plan says; plain data. */
export interface Apartness {
  readonly clean: CleanSources
  readonly different: BoundJudgements['different']
  readonly observedAt: Float64Array
}

/** What clusters must not join. */
export function keepApart(
  plan: Plan,
  table: RecordTable,
  scorer: Scorer,
  { clean, different, observedAt }: Apartness,
): Pick<Constraints, 'forbids' | 'vetoes' | 'exceeds'> {
  const isForbidden = clean.clean.some(Boolean) || table.types !== undefined || different.size > 0
  const isAdmissible = admissibleBetween(table, clean)
  const rules = plan.rules.some((rule) => rule.then === 'non-match') ? plan.ruleBook : undefined
  const limits = identifierLimits(plan, table)
  return {
    forbids: isForbidden
      ? (left, right) => !isAdmissible(left, right) || different.get(left)?.has(right) === true
      : undefined,
    vetoes:
      rules &&
      ((left, right) => {
        scorer.measure(left, right)
        return rules(scorer.vector, 0)?.outcome === 'non-match'
      }),
    exceeds:
      limits.length === 0
        ? undefined
        : (left, right) => {
            for (const limit of limits) {
              const found = exceedsLimit(limit, table, observedAt, left, right)
              if (found !== undefined) return found
            }
            return undefined
          },
  }
}
