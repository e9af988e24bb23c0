import { sha256 } from '@noble/hashes/sha256'
import type { JudgementLine } from './judgement-line'

/** 80 bits: among a million judgements, two share an id with a chance of one in 10^12. */
const BYTES = 10

/**
 * The id of a judgement: the one it carries or, without one, `j_` and 20 hexadecimal digits of the SHA-256 of its content, whatever the order of its
 * keys. Sending the same judgement again is therefore no second judgement.
 *
 * @example
 * ```ts
 * import { judgementId } from 'samewise/judgements'
 *
 * const left = { source: 'crm', recordId: '1' }
 * const right = { source: 'web', recordId: '7' }
 * judgementId({ judgement: 'same', left, right }) === judgementId({ right, left, judgement: 'same' }) // true
 * ```
 */
export function judgementId(line: JudgementLine): string {
  if (line.id !== undefined) return line.id
  const hash = sha256(new TextEncoder().encode(contentOf(line)))
  let id = 'j_'
  for (let k = 0; k < BYTES; k++) id += hash[k].toString(16).padStart(2, '0')
  return id
}

/** All that a judgement says but its id, as JSON with sorted keys. */
export function contentOf({ id: _, ...said }: JudgementLine): string {
  return JSON.stringify(said, (_key, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  )
}
