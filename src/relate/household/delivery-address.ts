import { foldText, jaroWinkler, osa } from '../../text'
import { kindField } from './kind-field'

/** An address as it is written: one line, or parts. */
export type WrittenAddress =
  | string
  | {
      readonly line?: string
      readonly number?: string
      readonly street?: string
      readonly unit?: string
      readonly city?: string
      readonly region?: string
      readonly postcode?: string
      readonly country?: string
      readonly full?: string
    }

/** The comparable form of an address that post is delivered to. */
export interface DeliveryAddress {
  readonly number: string
  readonly street: string
  readonly unit: string
  readonly city: string
  readonly postcode: string
}

/** Why an address is of no household. */
export type AddressFlaw = 'incomplete' | 'post-box' | (string & {})

/** An address that was read: its comparable form, and the class of place where it is no home. */
export interface ReadAddress {
  readonly address: DeliveryAddress
  readonly flaw?: AddressFlaw
}

const BOX_STREET = 'po box'
const streetWords: ReadonlySet<string> = /* @__PURE__ */ new Set(
  'ave avenue blvd boulevard close court ct dr drive gardens grove hill lane ln park pl place platz rd road row sq square st street str strasse way weg'.split(
    ' ',
  ),
)

/** Reads an address; undefined where nothing is written. */
export function readDeliveryAddress(
  written: WrittenAddress,
  genericWords: Readonly<Record<string, readonly string[]>>,
): ReadAddress | undefined {
  const parts: Readonly<Record<string, string | undefined>> =
    typeof written === 'string' ? { '': written } : { ...written, '': written.full }
  const { features, readers } = kindField('address')
  const values = new Map<string, string>()
  for (const [part, reader] of Object.entries(readers)) {
    const raw = parts[part]
    if (raw === undefined || raw === '') continue
    const out = features.map(() => '')
    reader(raw, out)
    features.forEach(({ name }, f) => {
      if (out[f] !== '' && !values.has(name)) values.set(name, out[f])
    })
  }
  if (values.size === 0) return undefined
  const value = (name: string): string => values.get(name) ?? ''
  const address = {
    number: value('number'),
    street: value('street'),
    unit: value('unit'),
    city: value('city'),
    postcode: value('postcode').replace(/^(\d{5})-?\d{4}$/, '$1'),
  }
  const flaw = flawOf(address, Object.values(parts).join(' '), genericWords)
  return flaw === undefined ? { address } : { address, flaw }
}

function flawOf(
  { number, street, city, postcode }: DeliveryAddress,
  written: string,
  genericWords: Readonly<Record<string, readonly string[]>>,
): AddressFlaw | undefined {
  if (street === BOX_STREET) return 'post-box'
  const words = foldText(written)
  for (const [name, word] of foldedWords(genericWords)) if (isNamed(words, word)) return name
  return number === '' || street === '' || (city === '' && postcode === '') ? 'incomplete' : undefined
}

const folded = new WeakMap<object, readonly (readonly [name: string, word: string])[]>()

/** The words of a policy in comparable form, made once. */
function foldedWords(
  genericWords: Readonly<Record<string, readonly string[]>>,
): readonly (readonly [string, string])[] {
  let known = folded.get(genericWords)
  if (known === undefined) {
    known = Object.entries(genericWords).flatMap(([name, words]) =>
      words.map((word) => [name, foldText(word)] as const),
    )
    folded.set(genericWords, known)
  }
  return known
}

/** Whether a text has a word that no street is named after: `St Mary Hospital`, but not `12 Hospital Road`. */
function isNamed(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const end = at + word.length
    const isWhole = (at === 0 || text[at - 1] === ' ') && (end === text.length || text[end] === ' ')
    const next = text.slice(end + 1).split(' ', 1)[0]
    if (isWhole && !streetWords.has(next)) return true
  }
  return false
}

/** An address as one text, equal for equal addresses. */
export function addressKey({ number, street, unit, city, postcode }: DeliveryAddress): string {
  return `${number}\u0000${street}\u0000${unit}\u0000${city}\u0000${postcode}`
}

/** Places to look for other writings of the same building: by postal code, and by city for those without one or with a slip in it. */
export function bucketsOf({ number, street, city, postcode }: DeliveryAddress): string[] {
  const buckets: string[] = []
  if (postcode !== '') buckets.push(`p\u0000${postcode}\u0000${number}\u0000${street[0]}`)
  if (city !== '') buckets.push(`c\u0000${city}\u0000${number}\u0000${street}`)
  return buckets
}

/** Whether two addresses that share a bucket are of one building. */
export function isSameBuilding(a: DeliveryAddress, b: DeliveryAddress, similarStreet: number): boolean {
  if (a.number !== b.number) return false
  const sameStreet = a.street === b.street
  if (!sameStreet && (a.postcode !== b.postcode || a.postcode === '')) return false
  if (!sameStreet && jaroWinkler(a.street, b.street) < similarStreet) return false
  if (a.postcode === b.postcode && a.postcode !== '') return true
  if (a.city !== b.city) return false
  return a.postcode === '' || b.postcode === '' || osa(a.postcode, b.postcode) <= 1
}
