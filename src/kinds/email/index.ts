import { type Feature, featureOf, oncePerPool, type RecordTable } from '../../columns'
import { bindFeature, type FieldComparer, type FieldComparison, type LevelOfCodes } from '../../compare'
import { osaPacked } from '../../text'
import { defineKind, type FieldKind } from '../kind'
import { lastingContact } from '../lasting-contact'
import { isMissing } from '../missing'
import { readPlainEmail } from './plain-email'
import { intendedDomain, isRole, withoutMarks } from './provider-rules'
import { readEmail } from './read-email'

const LEVELS = { exact: 1, close: 2, otherDomain: 3, sameOffice: 4, different: 5 }

/** Of two records with one address that the relatives do not explain, the share that are of different people. */
const SHARING = 0.1

/**
 * E-mail addresses, compared as mailboxes by the rules of their providers: lower case, without tags. There is no fuzzy level for the local
 * part: it is made of the name, so brothers' mailboxes look alike. A mailbox of an office (`info@`, `sales@`) is shared by all who work
 * there, so that agreeing on it is a level of its own: what it is worth, the data must tell.
 */
export const emailKind = defineKind({
  name: 'email',
  field: compileEmail,
})

function compileEmail(field: string): FieldKind {
  return {
    features: [{ name: '' }],
    readers: {
      '': (raw, out) => {
        out[0] = readPlainEmail(raw) ?? (isMissing(raw) ? undefined : readEmail(raw))?.address ?? ''
      },
    },
    comparison: compareEmails(field),
    keys: [
      { name: field, field, features: [field] },
      {
        name: `${field}:mailbox`,
        field,
        features: [field],
        part: (email) => withoutMarks(ownLocal(email), true),
      },
      { name: `${field}:letters`, field, features: [field], part: (email) => withoutMarks(ownLocal(email), false) },
      { name: `${field}:first-6`, field, features: [field], part: (email) => ownLocal(email).slice(0, 6), weak: true },
    ],
    goldenParts: [''],
    survive: [lastingContact, { strategy: 'most-recent' }],
    standardize: ({ '': raw = '' }) => ({
      '': readPlainEmail(raw) === undefined ? (readEmail(raw)?.display ?? '') : raw.toLowerCase(),
    }),
  }
}

function local(email: string): string {
  return email.slice(0, Math.max(0, email.lastIndexOf('@')))
}

/** The local part of a mailbox of one's own; '' for one of an office. */
function ownLocal(email: string): string {
  const name = local(email)
  return isRole(name) ? '' : name
}

function compareEmails(field: string): FieldComparison {
  return {
    comparisons: [
      {
        name: field,
        field,
        between: 'shared',
        sharing: SHARING,
        frequencyOf: field,
        levels: [
          { label: 'exact', exact: true, m: 0.85 },
          { label: 'one character', m: 0.06 },
          { label: 'same mailbox, other domain', m: 0.02 },
          { label: 'same mailbox of an office', m: 0.005, aside: true },
          { label: 'different', m: 0.065 },
        ],
      },
    ],
    bind(table) {
      const feature = featureOf(table, field)
      const mailboxes = mailboxesOf(feature.pool)
      return setApartOffices(
        table,
        feature,
        mailboxes.offices,
        bindFeature(table, feature, emailLadder(feature, mailboxes)),
      )
    },
  }
}

/** Agreement on nothing but mailboxes of offices is moved to its own level. */
function setApartOffices(
  { rows, stride }: RecordTable,
  { offset, slots }: Feature,
  offices: Uint8Array,
  compare: FieldComparer,
): FieldComparer {
  return (left, right, levels, at) => {
    compare(left, right, levels, at)
    if (levels[at] !== LEVELS.exact) return
    const a = left * stride + offset
    const b = right * stride + offset
    for (let s = 0; s < slots && rows[a + s] !== 0; s++) {
      if (offices[rows[a + s]] === 1) continue
      for (let t = 0; t < slots; t++) if (rows[b + t] === rows[a + s]) return
    }
    levels[at] = LEVELS.sameOffice
  }
}

/** What comparing needs to know of each address of a pool. */
interface Mailboxes {
  /** Where the @ stands. */
  readonly at: Int32Array
  /** 1 for the mailbox of an office. */
  readonly offices: Uint8Array
  /** The domain that a misspelt one stands for. */
  readonly intended: readonly (string | undefined)[]
}

const mailboxesOf = /* @__PURE__ */ oncePerPool((pool): Mailboxes => {
  const { offsets, size } = pool
  const at = new Int32Array(size)
  const offices = new Uint8Array(size)
  const intended: (string | undefined)[] = new Array(size)
  // Millions of addresses are of few domains.
  const known = new Map<string, string>()
  for (let code = 1; code < size; code++) {
    const email = pool.get(code)
    const name = local(email)
    at[code] = offsets[code] + name.length
    offices[code] = isRole(name) ? 1 : 0
    const domain = email.slice(email.lastIndexOf('@') + 1)
    let meant = known.get(domain)
    if (meant === undefined) known.set(domain, (meant = intendedDomain(domain)))
    if (meant !== domain) intended[code] = meant
  }
  return { at, offices, intended }
})

function emailLadder({ pool }: Feature, { at, offices, intended }: Mailboxes): LevelOfCodes {
  const { units, offsets } = pool
  const domainOf = (code: number): string =>
    intended[code] ?? String.fromCharCode(...units.subarray(at[code] + 1, offsets[code + 1]))
  return (a, b) => {
    if (osaPacked(units, offsets[a], offsets[a + 1], units, offsets[b], offsets[b + 1], 1) <= 1) return LEVELS.close
    const length = at[a] - offsets[a]
    if (length !== at[b] - offsets[b] || offices[a] === 1) return LEVELS.different
    for (let i = 0; i < length; i++) if (units[offsets[a] + i] !== units[offsets[b] + i]) return LEVELS.different
    const isSlip = (intended[a] !== undefined || intended[b] !== undefined) && domainOf(a) === domainOf(b)
    return isSlip ? LEVELS.close : LEVELS.otherDomain
  }
}
