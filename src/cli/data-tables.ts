import { SamewiseError } from '../base'
import type { DataTable } from '../data'
import { didYouMean } from '../entity'

/** The tables that come with the package and are not part of its root entry. */
const tables: Readonly<Record<string, () => Promise<DataTable>>> = {
  'nicknames-en': async () => (await import('../data/nicknames-en')).nicknamesEn,
  'legal-forms': async () => (await import('../data/legal-forms')).legalForms,
  scripts: async () => (await import('../data/scripts')).scripts,
  identifiers: async () => (await import('../data/identifiers')).identifiers,
  domains: async () => (await import('../data/domains')).domains,
  'phone-numbers': async () => (await import('../data/phone-numbers')).phoneNumbers,
}

/** Tables in use where nobody names any. */
export const DEFAULT_DATA: readonly string[] = Object.keys(tables)

/** Names of an option: `scripts,domains`; `none` for none. */
export function namesOf(option: string): string[] {
  return option
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== 'none')
}

/**
 * Loads data tables by their names.
 *
 * @throws SamewiseError `BAD_CONFIG` for a name that is no table's
 */
export async function loadData(names: readonly string[]): Promise<DataTable[]> {
  const unknown = names.find((name) => !Object.hasOwn(tables, name))
  if (unknown !== undefined) {
    throw new SamewiseError(
      'BAD_CONFIG',
      `There is no data table "${unknown}". There are ${DEFAULT_DATA.join(', ')}; "none" uses none.${didYouMean(unknown, DEFAULT_DATA)}`,
    )
  }
  return Promise.all(names.map((name) => tables[name]()))
}
