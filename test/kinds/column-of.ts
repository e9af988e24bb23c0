import { tableFromRows } from '../../src/columns'
import { profileColumns } from '../../src/guess'
import type { ColumnProfile } from '../../src/kinds'

/** The profile of a column with these values. */
export async function columnOf(name: string, values: readonly string[]): Promise<ColumnProfile> {
  const table = await tableFromRows(
    'a',
    values.map((value) => ({ [name]: value })),
  )
  return profileColumns(table)[0]
}
