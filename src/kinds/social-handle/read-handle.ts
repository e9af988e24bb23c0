import { isMissing } from '../missing'
import { readWebAddress } from '../web-address/read-web-address'

/** An account of a social network, lower case. */
export interface HandleParts {
  /** Such as `instagram`; '' where it is not known. */
  readonly network: string
  readonly handle: string
}

/** `name: domains`. */
const networks: readonly { readonly name: string; readonly domains: readonly string[] }[] = /* @__PURE__ */ (
  'x twitter.com x.com,instagram instagram.com instagr.am,facebook facebook.com fb.com fb.me,linkedin linkedin.com lnkd.in,' +
  'tiktok tiktok.com,youtube youtube.com youtu.be,github github.com,gitlab gitlab.com,telegram t.me telegram.me,pinterest pinterest.com,' +
  'snapchat snapchat.com,threads threads.net threads.com,vk vk.com,xing xing.com,reddit reddit.com,twitch twitch.tv,medium medium.com,' +
  'soundcloud soundcloud.com,bluesky bsky.app,flickr flickr.com,vimeo vimeo.com,weibo weibo.com,behance behance.net,mastodon mastodon.social,' +
  'line line.me,whatsapp wa.me,discord discord.com,wechat wechat.com,skype skype.com'
)
  .split(',')
  .map((entry) => {
    const [name = '', ...domains] = entry.split(' ')
    return { name, domains }
  })

/** Path segments that stand before a handle. */
const sections: ReadonlySet<string> = /* @__PURE__ */ new Set(
  'in pub user users u c channel profile add people groups pages company school showcase p r o'.split(' '),
)
/** Pages of a network and not accounts. */
const pages: ReadonlySet<string> = /* @__PURE__ */ new Set(
  'home share sharer sharer.php login signup explore search hashtag intent about help legal privacy settings watch feed reel stories status events marketplace'.split(
    ' ',
  ),
)
const MAX_LENGTH = 4096

/** The network that a word names: `twitter` and `X` are `x`; '' for none. */
export function networkOf(word: string): string {
  const name = word.toLowerCase() === 'twitter' ? 'x' : word.toLowerCase()
  return networks.some((network) => network.name === name) ? name : ''
}

/**
 * Reads an account of a social network: `@name`, `name`, `Twitter: @name`, or the address of its page (`https://www.linkedin.com/in/name/`).
 *
 * @param raw the value as it came; characters after the 4,096th are not looked at
 * @param network the network of handles that do not name one, such as `instagram`
 * @returns the parts, or undefined where there is no account: words with blanks, an e-mail address, a page of another site
 */
export function readHandle(raw: string, network = ''): HandleParts | undefined {
  if (isMissing(raw)) return undefined
  let text = raw.slice(0, MAX_LENGTH).trim().toLowerCase()
  const address = text.includes('/') || text.startsWith('www.') ? readWebAddress(text) : undefined
  if (address !== undefined) {
    const found = networks.find(({ domains }) => domains.includes(address.domain) || domains.includes(address.host))
    if (found === undefined) return undefined
    const segments = address.path.split('/').filter((segment) => segment !== '' && !sections.has(segment))
    const id = address.path.endsWith('/profile.php') ? /[?&]id=(\d{1,20})/.exec(text)?.[1] : undefined
    const handle = handleOf(id ?? segments[0] ?? '')
    return handle === '' || pages.has(handle) ? undefined : { network: found.name, handle }
  }
  let named = network === '' ? '' : networkOf(network)
  const separator = /^([a-z]{1,12})\s{0,3}[:/]\s{0,3}/.exec(text)
  if (separator !== null && networkOf(separator[1]) !== '') {
    named = networkOf(separator[1])
    text = text.slice(separator[0].length)
  }
  const handle = handleOf(text)
  return handle === '' ? undefined : { network: named, handle }
}

/** Letters, digits, dots, hyphens and underscores behind any @; '' for anything else. */
function handleOf(text: string): string {
  const handle = text.startsWith('@') ? text.slice(1) : text
  return handle.length <= 100 && /^[\p{L}\p{M}\p{N}._-]{2,}$/u.test(handle) && /[\p{L}\p{N}]/u.test(handle)
    ? handle
    : ''
}
