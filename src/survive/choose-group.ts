import { type Choice, type Contribution, chooseValue, contributionsOf } from './choose'
import type { Contributions, RecordFacts } from './contributions'
import type { StrategyConfig } from './strategy'

/**
 * Chooses the record whose values survive in a whole group of fields, so that they are never mixed from several records. Only records with
 * a value in at least one of the fields take part; `most-complete` counts the fields a record fills.
 *
 * @returns a choice per field, in the order given; a field the winning record leaves empty has no winner
 */
export function chooseGroup(
  members: Int32Array,
  fields: readonly Contributions[],
  facts: RecordFacts,
  chain: readonly StrategyConfig[],
): Choice[] {
  const tuples = new Map<string, number>()
  const codes = new Int32Array(members.length)
  const completeness: number[] = [0]
  const lengths: number[] = [0]
  members.forEach((record, m) => {
    const own = fields.map(({ codes: c, slots }) => c[record * slots])
    const filled = own.filter((code) => code !== 0).length
    if (filled === 0) return
    const key = own.join()
    let code = tuples.get(key)
    if (code === undefined) {
      tuples.set(key, (code = tuples.size + 1))
      completeness.push(filled)
      lengths.push(own.reduce((sum, c, f) => sum + fields[f].lengths[c], 0))
    }
    codes[m] = code
  })
  // The group is one field of tuples over the cluster's own records.
  const local = Int32Array.from(members, (_, m) => m)
  const group: Contributions = {
    field: 'group',
    slots: 1,
    codes,
    lengths: Int32Array.from(lengths),
    completeness: Uint8Array.from(completeness),
  }
  const localFacts: RecordFacts = {
    observedAt: Float64Array.from(members, (record) => facts.observedAt[record]),
    sources: Int32Array.from(members, (record) => facts.sources[record]),
    priorities: facts.priorities,
    ...(facts.references === undefined ? {} : { references: facts.references }),
  }
  const { winners, decidedBy } = chooseValue(local, group, localFacts, chain)
  if (winners.length === 0) return fields.map(() => ({ winners: [], decidedBy, losers: [] }))
  const record = members[winners[0].record]
  return fields.map((field) => {
    const value = field.codes[record * field.slots]
    const own: Contribution[] = value === 0 ? [] : [{ record, slot: 0 }]
    const losers = contributionsOf(members, field)
      .filter((c) => field.codes[c.record * field.slots + c.slot] !== value)
      .map((c) => ({ ...c, lostBy: 'group' as const }))
    return { winners: own, decidedBy, losers }
  })
}
