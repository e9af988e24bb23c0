import { osa } from '../../text'

/** Other names of one provider, which deliver to the same mailbox. */
const aliases: ReadonlyMap<string, string> = /* @__PURE__ */ new Map(
  (
    'googlemail.com gmail.com,pm.me proton.me,protonmail.com proton.me,protonmail.ch proton.me,me.com icloud.com,mac.com icloud.com,' +
    'fastmail.fm fastmail.com,yandex.com yandex.ru,ya.ru yandex.ru,yandex.by yandex.ru,yandex.kz yandex.ru,yandex.ua yandex.ru'
  )
    .split(',')
    .map((pair) => pair.split(' ') as [string, string]),
)

/** Providers that so many people use that a domain one slip away is a slip. */
const providers =
  'gmail.com googlemail.com yahoo.com hotmail.com outlook.com icloud.com aol.com gmx.de gmx.net web.de live.com msn.com comcast.net ' +
  'verizon.net yahoo.co.uk hotmail.co.uk hotmail.fr orange.fr wanadoo.fr libero.it t-online.de btinternet.com protonmail.com yandex.ru mail.ru'
const providerList: readonly string[] = /* @__PURE__ */ providers.split(' ')
/** Real domains that are one slip away from a provider. */
const ownDomains: ReadonlySet<string> = /* @__PURE__ */ new Set([
  ...providerList,
  ...'mail.com ymail.com email.com gmx.com gmx.at gmx.ch gmx.fr live.de live.fr live.it live.nl yahoo.ca hotmail.ca hotmail.de hotmail.it bmail.com'.split(
    ' ',
  ),
])

/** Mailboxes of an office and not of a person, in the main European languages. */
const roles: ReadonlySet<string> = /* @__PURE__ */ new Set(
  (
    'info information sales office contact contactus hello hi mail email post admin administrator webmaster postmaster hostmaster support ' +
    'help helpdesk service services customerservice customercare customerservices accounts accounting accountspayable billing invoices ' +
    'invoice finance hr jobs careers recruitment press media marketing enquiries enquiry inquiries orders order bookings booking ' +
    'reservations reception team staff newsletter news feedback general hq legal privacy abuse security it tech webshop shop store ' +
    'kontakt buero buro verkauf vertrieb bestellung buchhaltung rechnung bewerbung empfang zentrale kundenservice kundendienst sekretariat ' +
    'ventas contacto administracion facturacion atencion contabilite accueil secretariat facturation commercial direccion direction vendite ' +
    'amministrazione segreteria contatti contato vendas financeiro atendimento verkoop administratie boekhouding klantenservice biuro ' +
    'sekretariat sprzedaz faktury poczta kontor kundtjanst myynti toimisto'
  ).split(' '),
)

/**
 * The mailbox that an address leads to: without the tag behind a plus; without dots at Gmail; without dots, hyphens and underscores at
 * Proton; without the tag behind a hyphen at Yahoo, whose own names have none; at Fastmail and Yandex as they are delivered.
 *
 * @param local what stands before the @, lower case
 * @param domain what stands after it, lower case
 */
export function mailboxOf(local: string, domain: string): { readonly local: string; readonly domain: string } {
  const plus = local.indexOf('+')
  let name = plus > 0 ? local.slice(0, plus) : local
  let host = aliases.get(domain) ?? domain
  if (host === 'gmail.com') name = without(name, /\./g)
  else if (host === 'proton.me') name = without(name, /[._-]/g)
  else if (host === 'yandex.ru') name = name.replaceAll('.', '-')
  else if (host.startsWith('yahoo.') || host === 'ymail.com' || host === 'rocketmail.com') {
    const hyphen = name.indexOf('-')
    if (hyphen > 2) name = name.slice(0, hyphen)
  } else if (host.endsWith('.fastmail.com') && host.length > 14) {
    // Whatever stands before the @ of a subdomain is a tag, and the subdomain the name.
    name = host.slice(0, -13)
    host = 'fastmail.com'
  }
  return { local: name, domain: host }
}

/** Whether a mailbox is one of an office, such as `info` or `sales`, which many people share. */
export function isRole(local: string): boolean {
  return roles.has(withoutMarks(local, false))
}

/** The letters a to z of a mailbox, and its digits if they are wanted. */
export function withoutMarks(local: string, withDigits: boolean): string {
  let kept = ''
  let from = 0
  for (let i = 0; i < local.length; i++) {
    const unit = local.charCodeAt(i)
    if ((unit >= 97 && unit <= 122) || (withDigits && unit >= 48 && unit <= 57)) continue
    kept += local.slice(from, i)
    from = i + 1
  }
  return from === 0 ? local : kept + local.slice(from)
}

/** The large provider that a domain is one slip away from (`gmial.com`, `hotmail.con`); the domain itself where there is none. */
export function intendedDomain(domain: string): string {
  if (domain.length < 6 || domain.length > 20 || ownDomains.has(domain)) return domain
  let intended = domain
  for (const provider of providerList) {
    if (Math.abs(provider.length - domain.length) > 1 || osa(provider, domain) > 1) continue
    // Two providers in reach: it could be either.
    if (intended !== domain) return domain
    intended = provider
  }
  return intended
}

function without(name: string, signs: RegExp): string {
  const plain = name.replace(signs, '')
  return plain === '' ? name : plain
}
