import type { DataTable } from '../data'
import { addressKind } from './address'
import { categoryKind } from './category'
import { dateKind } from './date'
import { deviceKind } from './device'
import { emailKind } from './email'
import { geoPointKind } from './geo-point'
import { identifierKind } from './identifier'
import { ipAddressKind } from './ip-address'
import type { FieldOptions, Kind } from './kind'
import { languageKind } from './language'
import { moneyKind } from './money'
import { numberKind } from './number'
import { organizationNameKind } from './organization-name'
import { personListKind } from './person-list'
import { personNameKind } from './person-name'
import { phoneKind } from './phone'
import { postalCodeKind } from './postal-code'
import { productCodeKind } from './product-code'
import type { ColumnProfile, Recognition } from './recognize'
import { recognizers } from './recognizers'
import { recordTypeKind } from './record-type'
import { socialHandleKind } from './social-handle'
import { textKind } from './text'
import { webAddressKind } from './web-address'
import { yearKind } from './year'

export { dateOrderOf, mixedDateOrders } from './date/date-order'
export { type DateOrder, readTimestamp } from './date/read-date'
export { isValidIdentifier } from './identifier/check-identifier'
export { type JoinForm, joinByForm } from './join-form'
export {
  defineKind,
  type FeatureDefinition,
  type FeatureReader,
  type FieldKind,
  type FieldOptions,
  featureName,
  type GoldenParts,
  type Kind,
  type PartsApart,
} from './kind'
export { likenesses } from './likenesses'
export { isMissing } from './missing'
export { isYearAlone } from './number/read-number'
export {
  looksLikeOrganization,
  type OrganizationNameParts,
  readOrganizationName,
} from './organization-name'
export { isRegion } from './phone/is-region'
export { holdsProductCodes } from './product-code/holds-codes'
export { type ColumnProfile, headerHas, headerWords, type Recognition, shareOf } from './recognize'

export { readJsonList, splitList } from './split-list'

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
    organizationNameKind,
    textKind,
    numberKind,
    yearKind,
    recordTypeKind,
    webAddressKind,
    socialHandleKind,
    deviceKind,
    ipAddressKind,
    languageKind,
    moneyKind,
    geoPointKind,
    postalCodeKind,
    productCodeKind,
    personListKind,
  ].map((kind) => [kind.name, kind as Kind]),
)

/**
 * How well a column fits a kind: what the kind itself says, or for one that comes with the package its line in recognizers.ts.
 *
 * @param data what was handed in, merged
 * @returns undefined where it does not fit, and for a kind that is never guessed
 */
export function recognizeColumn(kind: Kind, column: ColumnProfile, data: DataTable): Recognition | undefined {
  if (kind.recognize !== undefined) return kind.recognize(column, data)
  return builtInKinds.get(kind.name) === kind ? recognizers.get(kind.name)?.(column, data) : undefined
}

/** A field of an entity: its kind, by name or as an object of the user's own, and its options. */
export interface FieldConfig extends FieldOptions {
  readonly kind: string | Kind
}

/** Options of a date field. */
export interface DateFieldOptions extends FieldOptions {
  /** How to read values such as 03/04/1987; found from the data where it is left out. */
  readonly order?: 'YMD' | 'DMY' | 'MDY'
  /** Numbers of five digits are days as spreadsheets count them. */
  readonly serial?: boolean
}

/** Options of an identifier. */
export interface IdentifierFieldOptions extends FieldOptions {
  /**
   * What the numbers are: `'iban'`, `'lei'`, `'isbn'`, `'ean'`, `'doi'`, `'card'`, `'imei'`, `'npi'`, `'vat'`, `'tax-id'`, `'national-id'`,
   * `'company-id'`, `'passport'`…
   */
  readonly type?: string
  /** ISO 3166 alpha-2 code of the country that gives them. */
  readonly country?: string
}

/** Options of a social handle. */
export interface SocialHandleOptions extends FieldOptions {
  /** Network of handles that name none, such as `'instagram'`. */
  readonly network?: string
}

/** Options of an amount of money. */
export interface MoneyFieldOptions extends FieldOptions {
  /** Compared as the price of one thing; otherwise kept only. */
  readonly price?: boolean
  /** ISO 4217 code of amounts that name none. */
  readonly currency?: string
}

/** Options of a product code. */
export interface ProductCodeOptions extends FieldOptions {
  /** The columns are names or descriptions: only what looks like a code counts. */
  readonly text?: boolean
}

/** Options of a record type. */
export interface RecordTypeOptions extends FieldOptions {
  /** Types by the codes that stand in the data: `{ NP: 'person', JP: 'organization' }`. */
  readonly values?: Readonly<Record<string, string>>
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
  identifier: fieldOf<IdentifierFieldOptions, 'identifier'>('identifier'),
  /** Web addresses and domains. */
  webAddress: fieldOf<FieldOptions, 'web-address'>('web-address'),
  /** Accounts of social networks. */
  socialHandle: fieldOf<SocialHandleOptions, 'social-handle'>('social-handle'),
  /** Ids of devices, cookies and advertising. */
  device: fieldOf<FieldOptions, 'device'>('device'),
  /** IP addresses: kept, never compared. */
  ipAddress: fieldOf<FieldOptions, 'ip-address'>('ip-address'),
  /** Languages: kept, not compared. */
  language: fieldOf<FieldOptions, 'language'>('language'),
  /** Amounts of money: kept, compared as prices with `price: true`. */
  money: fieldOf<MoneyFieldOptions, 'money'>('money'),
  /** Places on the map, in one column or as `latitude` and `longitude`. */
  geoPoint: fieldOf<FieldOptions, 'geo-point'>('geo-point'),
  /** Postal codes that stand alone. */
  postalCode: fieldOf<FieldOptions, 'postal-code'>('postal-code'),
  /** Model and part numbers, in a column of their own or in a text. */
  productCode: fieldOf<ProductCodeOptions, 'product-code'>('product-code'),
  /** Lists of persons, such as authors. */
  personList: fieldOf<FieldOptions, 'person-list'>('person-list'),
  /** One of many names that people or things share, such as an occupation. */
  category: fieldOf<FieldOptions, 'category'>('category'),
  /** Names of companies, offices, schools, sites and vessels. */
  organizationName: fieldOf<FieldOptions, 'organization-name'>('organization-name'),
  /** Titles, descriptions and names of products. */
  text: fieldOf<FieldOptions, 'text'>('text'),
  /** Prices and measures. */
  number: fieldOf<FieldOptions, 'number'>('number'),
  /** A year on its own. */
  year: fieldOf<FieldOptions, 'year'>('year'),
  /** Person, organization or a type of your own: records of different types are never the same thing. */
  recordType: fieldOf<RecordTypeOptions, 'record-type'>('record-type'),
} as const
