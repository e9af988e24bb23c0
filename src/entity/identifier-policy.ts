import { SamewiseError } from '../base'
import type { FieldKind, FieldOptions } from '../kinds'

/** What a config says of the values of a field as identifiers. */
export interface IdentifierPolicy {
  /** Different values that one entity may have at the most; Infinity without a limit. */
  readonly max: number
  /** Length of the time, in days, that `max` counts within; undefined for ever. */
  readonly days?: number
  /** Entities that may have one value, before it stops being evidence; Infinity without a limit. */
  readonly maxEntitiesPerValue: number
  /** Values that say nothing, as the field reads them. */
  readonly blocked: ReadonlySet<string>
}

/** Options of a field that make an identifier policy. */
export const POLICY_OPTIONS = ['unique', 'max', 'per', 'maxEntitiesPerValue', 'blocked'] as const

/** Values that programs and people put where there is none, beyond the words for nothing that every kind passes over. */
const PLACEHOLDERS = ['anonymous', 'guest', 'test', 'true', 'false', '[object object]', '-1']

/**
 * The identifier policy of a field; undefined if none of its options says any.
 *
 * @param name the field
 * @param kind the field, compiled
 * @throws SamewiseError `BAD_CONFIG` for a field whose values are of parts, such as a name or an address, or are not compared
 */
export function identifierPolicyOf(name: string, options: FieldOptions, kind: FieldKind): IdentifierPolicy | undefined {
  if (POLICY_OPTIONS.every((option) => options[option] === undefined)) return undefined
  const read = kind.readers['']
  if (read === undefined || kind.features[0].name !== '' || kind.comparison === undefined) {
    throw new SamewiseError(
      'BAD_CONFIG',
      `The field "${name}" is of a kind that cannot be an identifier, since its values are of parts or are not compared: ${POLICY_OPTIONS.filter((option) => options[option] !== undefined).join(', ')} cannot be set. Set it on a number, an e-mail, a phone or the like.`,
      { where: { field: name } },
    )
  }
  const blocked = new Set<string>()
  for (const raw of [...PLACEHOLDERS, ...(options.blocked ?? [])]) {
    const out = kind.features.map(() => '')
    read(raw, out)
    if (out[0]) blocked.add(out[0])
  }
  const { per } = options
  return {
    max: options.unique ? 1 : (options.max ?? Number.POSITIVE_INFINITY),
    ...(typeof per === 'object' ? { days: per.days } : {}),
    maxEntitiesPerValue: options.maxEntitiesPerValue ?? Number.POSITIVE_INFINITY,
    blocked,
  }
}

/** What the options of a field's identifier policy say against each other. */
export function faultsOfIdentifierPolicy(name: string, options: FieldOptions): string[] {
  const set = POLICY_OPTIONS.filter((option) => options[option] !== undefined)
  const where = (option: string): string => `"fields.${name}.${option}"`
  const faults: string[] = []
  if (set.length > 0 && options.compare === false) {
    faults.push(`${where(set[0])} needs values that are compared, and "compare" is false. Leave one of the two out.`)
  }
  if (options.unique && options.max !== undefined && options.max !== 1) {
    faults.push(`${where('max')} is ${options.max}, and "unique" says 1. Leave one of the two out.`)
  }
  if (options.unique && options.exclusive === false) {
    faults.push(`${where('exclusive')} is false, and "unique" says that an entity has one value. Leave one out.`)
  }
  if (options.per !== undefined && options.max === undefined && !options.unique) {
    faults.push(`${where('per')} says of what time "max" is, and there is no "max". Set it, or leave "per" out.`)
  }
  return faults
}

/** Options as the kind takes them: a unique value is an exclusive one. */
export function withImplied(options: FieldOptions): FieldOptions {
  return options.unique && options.exclusive === undefined ? { ...options, exclusive: true } : options
}
