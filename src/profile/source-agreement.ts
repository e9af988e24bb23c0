import { groupByLabel } from '../cluster'
import type { RecordTable } from '../columns'
import { type Rate, rateOf } from './rate'

/** How often two sources say the same of the things they both know. */
export interface SourceAgreement {
  /** `field` or `field.part`. */
  readonly field: string
  /** The two sources, in code-point order. */
  readonly left: string
  readonly right: string
  /** Of the groups in which both sources fill the field, those in which they have a value in common. */
  readonly agreement: Rate
}

/** Records of one group that are looked at; larger groups are few, and mostly not one thing. */
const MAX_MEMBERS = 200

/**
 * Who disagrees with whom on what: for each pair of sources and each compared field, in how many groups of records they agree. Two
 * values agree if they are the same once normalized (`ANN` and `Ann`, two writings of a phone number); a field with several values agrees
 * if one is in common; missing values are neither agreement nor disagreement.
 *
 * @param table the records in their normalized form
 * @param clusterOf number of each record's group, 0 to `table.count - 1`, such as its cluster
 * @param fields features to look at, by name; all if left out
 * @returns one entry for each field and pair of sources that met in a group and both filled it, by field in the table's order, then by
 *   source
 */
export function sourceAgreement(
  table: RecordTable,
  clusterOf: Int32Array,
  fields: (feature: string) => boolean = () => true,
): SourceAgreement[] {
  const { sources, sourceNames } = table
  const features = table.features.filter((feature) => fields(feature.name))
  const { starts, members, size } = groupByLabel(clusterOf)
  const pairNumbers = new Map<number, number>()
  const both: number[] = []
  const same: number[] = []
  for (let g = 0; g < size; g++) {
    if (starts[g + 1] - starts[g] < 2) continue
    const own = members.subarray(starts[g], Math.min(starts[g + 1], starts[g] + MAX_MEMBERS))
    const present = [...new Set(own.map((record) => sources[record]))].sort((a, b) => a - b)
    if (present.length < 2) continue
    for (let a = 0; a < present.length; a++) {
      for (let b = a + 1; b < present.length; b++) {
        const pair = present[a] * sourceNames.length + present[b]
        let number = pairNumbers.get(pair)
        if (number === undefined) {
          number = pairNumbers.size
          pairNumbers.set(pair, number)
          for (let f = 0; f < features.length; f++) {
            both.push(0)
            same.push(0)
          }
        }
        for (let f = 0; f < features.length; f++) {
          const agrees = compareSources(table, own, present[a], present[b], features[f].offset, features[f].slots)
          if (agrees === MISSING) continue
          both[number * features.length + f]++
          if (agrees === SAME) same[number * features.length + f]++
        }
      }
    }
  }
  const found: SourceAgreement[] = []
  const pairs = [...pairNumbers].sort((a, b) => a[0] - b[0])
  features.forEach(({ name }, f) => {
    for (const [pair, number] of pairs) {
      const at = number * features.length + f
      if (both[at] === 0) continue
      found.push({
        field: name,
        left: sourceNames[Math.floor(pair / sourceNames.length)],
        right: sourceNames[pair % sourceNames.length],
        agreement: rateOf(same[at], both[at]),
      })
    }
  })
  return found
}

const MISSING = 0
const SAME = 1
const DIFFERENT = 2

/** Whether two sources have a value of a feature in common, among some records. */
function compareSources(
  { rows, stride, sources }: RecordTable,
  members: Int32Array,
  left: number,
  right: number,
  offset: number,
  slots: number,
): number {
  let leftFilled = false
  let rightFilled = false
  for (let i = 0; i < members.length; i++) {
    const source = sources[members[i]]
    if (source === right && rows[members[i] * stride + offset] !== 0) rightFilled = true
    if (source !== left) continue
    const from = members[i] * stride + offset
    for (let slot = 0; slot < slots; slot++) {
      const code = rows[from + slot]
      if (code === 0) continue
      leftFilled = true
      for (let j = 0; j < members.length; j++) {
        if (sources[members[j]] !== right) continue
        const other = members[j] * stride + offset
        for (let k = 0; k < slots; k++) if (rows[other + k] === code) return SAME
      }
    }
  }
  return leftFilled && rightFilled ? DIFFERENT : MISSING
}
