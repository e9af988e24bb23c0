import { hashBytes } from '../base'
import type { FieldPlan } from '../entity'
import {
  measureQuality,
  type QualityField,
  type QualityPolicy,
  type QualityRecord,
  type QualityReport,
} from '../profile'
import type { ResolveResult } from './result'
import { type FieldValues, partsOf } from './standardize-values'

/** Options of {@link qualityOf}; all may be left out. */
export interface QualityOptions {
  /** What is asked of the data; what it leaves out of a field is its kind has it: valid is what can be read. */
  readonly policy?: Partial<QualityPolicy>
  /** Golden records that are looked at, about: of more, a sample by hash; all by default. */
  readonly most?: number
}

/** How good the data of a run are. */
export interface RunQuality extends QualityReport {
  /** Share of the golden records that were looked at. */
  readonly share: number
  /** When ages were reckoned, ISO 8601; left out where nothing carries a time. */
  readonly asOf?: string
}

/**
 * Measures the quality of the records of a run, by `measureQuality` of samewise/profile. Where nobody says otherwise, a value is valid if its kind can
 * read it, and sources agree if the kind reads their values alike; ages are reckoned from the instant of the run.
 *
 * @param result what `resolve` returned
 * @returns plain data; `qualityTrend` of samewise/profile compares it with that of an earlier run
 * @throws SamewiseError `BAD_CONFIG` for a policy with faults
 * @example
 * ```ts
 * import { defineEntity, kinds, resolve } from 'samewise'
 * import { qualityOf } from 'samewise/report'
 *
 * const person = defineEntity({ fields: { name: kinds.personName(), email: kinds.email() } })
 * const result = await resolve(person, {
 *   crm: [{ name: 'Ann Lee', email: 'ann@lee.org' }, { name: 'Bob Ray', email: 'no mail' }],
 * })
 * const { scores } = qualityOf(result, { policy: { maxAgeDays: 90, minimum: 1 } })
 * scores.find(({ dimension, field }) => dimension === 'validity' && field === 'email')?.score // a half, n 2
 * ```
 */
export function qualityOf(result: ResolveResult, { policy = {}, most = Infinity }: QualityOptions = {}): RunQuality {
  const share = Math.min(1, most / Math.max(1, result.goldenCount))
  const own = qualityPolicyOf(result)
  const fields = { ...own.fields }
  for (const [name, given] of Object.entries(policy.fields ?? {})) fields[name] = { ...fields[name], ...given }
  // In a sample, a value that others have mostly looks like the only one.
  if (share < 1) for (const [name, field] of Object.entries(fields)) fields[name] = { ...field, unique: false }
  const { now, asOf } = result.made.lineageFrame
  const report = measureQuality(qualityRecords(result, share), { ...own, ...policy, fields }, now)
  return { ...report, share, ...(asOf === undefined ? {} : { asOf }) }
}

/** Golden records that a run measures its quality on: so many tell a share to within 1.4 percentage points. */
const MEASURED = 5000
/** Golden IDs are hashes themselves. */
const SAMPLE_SEED = 7
const known = new WeakMap<ResolveResult, RunQuality>()

/** {@link qualityOf} as run folder and report show it; measured once for both. */
export function runQuality(result: ResolveResult): RunQuality {
  const found = known.get(result) ?? qualityOf(result, { most: MEASURED })
  known.set(result, found)
  return found
}

/**
 * What is asked of the data where nobody says: a value is valid if its kind can read it, and sources agree if the kind reads their values alike. A field
 * of which an entity has one value, by its identifier policy, must be unique.
 */
export function qualityPolicyOf({ state }: ResolveResult): QualityPolicy {
  return { fields: Object.fromEntries(state.plan.fields.map((field) => [field.name, qualityField(field)])) }
}

function qualityField(field: FieldPlan): QualityField {
  const { kind, kindName, policy } = field
  const read = (value: unknown): string[] => readParts(field, value)
  return {
    kind: kindName,
    unique: policy?.max === 1,
    valid: (value) =>
      (typeof value === 'string' ? kind.isValid?.(value) : undefined) ?? read(value).some((part) => part !== ''),
    compareAs: (value) => {
      const parts = read(value)
      return parts.some((part) => part !== '') ? parts.join('\0') : JSON.stringify(value)
    },
  }
}

/** A value as the kind reads it for comparing: its features, '' for what is not there. */
function readParts({ kind }: FieldPlan, value: unknown): string[] {
  const out = kind.features.map(() => '')
  if (typeof value === 'string') {
    kind.readers['']?.(value, out)
    return out
  }
  const { full = '', ...parts } = value as Readonly<Record<string, string>>
  const named = Object.entries(parts).filter(([part]) => kind.readers[part] !== undefined)
  // The whole says no more than its parts, and may be in another order.
  if (named.length === 0) kind.readers['']?.(full, out)
  for (const [part, text] of named) {
    // A reader of a part clears the features of others.
    const own = out.map(() => '')
    kind.readers[part](text, own)
    for (let k = 0; k < own.length; k++) if (own[k] !== '') out[k] = own[k]
  }
  return out
}

/**
 * The records of a run as quality is measured on them: golden ID, time and values by field, in standard form
 * or, where nothing can be read, as they were given.
 *
 * @param share of the golden records; a part is a sample by hash, which keeps the records of each together
 */
export function* qualityRecords(result: ResolveResult, share = 1): IterableIterator<QualityRecord> {
  const { plan, records, values, clusters } = result.state
  const { starts, members, size } = clusters.groups
  const { name: entity = 'record' } = plan.config
  const { ids } = result.made.basis
  const limit = share * 2 ** 32
  for (let cluster = 0; cluster < size; cluster++) {
    // By golden ID, so that a later run looks at the same ones.
    if (
      share < 1 &&
      hashBytes(ids.bytes, ids.offsets[cluster + 1], ids.offsets[cluster + 2], SAMPLE_SEED) >>> 0 >= limit
    )
      continue
    const goldenId = result.goldenIdOfCluster(cluster)
    for (let k = starts[cluster]; k < starts[cluster + 1]; k++) {
      const record = members[k]
      const observedAt = records.observedAt[record]
      yield {
        ...result.refOf(record),
        entity,
        ...(goldenId === undefined ? {} : { goldenId }),
        ...(Number.isNaN(observedAt) ? {} : { observedAt }),
        values: Object.fromEntries(
          plan.fields.map(({ name }, f) => [name, standardOf(values[f], record) ?? rawOf(result, f, record)]),
        ),
      }
    }
  }
}

/** A record's value in standard form; of a list, all of them. */
function standardOf(field: FieldValues, record: number): unknown {
  const { codes, slots, parts } = field
  const found = []
  for (let at = record * slots; at < (record + 1) * slots; at++) {
    if (codes[at] === 0) continue
    const texts = partsOf(field, codes[at])
    if (parts.length === 1) found.push(texts[0])
    else {
      const named = parts.flatMap((part, p) => (texts[p] === '' ? [] : [[part === '' ? 'full' : part, texts[p]]]))
      found.push(Object.fromEntries(named))
    }
  }
  return found.length > 1 ? found : found[0]
}

/** What stands in a record's cells, where no value can be read out of it. */
function rawOf({ state: { layouts, records } }: ResolveResult, field: number, record: number): string | undefined {
  const row = records.rows[record]
  const texts = layouts[records.tables[record]].fields[field].flatMap(({ column, cleared }) => {
    const code = cleared?.[row] === 1 ? 0 : column.codes[row]
    return code === 0 ? [] : [column.values.get(code)]
  })
  return texts.length === 0 ? undefined : texts.join(' ')
}
