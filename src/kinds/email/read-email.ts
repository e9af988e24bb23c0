import { mailboxOf } from './provider-rules'

/** An e-mail address in its parts, lower case. */
export interface EmailParts {
  /** What two writings of one mailbox share, by the rules of its provider: without a tag, Gmail without dots and under `gmail.com`. */
  readonly address: string
  /** The part of `address` before the @. */
  readonly local: string
  /** The part of `address` after the @. */
  readonly domain: string
  /** The whole address as written, in lower case. */
  readonly display: string
}

const MAX_LENGTH = 4096
/** RFC 5321: at most 64 characters before the @ and 255 after it. */
const MAX_LOCAL = 64
const MAX_DOMAIN = 255

/** Mailboxes that stand for "no address" at any domain. */
const placeholderLocals: ReadonlySet<string> = /* @__PURE__ */ new Set(
  (
    'noreply no-reply no_reply no.reply donotreply do-not-reply do_not_reply do.not.reply none noemail no-email no_email no.email ' +
    'nomail no-mail no.mail noaddress notprovided not.provided not-provided notavailable unknown undefined null nil nobody noone ' +
    'n/a xxx xxxx'
  ).split(' '),
)

/** Domains that stand for "no address". Example.com is not among them: test systems give everybody an address there. */
const placeholderDomains: ReadonlySet<string> = /* @__PURE__ */ new Set(
  (
    'none none.com none.net none.org noemail noemail.com noemail.net noemail.org no.com no.email noreply.com nomail nomail.com ' +
    'nowhere.com unknown unknown.com na na.com n/a null null.com nil.com test invalid email mail.none xxx xxx.com notprovided.com ' +
    // Mailboxes that anybody may open and that are gone the next day.
    'mailinator.com guerrillamail.com 10minutemail.com yopmail.com tempmail.com temp-mail.org trashmail.com sharklasers.com ' +
    'throwawaymail.com getnada.com maildrop.cc dispostable.com fakeinbox.com mailnesia.com tempinbox.com wegwerfmail.de'
  ).split(' '),
)

/**
 * Reads an e-mail address. A display name, angle brackets, `mailto:` with its query, quotes and closing punctuation are taken off; of
 * several addresses the first counts. Misspelt domains are left as they are: comparing is for those who see both sides.
 *
 * For comparing, `address` leaves out what leads to the same mailbox at its provider: a plus tag (`ann+shop@x.org` → `ann@x.org`), the
 * dots at Gmail, a hyphen tag at Yahoo, another name of the provider (`googlemail.com`, `pm.me`).
 *
 * @param raw the value as it came; characters after the 4,096th are not looked at
 * @returns the parts, or undefined where there is no address: none or more than one @ in it, an empty part, characters that no address
 *   has, or a placeholder such as `test@test`, `none@none.com` or `noreply@shop.org`
 */
export function readEmail(raw: string): EmailParts | undefined {
  const display = cutAddress(raw)
  const at = display.indexOf('@')
  if (at < 1 || at > MAX_LOCAL || at !== display.lastIndexOf('@')) return undefined
  const local = display.slice(0, at)
  const domain = display.slice(at + 1)
  if (!isLocal(local) || !isDomain(domain)) return undefined
  if (isPlaceholder(local, domain)) return undefined

  const mailbox = mailboxOf(local, domain)
  return { address: `${mailbox.local}@${mailbox.domain}`, ...mailbox, display }
}

/** Whether an address stands for none. */
export function isPlaceholder(local: string, domain: string): boolean {
  return placeholderLocals.has(local) || placeholderDomains.has(domain) || isTest(local, domain)
}

/** The one address in a value, lower case, without what surrounds it. */
function cutAddress(raw: string): string {
  let text = (raw.length > MAX_LENGTH ? raw.slice(0, MAX_LENGTH) : raw).trim().toLowerCase()
  const open = text.indexOf('<')
  if (open >= 0) {
    const close = text.indexOf('>', open)
    const inside = text.slice(open + 1, close < 0 ? undefined : close)
    if (inside.includes('@')) text = inside.trim()
  }
  if (text.startsWith('mailto:')) {
    const query = text.indexOf('?')
    text = text.slice(7, query < 0 ? undefined : query)
  }
  const at = text.indexOf('@')
  if (at < 0) return ''
  // Blanks around the @ are slips; any other blank, comma or semicolon ends an address.
  let start = at
  while (start > 0 && isBlank(text.charCodeAt(start - 1))) start--
  const localEnd = start
  while (start > 0 && !endsAddress(text.charCodeAt(start - 1))) start--
  let from = at + 1
  while (from < text.length && isBlank(text.charCodeAt(from))) from++
  let end = from
  while (end < text.length && !endsAddress(text.charCodeAt(end))) end++
  while (end > from && (text.charCodeAt(end - 1) === 46 || isQuote(text.charCodeAt(end - 1)))) end--
  while (start < localEnd && isQuote(text.charCodeAt(start))) start++
  return `${text.slice(start, localEnd)}@${text.slice(from, end)}`
}

function isBlank(unit: number): boolean {
  return unit <= 0x20 || unit === 0xa0 || unit === 0x3000
}

function endsAddress(unit: number): boolean {
  return isBlank(unit) || ',;:<>()'.includes(String.fromCharCode(unit))
}

function isQuote(unit: number): boolean {
  return unit === 34 || unit === 39
}

/** Letters of any script, digits and the marks that RFC 5322 allows without quotes. */
function isLocal(local: string): boolean {
  return /^[\x80-\uffffa-z\d.!#$%&'*+/=?^_`{|}~-]*$/.test(local)
}

/** Labels of letters, digits and inner hyphens. One label alone is a host of a local network, and read as well. */
export function isDomain(domain: string): boolean {
  if (domain.length < 2 || domain.length > MAX_DOMAIN) return false
  let label = 0
  let letters = 0
  for (let i = 0; i <= domain.length; i++) {
    const unit = i < domain.length ? domain.charCodeAt(i) : 46
    if (unit === 46) {
      if (i === label || domain.charCodeAt(label) === 45 || domain.charCodeAt(i - 1) === 45) return false
      label = i + 1
    } else if (unit >= 0x80 || (unit >= 97 && unit <= 122)) letters++
    else if (unit !== 45 && unit !== 95 && (unit < 48 || unit > 57)) return false
  }
  return letters > 0
}

/** `test@test.com`, `a@a.com`, `x@y`: the same word or single letters on both sides. */
function isTest(local: string, domain: string): boolean {
  const dot = domain.indexOf('.')
  const host = dot < 0 ? domain : domain.slice(0, dot)
  if (local === 'test') return host === 'test' || host === 'example' || host === 'email' || host === 'mail'
  return (
    (local === host && dot < 0) ||
    (local.length === 1 && host.length === 1 && dot < 0) ||
    (local === 'a' && host === 'a')
  )
}
