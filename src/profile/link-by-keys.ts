import { UnionFind } from '../cluster'
import { countCodes, type Feature, type RecordTable } from '../columns'
import type { Plan } from '../entity'
import { findGenericCodes } from '../weigh'
import { isIdentifying } from './kind-facts'
import { type SourceAgreement, sourceAgreement } from './source-agreement'

/** What two sources agree on in records that share a key. */
export interface KeyedAgreement extends SourceAgreement {
  /** The keys that linked the records: `email`, `phone with name.family`. */
  readonly linkedBy: readonly string[]
}

/** A value on more records than this links none of them: it is shared by more than one household. */
const MAX_SHARING = 10

/** A field, or two of them, on which agreeing records are taken to be one thing for a first look. */
interface Key {
  readonly name: string
  /** Fields that agree by the key alone, so that it says nothing of them. */
  readonly fields: readonly string[]
  readonly feature: Feature
  readonly beside: Feature | undefined
}

/**
 * A first look at who disagrees with whom, without resolving: records of different sources that share an identifier, a mail address, or
 * a phone and a family name, are taken to be one thing. A field is never judged by records that it linked itself.
 */
export function agreementByKeys(plan: Plan, table: RecordTable): KeyedAgreement[] {
  if (table.sourceNames.length < 2) return []
  const keys = keysOf(plan, table)
  const links = keys.map((key) => linksOf(table, key))
  const byKeys = new Map<string, { used: number[]; fields: Set<string> }>()
  for (const { field } of table.features) {
    const used = keys.flatMap((key, k) => (key.fields.includes(field) ? [] : [k]))
    if (used.length === 0) continue
    const id = used.join()
    const known = byKeys.get(id)
    if (known === undefined) byKeys.set(id, { used, fields: new Set([field]) })
    else known.fields.add(field)
  }
  const found: KeyedAgreement[] = []
  for (const { used, fields } of byKeys.values()) {
    const sets = new UnionFind(table.count)
    for (const k of used) {
      const { left, right } = links[k]
      for (let i = 0; i < left.length; i++) sets.union(left[i], right[i])
    }
    const roots = new Int32Array(table.count)
    for (let i = 0; i < table.count; i++) roots[i] = sets.find(i)
    const linkedBy = used.map((k) => keys[k].name)
    const names = new Set(table.features.filter((feature) => fields.has(feature.field)).map(({ name }) => name))
    for (const agreement of sourceAgreement(table, roots, (name) => names.has(name))) {
      found.push({ ...agreement, linkedBy })
    }
  }
  const order = new Map(table.features.map(({ name }, f) => [name, f]))
  return found.sort((a, b) => (order.get(a.field) as number) - (order.get(b.field) as number))
}

function keysOf(plan: Plan, { features }: RecordTable): Key[] {
  const family = features.find(
    ({ name, field }) =>
      name === `${field}.family` && plan.fields.some((f) => f.name === field && f.kindName === 'person-name'),
  )
  const keys: Key[] = []
  for (const field of plan.fields) {
    const feature = features.find((own) => own.name === field.name)
    if (feature === undefined || !isIdentifying(field)) continue
    // A landline is a household's: the name beside it makes it a person's.
    if (field.kindName !== 'phone') {
      keys.push({ name: field.name, fields: [field.name], feature, beside: undefined })
    } else if (family !== undefined) {
      const fields = [field.name, family.field]
      keys.push({ name: `${field.name} with ${family.name}`, fields, feature, beside: family })
    }
  }
  return keys
}

/** Each record with the first one that has the same key. */
function linksOf(table: RecordTable, { feature, beside }: Key): { left: number[]; right: number[] } {
  const { rows, stride, count } = table
  const counts = countCodes(table, feature)
  const dead = new Uint8Array(counts.length)
  for (const code of findGenericCodes(counts)) dead[code] = 1
  const left: number[] = []
  const right: number[] = []
  if (beside === undefined) {
    const first = new Int32Array(counts.length).fill(-1)
    for (let i = 0; i < count; i++) {
      for (let slot = 0; slot < feature.slots; slot++) {
        const code = rows[i * stride + feature.offset + slot]
        if (code === 0 || dead[code] === 1 || counts[code] < 2 || counts[code] > MAX_SHARING) continue
        if (first[code] < 0) first[code] = i
        else {
          left.push(first[code])
          right.push(i)
        }
      }
    }
    return { left, right }
  }
  const first = new Map<number, number>()
  for (let i = 0; i < count; i++) {
    const name = rows[i * stride + beside.offset]
    if (name === 0) continue
    for (let slot = 0; slot < feature.slots; slot++) {
      const code = rows[i * stride + feature.offset + slot]
      if (code === 0 || dead[code] === 1 || counts[code] < 2 || counts[code] > MAX_SHARING) continue
      const key = code * beside.pool.size + name
      const known = first.get(key)
      if (known === undefined) first.set(key, i)
      else {
        left.push(known)
        right.push(i)
      }
    }
  }
  return { left, right }
}
