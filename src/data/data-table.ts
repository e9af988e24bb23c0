/** A legal form of organisations: `LLC`, `GmbH`, `Sociedad Anónima`. */
export interface LegalForm {
  /** ISO 3166 alpha-2 codes of the countries that know it. */
  readonly countries: readonly string[]
  /** Spellings, long and short, lower case without dots. The first is the standard one. */
  readonly names: readonly string[]
}

/** What a check of a number that an authority gave found. */
export interface NumberCheck {
  /** The number in the form its authority writes it. */
  readonly standard: string
  /** What it is, such as `iban`, `vat` or `national-id`. */
  readonly type: string
  /** ISO 3166 alpha-2 code of the country that gives it, where the number or the caller tells. */
  readonly country?: string
  /** Whether its length, characters and check digits are right. */
  readonly isValid: boolean
}

/**
 * Knowledge that kinds use and that is too large, or too local, for every user to load. What several tables bring adds up; of functions,
 * the last table's counts.
 */
export interface DataTable {
  /** Kept in the model, since other data may normalize a value to another text. */
  readonly name: string
  /** Groups of given names that stand for one name, lower case. */
  readonly nicknames?: readonly (readonly string[])[]
  readonly legalForms?: readonly LegalForm[]
  /** Spells a text of any script in Latin letters. */
  readonly toLatin?: (text: string) => string
  /** Checks a number of a country and type, such as `vat`; undefined where no rule for it is known. */
  readonly checkNumber?: (number: string, country?: string, type?: string) => NumberCheck | undefined
  /** The part of a host name that somebody registered: `shop.example.co.uk` → `example.co.uk`. */
  readonly registrableDomain?: (host: string) => string | undefined
}

/** Several tables as one. */
export function mergeData(tables: readonly DataTable[]): DataTable {
  return Object.assign({}, ...tables, {
    name: tables.map((table) => table.name).join(' '),
    nicknames: tables.flatMap((table) => table.nicknames ?? []),
    legalForms: tables.flatMap((table) => table.legalForms ?? []),
  }) as DataTable
}
