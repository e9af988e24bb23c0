import type { DataTable } from '../../data'
import { looksLikePersonName } from '../person-name/looks-like-person-name'
import { type ColumnProfile, headerHas, type Recognition, shareOf } from '../recognize'
import { hasOrganizationSign } from './looks-like-organization'

/** Fewer different values than this are categories, such as the names of departments. */
const MIN_DISTINCT = 20
const MIN_DISTINCT_SHARE = 0.02
/** Share of values that read like organizations from which on a column called `name` holds such. */
const MOSTLY = 0.35
const PERSONS = 0.5
/** Longer values are titles and descriptions. */
const MAX_WORDS = 7

/** Headers that say organization. */
const ORGANIZATIONS = /* @__PURE__ */ (
  'company|company name|companyname|organization|organisation|org|org name|orgname|business|business name|legal name|' +
  'legal entity|entity name|corporate name|corporation|account name|accountname|firm|firm name|firma|firmenname|unternehmen|' +
  'raison sociale|societe|entreprise|razon social|empresa|ragione sociale|azienda|razao social|bedrijf|bedrijfsnaam|foretag|' +
  'virksomhed|spolka|site name|sitename|facility|facility name|school name|hospital name|store name|supplier|supplier name|' +
  'vendor|vendor name|merchant|merchant name|institution|restaurant|venue|venue name|shop name'
).split('|')

/** Words before which a name is one beside the main one. */
const FURTHER = ['secondary', 'second', 'other', 'alternate', 'alternative', 'further', 'former', 'previous', 'alias']

/** Whether a column holds names of organizations, judged from its header and values. */
export function recognizeOrganizationName(column: ColumnProfile, data?: DataTable): Recognition | undefined {
  if (
    headerHas(
      column,
      'id',
      'code',
      'type',
      'program',
      'programme',
      'product',
      'title',
      'description',
      'phone',
      'address',
      'email',
      'website',
      'url',
      'number',
      'no',
      'size',
      'date',
      'city',
      'contact',
      'first',
      'last',
      'category',
      'status',
      'role',
    )
  )
    return undefined
  if (shareOf(column, (value) => /\p{L}{2}/u.test(value)) < 0.6) return undefined
  const header = (part: string, confidence: number): Recognition => ({
    part,
    confidence,
    evidence: `header says ${part === '' ? 'organization' : part}`,
  })
  if (headerHas(column, 'legal form', 'rechtsform', 'forme juridique', 'forma juridica', 'entity form')) {
    return header('form', 0.7)
  }
  if (column.distinct < MIN_DISTINCT && column.distinct < MIN_DISTINCT_SHARE * column.rowCount) return undefined
  if (headerHas(column, 'trading name', 'trading as', 'dba', 'doing business as', 'former name')) {
    return header('alias', 0.7)
  }
  if (headerHas(column, ...ORGANIZATIONS)) {
    if (headerHas(column, ...FURTHER)) return header('alias', 0.7)
    const isAccount = headerHas(column, 'account name', 'accountname')
    const persons = isAccount ? shareOf(column, (value) => looksLikePersonName(value, data)) : 0
    return persons > PERSONS ? undefined : header('', 0.75)
  }
  if (headerHas(column, 'employer', 'agency', 'agency name', 'works for', 'affiliation')) return header('', 0.65)
  if (!headerHas(column, 'name', 'names', 'customer', 'client', 'holder', 'member', 'party', 'entity', 'site')) {
    return undefined
  }
  const organizations = shareOf(column, (value) => hasOrganizationSign(value, data))
  const persons = shareOf(column, (value) => !hasOrganizationSign(value, data) && looksLikePersonName(value, data))
  if (column.meanWords > MAX_WORDS || organizations < MOSTLY || organizations <= persons) return undefined
  return {
    part: '',
    confidence: 0.7,
    evidence: `${Math.round(organizations * 100)} % of the values look like names of organizations`,
  }
}
