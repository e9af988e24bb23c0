import { bindChain, type Chain, type ChainContext } from './chain'
import { type Choice, type Contribution, chooseField } from './choose-field'
import type { Contributions, RecordFacts } from './contributions'
import type { GroupPolicy } from './policy'
import { reasonOf } from './reason'

/** Fields of which each record brings at most one value, seen as one. */
interface Together {
  readonly members: Int32Array
  readonly field: Contributions
  readonly facts: RecordFacts
}

/**
 * Chooses the record whose values survive in a whole group of fields, so that they are never mixed from several records. Only records with
 * a value in at least one of the fields, and in all that are required, take part; `most-complete` counts the fields a record fills.
 *
 * With `fill: 'sameKey'`, gaps of the winner are filled from the next best record that has the same values in the fields of `key`.
 *
 * @returns a choice per field, in the order given; a field the winning record leaves empty has no winner
 */
export function chooseGroup(
  members: Int32Array,
  fields: readonly Contributions[],
  group: GroupPolicy,
  context: ChainContext,
  choices: readonly Choice[] = [],
): Choice[] {
  const together = lookTogether(members, fields, group, context.facts)
  // Positions in the cluster stand for records here, and those of fields before for what they won.
  const positions = new Map(Array.from(members, (record, m) => [record, m]))
  const earlier = choices.map((choice) => ({
    ...choice,
    winners: choice.winners.flatMap(({ record, slot }) => {
      const at = positions.get(record)
      return at === undefined ? [] : [{ record: at, slot }]
    }),
  }))
  const chain = bindChain(group.survive, together.field, { ...context, facts: together.facts })
  const choice = chooseField(together.members, together.field, together.facts, chain, earlier)
  const { winners, decidedBy, trust } = choice
  if (winners.length === 0) {
    return fields.map((field) => ({ winners: [], decidedBy, losers: losersOf(members, field, -1) }))
  }
  const winner = members[winners[0].record]
  return fields.map((field) => {
    const from = holds(field, winner)
      ? winner
      : fillFrom(members, winner, field, fields, group, together, chain, earlier)
    const own: Contribution[] = from < 0 ? [] : [{ record: from, slot: 0 }]
    return {
      winners: own,
      decidedBy,
      losers: losersOf(members, field, from < 0 ? 0 : field.codes[from * field.slots]),
      ...(trust === undefined ? {} : { trust }),
    }
  })
}

/** The group as one field of tuples over the cluster's own records. */
function lookTogether(
  members: Int32Array,
  fields: readonly Contributions[],
  { fields: names, required }: GroupPolicy,
  facts: RecordFacts,
): Together {
  const tuples = new Map<string, number>()
  const codes = new Int32Array(members.length)
  const rows = new Int32Array(members.length * fields.length)
  const texts: (readonly string[])[] = [[]]
  const lengths = [0]
  const filled = [0]
  const needed = required.map((name) => fields[names.indexOf(name)])
  members.forEach((record, m) => {
    for (let f = 0; f < fields.length; f++) rows[m * fields.length + f] = comparableOf(fields[f], record)
    if (needed.some((field) => !holds(field, record))) return
    const own = fields.map(({ codes: c, slots }) => c[record * slots])
    if (own.every((code) => code === 0)) return
    const key = own.join()
    let code = tuples.get(key)
    if (code === undefined) {
      tuples.set(key, (code = texts.length))
      texts.push(own.map((c, f) => (c === 0 ? '' : fields[f].textsOf(c)[0])))
      lengths.push(own.reduce((sum, c, f) => sum + fields[f].lengths[c], 0))
      filled.push(own.reduce((bits, c, f) => (c === 0 ? bits : bits | (1 << f)), 0))
    }
    codes[m] = code
  })
  return {
    members: Int32Array.from(members, (_, m) => m),
    field: {
      field: 'group',
      parts: names,
      slots: 1,
      codes,
      lengths: Int32Array.from(lengths),
      filled: Int32Array.from(filled),
      comparable: { rows, stride: fields.length, offsets: Object.fromEntries(names.map((name, f) => [name, f])) },
      textsOf: (code) => texts[code],
      textsFrom: () => [],
      faultsOf: (m) =>
        fields.flatMap((field) => (holds(field, members[m]) ? (field.faultsOf?.(members[m], 0) ?? []) : [])),
    },
    facts: {
      ...facts,
      observedAt: Float64Array.from(members, (record) => latestOf(fields, record, facts)),
      sources: Int32Array.from(members, (record) => facts.sources[record]),
      idOf: (m) => facts.idOf(members[m]),
    },
  }
}

/** When the latest of a record's values was observed. */
function latestOf(fields: readonly Contributions[], record: number, facts: RecordFacts): number {
  let latest = Number.NaN
  for (const field of fields) {
    const time = (field.observedAt ?? facts.observedAt)[record]
    if (!(time <= latest) && !Number.isNaN(time)) latest = time
  }
  return latest
}

function holds({ codes, slots }: Contributions, record: number): boolean {
  return codes[record * slots] !== 0
}

/** A number that is equal where values compare as equal: of a single comparable form, or the value's own code below zero. */
function comparableOf({ codes, slots, comparable }: Contributions, record: number): number {
  const code = codes[record * slots]
  if (code === 0) return 0
  const offsets = comparable === undefined ? [] : Object.values(comparable.offsets)
  const form =
    comparable !== undefined && offsets.length === 1 ? comparable.rows[record * comparable.stride + offsets[0]] : 0
  return form === 0 ? -code : form
}

/** The record that fills the winner's gap in a field: the best of those with the winner's key; -1 for none. */
function fillFrom(
  members: Int32Array,
  winner: number,
  gap: Contributions,
  fields: readonly Contributions[],
  { fill, key, fields: names }: GroupPolicy,
  together: Together,
  chain: Chain,
  choices: readonly Choice[],
): number {
  const keys = key.map((name) => fields[names.indexOf(name)])
  if (fill !== 'sameKey' || keys.some((field) => !holds(field, winner))) return -1
  const able = together.members.filter(
    (m) =>
      holds(gap, members[m]) && keys.every((field) => comparableOf(field, members[m]) === comparableOf(field, winner)),
  )
  const { winners } = chooseField(able, together.field, together.facts, chain, choices)
  return winners.length === 0 ? -1 : members[winners[0].record]
}

function losersOf(members: Int32Array, { codes, slots }: Contributions, kept: number): Choice['losers'] {
  const losers = []
  for (const record of members) {
    for (let slot = 0; slot < slots; slot++) {
      const code = codes[record * slots + slot]
      if (code !== 0 && code !== kept)
        losers.push({ record, slot, lostBy: 'group' as const, reason: reasonOf('group') })
    }
  }
  return losers
}
