import { WordMemo } from '../word-memo'
import { mailboxOf } from './provider-rules'
import { isDomain, isPlaceholder } from './read-email'

const MAX_LOCAL = 64
/** A longer domain is not worth remembering. */
const MAX_DOMAIN = 40

// What stands in an address, and what of it a domain has a say in, by bit.
const ANYTHING = 1
const DOT = 2
const HYPHEN = 4
const UNDERSCORE = 8
const DIGIT = 16
const UPPER = 32

/** What a domain has a say in, found out by trying; -1 where the full reader has to look at all its mailboxes. */
const domains = /* @__PURE__ */ new WordMemo((domain): number => {
  const isChanged = (mailbox: string): boolean => mailboxOf(mailbox, domain).local !== mailbox
  // Without a dot it is a host of a local network, where other rules hold.
  if (!isDomain(domain) || !domain.includes('.') || isPlaceholder('', domain) || isChanged('abcd')) return -1
  return (
    (mailboxOf('abcd', domain).domain === domain ? 0 : ANYTHING) |
    (isChanged('abc.d') ? DOT : 0) |
    (isChanged('abc-d') ? HYPHEN : 0) |
    (isChanged('abc_d') ? UNDERSCORE : 0)
  )
})

/**
 * Reads the bulk of every column of e-mail addresses: ASCII letters, digits, dots, hyphens and underscores before the @, and a domain
 * that is no special case. What a domain asks for is found out once per distinct domain. The result is the `address` of
 * {@link readEmail} (a test compares them), in a fifth of its time.
 *
 * @returns undefined where the full reader has to look
 */
export function readPlainEmail(raw: string): string | undefined {
  const { length } = raw
  let found = ANYTHING
  let at = 0
  for (let i = 0; i < length; i++) {
    const unit = raw.charCodeAt(i)
    if (unit >= 97 && unit <= 122) continue
    if (unit >= 65 && unit <= 90) found |= UPPER
    else if (unit === 46) found |= at > 0 ? 0 : DOT
    else if (unit === 45) found |= at > 0 ? 0 : HYPHEN
    else if (unit >= 48 && unit <= 57) found |= at > 0 ? 0 : DIGIT
    else if (at > 0) return undefined
    else if (unit === 95) found |= UNDERSCORE
    else if (unit === 64) at = i
    else return undefined
  }
  if (at === 0 || at > MAX_LOCAL || at + 1 === length || length - at > MAX_DOMAIN) return undefined
  const rule = domains.of(raw, at + 1, length)
  if (rule < 0) return undefined
  const address = (found & UPPER) === 0 ? raw : raw.toLowerCase()
  const isTold = (found & rule) !== 0
  // No placeholder has a digit.
  if (!isTold && (found & DIGIT) !== 0) return address
  const local = address.slice(0, at)
  const domain = address.slice(at + 1)
  if (isPlaceholder(local, domain)) return undefined
  if (!isTold) return address
  const mailbox = mailboxOf(local, domain)
  return `${mailbox.local}@${mailbox.domain}`
}
