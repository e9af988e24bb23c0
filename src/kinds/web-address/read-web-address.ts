import type { DataTable } from '../../data'
import { isMissing } from '../missing'

/** A web address in its parts, lower case. */
export interface WebAddressParts {
  /** Without `www.`: `shop.example.co.uk`. */
  readonly host: string
  /** The part of the host that somebody registered: `example.co.uk`. */
  readonly domain: string
  /** Starts with a slash, or is ''; without query and fragment. */
  readonly path: string
  /** What identifies whose page it is: the domain, on a platform of many tenants the domain and the beginning of the path, or '' for a platform itself. */
  readonly owner: string
}

const MAX_LENGTH = 4096
const MAX_HOST = 253

/** Second labels under which names are registered below many country codes, as in `co.uk`. */
const seconds: ReadonlySet<string> = /* @__PURE__ */ new Set(
  'co com org net gov ac edu or ne go gob gouv nom ltd plc me sch asn id web info biz mil firm gen ind nhs police k12 adv ing'.split(
    ' ',
  ),
)

/** Domains whose subdomains belong to different people. */
const hosts: ReadonlySet<string> = /* @__PURE__ */ new Set(
  (
    'blogspot.com wordpress.com wixsite.com github.io gitlab.io weebly.com squarespace.com myshopify.com business.site tumblr.com ' +
    'netlify.app vercel.app web.app herokuapp.com azurewebsites.net pages.dev jimdo.com jimdofree.com jimdosite.com webnode.com ' +
    'godaddysites.com wordpress.org typepad.com livejournal.com substack.com carrd.co webflow.io myspace.com t-online.de free.fr ' +
    'altervista.org over-blog.com e-monsite.com dudaone.com bigcartel.com edublogs.org'
  ).split(' '),
)

/** Domains whose paths belong to different people. */
const platforms: ReadonlySet<string> = /* @__PURE__ */ new Set(
  (
    'facebook.com fb.com fb.me linkedin.com google.com goo.gl g.page maps.app.goo.gl twitter.com x.com instagram.com youtube.com youtu.be ' +
    'tiktok.com pinterest.com yelp.com tripadvisor.com github.com gitlab.com medium.com xing.com amazon.com ebay.com etsy.com t.me vk.com ' +
    'linktr.ee bit.ly yellowpages.com airbnb.com booking.com wikipedia.org wikidata.org imdb.com flickr.com vimeo.com soundcloud.com ' +
    'about.me meetup.com eventbrite.com paypal.me patreon.com crunchbase.com foursquare.com opentable.com doordash.com ubereats.com ' +
    'reddit.com snapchat.com threads.net whatsapp.com wa.me sites.google.com docs.google.com discogs.com bandcamp.com orcid.org doi.org'
  ).split(' '),
)

/** Addresses that stand for "no address". */
const placeholders: ReadonlySet<string> = /* @__PURE__ */ new Set(
  'example.com example.org example.net none.com na.com test.com noemail.com website.com domain.com yourdomain.com mysite.com unknown.com localhost.com'.split(
    ' ',
  ),
)

/** Path segments that say how the next one is to be read, and not whose page it is. */
const sections: ReadonlySet<string> = /* @__PURE__ */ new Set(
  'in company pub school profile biz user users c channel groups pages people p add u shop stores maps search place site view d artist name title wiki'.split(
    ' ',
  ),
)

/**
 * Reads a web address, with or without `https://` and `www.`: `HTTP://www.Example.co.uk/About/` → host and domain `example.co.uk`, path
 * `/about`. Of several addresses the first counts.
 *
 * @param raw the value as it came; characters after the 4,096th are not looked at
 * @param registrableDomain the part of a host that somebody registered; without it, a short list of endings is gone by
 * @returns the parts, or undefined where there is no address: no dot in the host, another scheme than http, https or ftp, an e-mail address,
 *   an IP address, or a placeholder such as `example.com`
 */
export function readWebAddress(
  raw: string,
  registrableDomain?: DataTable['registrableDomain'],
): WebAddressParts | undefined {
  if (isMissing(raw)) return undefined
  let text = firstWord(raw.slice(0, MAX_LENGTH).trim().toLowerCase())
  // Behind a slash it belongs to the path: "example.org/?to=http://…".
  const mark = text.indexOf('://')
  const scheme = mark >= 0 && text.indexOf('/') === mark + 1 ? mark : -1
  if (scheme >= 0) {
    if (!/^(?:https?|ftp)$/.test(text.slice(0, scheme))) return undefined
    text = text.slice(scheme + 3)
  } else if (text.startsWith('//')) text = text.slice(2)
  let end = text.search(/[/?#\\]/)
  if (end < 0) end = text.length
  let host = text.slice(0, end)
  const at = host.lastIndexOf('@')
  if (at >= 0) {
    if (scheme < 0) return undefined
    host = host.slice(at + 1)
  }
  const port = host.indexOf(':')
  if (port >= 0) host = host.slice(0, port)
  while (host.endsWith('.')) host = host.slice(0, -1)
  if (!isHost(host)) return undefined
  const www = /^www\d?\./.exec(host)
  if (www !== null && host.indexOf('.', www[0].length) >= 0) host = host.slice(www[0].length)
  const domain = registrableDomain?.(host) ?? registrable(host)
  if (placeholders.has(domain)) return undefined
  const path = pathOf(text.slice(end))
  const id = /[?&]id=([a-z\d]{1,40})/.exec(text.slice(end))?.[1] ?? ''
  return { host, domain, path, owner: ownerOf(host, domain, path, id) }
}

/** Up to a blank, comma, semicolon or bracket; an opening bracket or quote is taken off. */
function firstWord(text: string): string {
  const start = /^[<("'[]/.test(text) ? 1 : 0
  const end = text.slice(start).search(/[\s,;|<>"')\]]/)
  return end < 0 ? text.slice(start) : text.slice(start, start + end)
}

/** Two labels or more of letters, digits and inner hyphens, the last of letters. */
function isHost(host: string): boolean {
  if (host.length > MAX_HOST || host.length < 4) return false
  const labels = host.split('.')
  const last = labels[labels.length - 1]
  if (labels.length < 2 || !/^(?:[^\d\s_-]{2,}|xn--[a-z\d-]{1,59})$/.test(last)) return false
  return labels.every(
    (label) => label !== '' && !label.startsWith('-') && !label.endsWith('-') && /^[\p{L}\p{M}\p{N}_-]+$/u.test(label),
  )
}

function registrable(host: string): string {
  const labels = host.split('.')
  if (labels.length < 3) return host
  const two = labels.slice(-2).join('.')
  const isSecond = labels[labels.length - 1].length === 2 && seconds.has(labels[labels.length - 2])
  return isSecond || hosts.has(two) ? labels.slice(-3).join('.') : two
}

/** Without query, fragment, page names that every site has, and closing slashes. */
function pathOf(rest: string): string {
  const end = rest.search(/[?#]/)
  let path = (end < 0 ? rest : rest.slice(0, end)).replaceAll('\\', '/')
  const file = path.lastIndexOf('/') + 1
  if (/^(?:index|default|home)\.(?:html?|php|aspx?|jsp)$/.test(path.slice(file))) path = path.slice(0, file)
  let length = path.length
  while (length > 0 && path[length - 1] === '/') length--
  return path.slice(0, length)
}

function ownerOf(host: string, domain: string, path: string, id: string): string {
  if (!platforms.has(domain) && !platforms.has(host)) return domain
  const segments = path.split('/').filter((segment) => segment !== '')
  const kept: string[] = []
  for (const segment of segments) {
    kept.push(segment)
    if (!sections.has(segment) && !/^[a-z]{2}(?:[-_][a-z]{2})?$/.test(segment)) break
  }
  if (kept.length === 0) return ''
  return `${domain}/${kept.join('/')}${id !== '' && kept[kept.length - 1].endsWith('.php') ? `?id=${id}` : ''}`
}
