import type { RawTable } from '../columns'
import type { DataTable } from '../data'
import type { MappedColumn } from '../entity'
import { builtInKinds, looksLikeOrganization, recognizeColumn, shareOf } from '../kinds'
import type { Claim } from './claim-columns'
import { readValue } from './value-overlap'

/** A column of names holds both persons and organizations if at least this share of it reads like each. */
const LEAST_SHARE = 0.03

/**
 * Splits a column of names that holds persons in some rows and organizations in others: by the type of the row where a column tells it,
 * else by how the name reads. Each part becomes a field of its own kind.
 */
export function splitMixedNames(claims: readonly Claim[], table: RawTable, data: DataTable): readonly Claim[] {
  const isName = ({ kind, part }: Claim): boolean =>
    (kind === 'person-name' && part === '') || kind === 'organization-name'
  const mixed = claims.filter(isName)
  // Where each has a column of its own nothing is mixed.
  if (mixed.length !== 1) return claims
  const [{ field: _, ...claim }] = mixed
  // A column of sites or companies is what its header says, even if some of them are called after persons.
  const personName = builtInKinds.get('person-name')
  if (personName === undefined || recognizeColumn(personName, claim.column, data) === undefined) return claims
  const share = shareOf(claim.column, (value) => looksLikeOrganization(value, data))
  if (share < LEAST_SHARE || share > 1 - LEAST_SHARE) return claims
  const rows = rowsByType(claims, table, data) ?? {
    persons: { only: 'persons' },
    organizations: { only: 'organizations' },
  }
  const evidence = `${Math.round(100 * share)} % of the values read like organizations`
  return [
    ...claims.filter((other) => other !== mixed[0]),
    {
      ...claim,
      kind: 'person-name',
      part: '',
      evidence: `${claim.evidence}; the rest like persons`,
      rows: rows.persons,
    },
    { ...claim, kind: 'organization-name', part: '', evidence, rows: rows.organizations, field: 'organization' },
  ]
}

type Rows = Pick<MappedColumn, 'only' | 'when'>

/** The rows of persons and of organizations, by a column that tells their type. */
function rowsByType(
  claims: readonly Claim[],
  table: RawTable,
  data: DataTable,
): { persons: Rows; organizations: Rows } | undefined {
  const claim = claims.find(({ kind }) => kind === 'record-type')
  const column = table.columns.find(({ name }) => name === claim?.column.name)
  const read = builtInKinds.get('record-type')?.field('type', {}, data).readers['']
  if (column === undefined || read === undefined) return undefined
  const valuesOf = (type: string): string[] => {
    const found: string[] = []
    for (let code = 1; code < column.values.size; code++) {
      const raw = column.values.get(code)
      if (readValue(raw, read) === type) found.push(raw.trim())
    }
    return [...new Set(found)].sort()
  }
  const persons = valuesOf('person')
  const organizations = valuesOf('organization')
  if (persons.length === 0 || organizations.length === 0) return undefined
  return {
    persons: { when: { column: column.name, is: persons } },
    organizations: { when: { column: column.name, is: organizations } },
  }
}
