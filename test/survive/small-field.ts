import type { Choice, Contributions, RecordFacts, StrategyConfig } from '../../src/survive'
import { bindChain, type ChainContext } from '../../src/survive/chain'
import { chooseField } from '../../src/survive/choose-field'

/** What a record brings: its values ('' for none), and optionally its source number and time. */
export interface Bringing {
  readonly values: readonly string[]
  readonly source?: number
  readonly at?: number
}

/** A field over the given records, with codes in the order values are met; parts of a value stand between bars. */
export function fieldOf(records: readonly Bringing[]): {
  field: Contributions
  valueAt: (record: number, slot: number) => string
} {
  const slots = Math.max(1, ...records.map(({ values }) => values.length))
  const known = ['']
  const codes = new Int32Array(records.length * slots)
  records.forEach(({ values }, i) => {
    values.forEach((value, slot) => {
      if (!known.includes(value)) known.push(value)
      codes[i * slots + slot] = known.indexOf(value)
    })
  })
  const partsOf = (value: string): string[] => value.split('|')
  const most = Math.max(...known.map((value) => partsOf(value).length))
  return {
    field: {
      field: 'f',
      parts: Array.from({ length: most }, (_, p) => (p === 0 ? '' : `part${p}`)),
      slots,
      codes,
      lengths: Int32Array.from(known, (value) => value.length),
      filled: Int32Array.from(known, (value) =>
        partsOf(value).reduce((bits, part, p) => (part === '' ? bits : bits | (1 << p)), 0),
      ),
      textsOf: (code) => partsOf(known[code]),
      textsFrom: (value) => partsOf(String(value)),
    },
    valueAt: (record, slot) => known[codes[record * slots + slot]],
  }
}

export function factsOf(records: readonly Bringing[], priorities: readonly number[] = [1, 2, 3]): RecordFacts {
  return {
    observedAt: Float64Array.from(records, ({ at }) => at ?? Number.NaN),
    sources: Int32Array.from(records, ({ source }) => source ?? 0),
    sourceNames: priorities.map((_, source) => `s${source}`),
    priorities: Float64Array.from(priorities),
    asOf: Number.POSITIVE_INFINITY,
    idOf: String,
  }
}

export function contextOf(facts: RecordFacts): ChainContext {
  return { facts, fieldNames: ['f'], customs: new Map() }
}

/** Chooses among what records bring to one field. */
export function chooseIn(
  members: Int32Array,
  field: Contributions,
  facts: RecordFacts,
  chain: readonly StrategyConfig[],
): Choice {
  return chooseField(members, field, facts, bindChain(chain, field, contextOf(facts)))
}

export const membersOf = (records: readonly Bringing[]): Int32Array => Int32Array.from(records, (_, i) => i)

export const winnersOf = (choice: Choice, valueAt: (record: number, slot: number) => string): string[] =>
  choice.winners.map(({ record, slot }) => valueAt(record, slot))
