/** A value of a row; support tickets are nested. */
export type SiloValue = string | readonly string[] | SiloRow

/** A row of an export; a missing value is the empty string or whatever word the system puts there. */
export interface SiloRow {
  [column: string]: SiloValue
}

/** A row before its id is known: ids are given once the rows of a silo stand in random order. */
export interface Entry {
  /** Who it is of, for the truth. */
  readonly entity: string
  readonly row: SiloRow
  /** A column that names a row of another silo, empty until the ids are given. */
  readonly refersTo?: { readonly column: string; readonly entry: Entry }
}

/** One system of the company, and how its export looks. */
export interface Silo {
  /** Name of the file without its extension. */
  readonly name: string
  /** Column of the id. */
  readonly id: string
  /** The id of the n-th row; the numbers rise and have gaps. */
  readonly formatId: (number: number) => string
}

/** A row in which every value is a text: what is nested goes under the path to it, such as `contact.name.first`, and a list is a JSON array. */
export function flattenRow(row: SiloRow): Record<string, string> {
  const flat: Record<string, string> = {}
  const add = (path: string, value: SiloValue): void => {
    if (typeof value === 'string') flat[path] = value
    else if (isList(value)) flat[path] = value.length === 0 ? '' : JSON.stringify(value)
    else for (const [key, inner] of Object.entries(value)) add(path === '' ? key : `${path}.${key}`, inner)
  }
  add('', row)
  return flat
}

const isList = (value: SiloValue): value is readonly string[] => Array.isArray(value)
