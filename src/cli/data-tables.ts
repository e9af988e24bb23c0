import { SamewiseError } from '../base'
import type { DataTable } from '../data'
import { didYouMean } from '../entity'
import { dataTables } from '../node'

/** Tables in use where nobody names any. */
export const DEFAULT_DATA: readonly string[] = Object.keys(dataTables)

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
  const unknown = names.find((name) => !Object.hasOwn(dataTables, name))
  if (unknown !== undefined) {
    throw new SamewiseError(
      'BAD_CONFIG',
      `There is no data table "${unknown}". There are ${DEFAULT_DATA.join(', ')}; "none" uses none.${didYouMean(unknown, DEFAULT_DATA)}`,
    )
  }
  return Promise.all(names.map((name) => dataTables[name]()))
}
