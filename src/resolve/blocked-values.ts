import { featureOf, type RecordTable } from '../columns'
import type { Plan } from '../entity'
import { removeCodes } from '../weigh'

/** Turns the values that identifier policies block to missing, in place; they survive as any other. */
export function removeBlockedValues(plan: Plan, table: RecordTable): void {
  for (const { name, policy } of plan.fields) {
    if (policy === undefined) continue
    const feature = featureOf(table, name)
    const codes: number[] = []
    for (let code = 1; code < feature.pool.size; code++) {
      const value = feature.pool.get(code)
      if (policy.blocked.has(value) || isOneCharacter(value)) codes.push(code)
    }
    removeCodes(table, feature, codes)
  }
}

/** Whether a value of three characters and more is one of them throughout. */
function isOneCharacter(value: string): boolean {
  if (value.length < 3) return false
  for (let i = 1; i < value.length; i++) if (value.charCodeAt(i) !== value.charCodeAt(0)) return false
  return true
}
