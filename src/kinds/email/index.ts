import { compareFeature, type LadderContext, type LevelOfCodes } from '../../compare'
import { osaPacked } from '../../text'
import { defineKind, type FieldKind } from '../kind'
import { isMissing } from '../missing'
import { type ColumnProfile, headerHas, type Recognition, shareOf } from '../recognize'
import { readEmail } from './read-email'

/**
 * E-mail addresses, compared as mailboxes: lower case, without plus tags. There is no fuzzy level for the local part: it is made of the
 * name, so brothers' mailboxes look alike.
 */
export const emailKind = defineKind({
  name: 'email',
  field: compileEmail,
  recognize: recognizeEmail,
})

function compileEmail(field: string): FieldKind {
  return {
    features: [{ name: '' }],
    readers: {
      '': (raw, out) => {
        out[0] = (isMissing(raw) ? undefined : readEmail(raw))?.address ?? ''
      },
    },
    comparison: compareFeature(
      field,
      {
        name: field,
        field,
        between: 'shared',
        frequencyOf: field,
        levels: [
          { label: 'exact', exact: true, m: 0.85 },
          { label: 'one character', m: 0.06 },
          { label: 'same mailbox, other domain', m: 0.02 },
          { label: 'different', m: 0.07 },
        ],
      },
      emailLadder,
    ),
    keys: [
      { name: field, field, features: [field] },
      { name: `${field}:mailbox`, field, features: [field], part: (email) => local(email).replace(/[^a-z0-9]/g, '') },
      { name: `${field}:letters`, field, features: [field], part: (email) => local(email).replace(/[^a-z]/g, '') },
      { name: `${field}:first-6`, field, features: [field], part: (email) => local(email).slice(0, 6), weak: true },
    ],
    goldenParts: [''],
    standardize: (raw) => ({ '': readEmail(raw[''] ?? '')?.display ?? '' }),
  }
}

function local(email: string): string {
  return email.slice(0, Math.max(0, email.lastIndexOf('@')))
}

function emailLadder({ pool }: LadderContext): LevelOfCodes {
  const { units, offsets, size } = pool
  const at = new Int32Array(size)
  for (let code = 1; code < size; code++) at[code] = offsets[code] + local(pool.get(code)).length
  return (a, b) => {
    if (osaPacked(units, offsets[a], offsets[a + 1], units, offsets[b], offsets[b + 1], 1) <= 1) return 2
    const length = at[a] - offsets[a]
    if (length !== at[b] - offsets[b]) return 4
    for (let i = 0; i < length; i++) if (units[offsets[a] + i] !== units[offsets[b] + i]) return 4
    return 3
  }
}

function recognizeEmail(column: ColumnProfile): Recognition | undefined {
  const mails = shareOf(column, (value) => value.includes('@') && readEmail(value) !== undefined)
  if (mails < 0.6) return undefined
  const named = headerHas(column, 'email', 'mail', 'e mail')
  return {
    part: '',
    confidence: named ? 0.98 : 0.9,
    evidence: `${Math.round(mails * 100)} % of the values are e-mail addresses`,
  }
}
