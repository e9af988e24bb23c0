import type { FieldProfile } from './profile-column'
import type { SourceProfile } from './profile-tables'

/**
 * A profile that can be shown around: without the most frequent, the first and last, and the unreadable values of fields about persons.
 * Placeholders, values on suspiciously many rows and heaped dates stay, since they are nobody's own and have to be seen to be mended.
 *
 * @param profile what {@link profileTables} found; it is not changed
 * @example
 * ```ts
 * import { writeFileSync } from 'node:fs'
 * import { tmpdir } from 'node:os'
 * import { join } from 'node:path'
 * import { kinds } from 'samewise'
 * import { profileTables, withoutPersonalValues } from 'samewise/profile'
 * import { readCsv } from 'samewise/files'
 *
 * const path = join(tmpdir(), 'samewise-personal-values-example.csv')
 * writeFileSync(path, 'id,email\n1,ann@lee.org\n2,ann@lee.org\n')
 * const [crm] = profileTables({ fields: { email: kinds.email() } }, [await readCsv(path).readTable('crm')])
 * crm.fields[0].top // => [{ value: 'ann@lee.org', rows: 2 }]
 * withoutPersonalValues(crm).fields[0].top // => []
 * ```
 */
export function withoutPersonalValues(profile: SourceProfile): SourceProfile {
  return { ...profile, fields: profile.fields.map(withoutOwnValues) }
}

function withoutOwnValues(field: FieldProfile): FieldProfile {
  if (!field.isPersonal) return field
  const { range: _, ...rest } = field
  return { ...rest, top: [], unreadable: [] }
}
