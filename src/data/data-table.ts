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

/** A telephone number that its country's numbering plan allows. */
export interface PhoneNumber {
  /** As E.164 writes it: `+442079460958`. */
  readonly e164: string
  /** The digits behind the calling code. */
  readonly national: string
  /** Whether, beyond its length, its first digits are in use. */
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
  /** Given names by which a text is recognized as a person's, beside those of the nicknames; lower case without accents. */
  readonly givenNames?: readonly string[]
  readonly legalForms?: readonly LegalForm[]
  /** Spells a text of any script in Latin letters. */
  readonly toLatin?: (text: string) => string
  /** Checks a number of a country and type, such as `vat`; undefined where no rule for it is known. */
  readonly checkNumber?: (number: string, country?: string, type?: string) => NumberCheck | undefined
  /** The part of a host name that somebody registered: `shop.example.co.uk` → `example.co.uk`. */
  readonly registrableDomain?: (host: string) => string | undefined
  /** Reads the digits of a phone number, with `+` before a calling code, or else of a region; undefined for an impossible number. */
  readonly readPhone?: (digits: string, region?: string) => PhoneNumber | undefined
}

/** What was merged, as a tree: a step for each table. */
interface Merged {
  table: DataTable | undefined
  readonly next: WeakMap<DataTable, Merged>
}

const merged: Merged = { table: undefined, next: /* @__PURE__ */ new WeakMap() }

/**
 * Several tables as one. The same tables in the same order give the same object, and what only one of them brings is its own list, so that
 * kinds can keep what they make of it.
 */
export function mergeData(tables: readonly DataTable[]): DataTable {
  let step = merged
  for (const table of tables) {
    let next = step.next.get(table)
    if (next === undefined) step.next.set(table, (next = { table: undefined, next: new WeakMap() }))
    step = next
  }
  step.table ??= Object.freeze({
    ...(Object.assign({}, ...tables) as DataTable),
    name: tables.map((table) => table.name).join(' '),
    nicknames: joinLists(tables.map((table) => table.nicknames)),
    givenNames: joinLists(tables.map((table) => table.givenNames)),
    legalForms: joinLists(tables.map((table) => table.legalForms)),
  })
  return step.table
}

const NONE: readonly never[] = /* @__PURE__ */ Object.freeze([])

function joinLists<T>(lists: readonly (readonly T[] | undefined)[]): readonly T[] {
  const filled = lists.filter((list) => list !== undefined && list.length > 0) as readonly (readonly T[])[]
  return filled.length === 0 ? NONE : filled.length === 1 ? filled[0] : filled.flat()
}
