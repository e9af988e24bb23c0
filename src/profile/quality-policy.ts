import * as z from 'zod/mini'
import { SamewiseError } from '../base'

/** Any validator that follows Standard Schema, such as one of zod, valibot or arktype; it must answer at once, not with a promise. */
export interface StandardValidator {
  readonly '~standard': {
    readonly version: 1
    readonly vendor: string
    /** Answers with an object; one that has `issues` refuses the value. */
    readonly validate: (value: unknown) => unknown
  }
}

/** What is asked of a field. */
export interface QualityField {
  /** How much it counts in completeness and overall figures; 0 leaves it out of them. Default 1. */
  readonly weight?: number
  /** Tells valid values from invalid ones. Without it, values are checked for placeholders only. */
  readonly valid?: StandardValidator | ((value: unknown) => boolean)
  /** Whether a value may stand in the records of one entity only, such as a customer number. Default false. */
  readonly unique?: boolean
  /** The form in which values of different sources are compared; default: text in lower case without outer spaces. */
  readonly compareAs?: (value: unknown) => string
  /** Kind of field, as configs name it, by which placeholders are known. Default `text`. */
  readonly kind?: string
}

/** A rule over several fields of a record. */
export interface QualityRule {
  readonly name: string
  /** Whether a record keeps it; `undefined` where what it needs is missing, and then the record does not count. */
  readonly holds: (values: Readonly<Record<string, unknown>>) => boolean | undefined
}

/** The dimensions of quality that are measured. Accuracy is none of them: it takes a reference of which the truth is known. */
export const qualityDimensions = ['completeness', 'validity', 'uniqueness', 'timeliness', 'consistency'] as const

/** A dimension of quality. */
export type QualityDimension = (typeof qualityDimensions)[number]

/** What good data are. */
export interface QualityPolicy {
  readonly fields: Readonly<Record<string, QualityField>>
  readonly rules?: readonly QualityRule[]
  /** Age in days up to which a record is timely. Default 365. */
  readonly maxAgeDays?: number
  /** Weights of the dimensions in the overall figure. Default 1 each. */
  readonly weights?: Readonly<Partial<Record<QualityDimension, number>>>
  /** Observations below which a figure is unknown. Default 5. */
  readonly minimum?: number
}

const form = /* @__PURE__ */ makeForm()

/** In a function, so that bundles that measure no quality can leave it out. */
function makeForm() {
  const weight = z.number().check(z.gte(0, 'must be 0 or more'))
  const aFunction = z.custom<(...args: never[]) => unknown>(
    (value) => typeof value === 'function',
    'must be a function',
  )
  const validator = z.custom<StandardValidator>(
    (value) =>
      typeof value === 'function' ||
      typeof (value as Partial<StandardValidator> | null)?.['~standard']?.validate === 'function',
    'must be a function or a validator that follows Standard Schema',
  )
  return z.strictObject({
    fields: z.record(
      z.string(),
      z.strictObject({
        weight: z.optional(weight),
        valid: z.optional(validator),
        unique: z.optional(z.boolean()),
        compareAs: z.optional(aFunction),
        kind: z.optional(z.string()),
      }),
    ),
    rules: z.optional(z.array(z.strictObject({ name: z.string().check(z.minLength(1)), holds: aFunction }))),
    maxAgeDays: z.optional(z.number().check(z.positive())),
    weights: z.optional(z.partialRecord(z.enum(qualityDimensions), weight)),
    minimum: z.optional(z.number().check(z.gte(1))),
  })
}

/** Throws `BAD_CONFIG` with every fault of a policy. */
export function checkQualityPolicy(policy: QualityPolicy): void {
  const parsed = form.safeParse(policy)
  const faults = parsed.success
    ? Object.keys(policy.fields).length === 0
      ? ['fields: names no field']
      : []
    : parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'it'}: ${message}`)
  if (faults.length === 0) return
  throw new SamewiseError(
    'BAD_CONFIG',
    `The quality policy is wrong:\n${faults.map((fault) => `  - ${fault}`).join('\n')}\nCorrect it and measure again.`,
  )
}
