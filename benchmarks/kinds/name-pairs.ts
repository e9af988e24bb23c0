import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { builtInKinds, type Kind } from '../../src/kinds'
import { likeness } from '../../src/likeness'
import { dataFile } from '../measure/shared-folder'
import { allData } from './all-data'
import { type Figure, PairTally } from './figure'

const BAR = 0.85
/** From this likeness on, two names are called the same. */
const SAME = 0.5

/** Judges every pair of names by the likeness of its kind alone. */
export function measureNamePairs(list: string): Figure[] {
  const pairs: { schema?: string; left: string; right: string; label: string }[] = parse(
    readFileSync(dataFile(list, 'pairs.csv')),
    { bom: true, columns: true },
  )
  const all = new PairTally()
  const bySchema = new Map<string, PairTally>()
  for (const { schema = 'Person', left, right, label } of pairs) {
    const kind = schema === 'Person' ? 'person-name' : 'organization-name'
    const said = likeness(builtInKinds.get(kind) as Kind, left, right, { data: [allData] }) >= SAME
    const isMatch = ['true', '1', 'match'].includes(label.toLowerCase())
    const tally = bySchema.get(schema) ?? new PairTally()
    bySchema.set(schema, tally)
    for (const each of [all, tally]) each.add(isMatch, said)
  }
  return [
    { list, what: 'F1 of all pairs', key: 'f1', count: all.count, value: all.f1, bar: BAR },
    { list, what: 'precision', key: 'precision', count: all.count, value: all.precision },
    { list, what: 'recall', key: 'recall', count: all.count, value: all.recall },
    ...[...bySchema].map(
      ([schema, { count, f1 }]): Figure => ({
        list,
        what: `F1 of ${schema}`,
        key: `${schema.toLowerCase()}_f1`,
        count,
        value: f1,
      }),
    ),
  ]
}
