import { addressKind } from './address'
import { categoryKind } from './category'
import { dateKind } from './date'
import { emailKind } from './email'
import { identifierKind } from './identifier'
import type { FieldOptions, Kind } from './kind'
import { numberKind } from './number'
import { personNameKind } from './person-name'
import { phoneKind } from './phone'
import { textKind } from './text'
import { yearKind } from './year'

export { dateOrderOf } from './date'
export { type DateOrder, readTimestamp } from './date/read-date'
export {
  defineKind,
  type FeatureDefinition,
  type FeatureReader,
  type FieldKind,
  type FieldOptions,
  featureName,
  type GoldenParts,
  type Kind,
} from './kind'
export { isMissing } from './missing'
export { type ColumnProfile, headerHas, headerWords, type Recognition, shareOf } from './recognize'

/** The kinds that come with the package, by name. */
export const builtInKinds: ReadonlyMap<string, Kind> = new Map(
  [
    personNameKind,
    dateKind,
    emailKind,
    phoneKind,
    addressKind,
    identifierKind,
    categoryKind,
    textKind,
    numberKind,
    yearKind,
  ].map((kind) => [kind.name, kind as Kind]),
)

/** A field of an entity: its kind, by name or as an object of the user's own, and its options. */
export interface FieldConfig extends FieldOptions {
  readonly kind: string | Kind
}

/** Options of a date field. */
export interface DateFieldOptions extends FieldOptions {
  /** How to read values such as 03/04/1987; found from the data where it is left out. */
  readonly order?: 'YMD' | 'DMY' | 'MDY'
}

/** Options of a phone field. */
export interface PhoneFieldOptions extends FieldOptions {
  /** ISO 3166 alpha-2 code of the country whose numbers lack a country code, such as `'GB'`. */
  readonly region?: string
}

const fieldOf =
  <Options extends FieldOptions, Name extends string>(kind: Name) =>
  <const O extends Options>(options?: O): { readonly kind: Name } & O =>
    ({ kind, ...options }) as { readonly kind: Name } & O

/**
 * The fields an entity can have: `kinds.email()` is the plain object `{ kind: 'email' }`.
 *
 * @example
 * ```ts
 * import { kinds } from 'samewise'
 *
 * const fields = { name: kinds.personName(), email: kinds.email({ many: true }) }
 * fields.email // { kind: 'email', many: true }
 * ```
 */
export const kinds = {
  /** Names of persons, whole or in parts. */
  personName: fieldOf<FieldOptions, 'person-name'>('person-name'),
  /** A calendar date of a person or thing. */
  date: fieldOf<DateFieldOptions, 'date'>('date'),
  /** The date of birth. */
  birthDate: fieldOf<DateFieldOptions, 'date'>('date'),
  /** E-mail addresses. */
  email: fieldOf<FieldOptions, 'email'>('email'),
  /** Phone numbers. */
  phone: fieldOf<PhoneFieldOptions, 'phone'>('phone'),
  /** Postal addresses, whole or in parts. */
  address: fieldOf<FieldOptions, 'address'>('address'),
  /** Numbers given by an authority. */
  identifier: fieldOf<FieldOptions, 'identifier'>('identifier'),
  /** One of many names that people or things share, such as an occupation. */
  category: fieldOf<FieldOptions, 'category'>('category'),
  /** Titles, descriptions, names of organisations and products. */
  text: fieldOf<FieldOptions, 'text'>('text'),
  /** Prices and measures. */
  number: fieldOf<FieldOptions, 'number'>('number'),
  /** A year on its own. */
  year: fieldOf<FieldOptions, 'year'>('year'),
} as const
