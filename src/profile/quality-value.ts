import { SamewiseError } from '../base'
import { isMissing } from '../kinds'
import { placeholderReason } from './placeholder'
import type { QualityField } from './quality-policy'

/** What a value is: nothing, something that is not what it ought to be, or good. */
export type ValueState = 'empty' | 'invalid' | 'valid'

/** The single values of a field: one, or those of a list, without what is empty. */
export function filledValues(value: unknown): unknown[] {
  return (Array.isArray(value) ? value : [value]).filter((one) => !isEmpty(one))
}

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null) return true
  return typeof value === 'string' ? isMissing(value) : Number.isNaN(value)
}

/** Judges the values of one field; each distinct text or number is judged once. */
export class ValueJudge {
  readonly #field: QualityField
  readonly #name: string
  readonly #known = new Map<unknown, boolean>()

  constructor(name: string, field: QualityField) {
    this.#name = name
    this.#field = field
  }

  /** A field is invalid if one of its values is. */
  stateOf(value: unknown): ValueState {
    const values = filledValues(value)
    if (values.length === 0) return 'empty'
    return values.every((one) => this.#isValid(one)) ? 'valid' : 'invalid'
  }

  #isValid(value: unknown): boolean {
    if (typeof value === 'object') return this.#judge(value)
    let valid = this.#known.get(value)
    if (valid === undefined) this.#known.set(value, (valid = this.#judge(value)))
    return valid
  }

  #judge(value: unknown): boolean {
    const { valid, kind = 'text' } = this.#field
    if (typeof value === 'string' && placeholderReason(kind, '', value.trim()) !== undefined) return false
    if (valid === undefined) return true
    if (typeof valid === 'function' && !('~standard' in valid)) return valid(value)
    const result = (valid as { '~standard': { validate(value: unknown): unknown } })['~standard'].validate(value)
    if (result instanceof Promise) {
      // Its answer is not wanted any more, and must not end the program.
      result.catch(() => undefined)
      throw new SamewiseError(
        'BAD_CONFIG',
        `The validator of "${this.#name}" answers with a promise. Give one that answers at once.`,
        { where: { field: this.#name } },
      )
    }
    return (result as { issues?: unknown }).issues === undefined
  }
}
