import { type Random, seededRandom } from '../../src/base'

/** Pairs of texts, as strings and as code units in one array. */
export interface PairSet {
  readonly name: string
  readonly size: number
  readonly left: readonly string[]
  readonly right: readonly string[]
  readonly units: Uint16Array
  /** Text `i` of the left side is `units[leftOffsets[i], leftOffsets[i] + left[i].length)`. */
  readonly leftOffsets: Int32Array
  readonly rightOffsets: Int32Array
  readonly leftEnds: Int32Array
  readonly rightEnds: Int32Array
}

const SYLLABLES =
  'an ar ber chi da el en fer ga hal in jo ka la li ma mer ne ni o pat ri ro sa son sten ta tor ul vi wa yo'.split(' ')
const STREETS =
  'market station church victoria elizabeth maple washington liverpool garden mill bridge kensington'.split(' ')
const ENDINGS = ['street', 'road', 'avenue', 'lane', 'close', 'boulevard']
const LETTERS = 'abcdefghijklmnopqrstuvwxyz'

/** Names of 5 to 12 letters; 30% of the pairs are one or two edits apart, the others are drawn independently. */
export function namePairs(size: number, seed: number): PairSet {
  const random = seededRandom(seed)
  const name = (): string => {
    const length = 5 + random.below(8)
    let text = ''
    while (text.length < length) text += pick(SYLLABLES, random)
    return text.slice(0, length)
  }
  return pairs('names', size, random, name)
}

/** Lower-case addresses of 20 to 40 characters; 30% of the pairs are one or two edits apart. */
export function addressPairs(size: number, seed: number): PairSet {
  const random = seededRandom(seed)
  const address = (): string => {
    for (;;) {
      const flat = random.below(3) === 0 ? `flat ${1 + random.below(60)} ` : ''
      const text = `${flat}${1 + random.below(400)} ${pick(STREETS, random)} ${pick(ENDINGS, random)} ${pick(STREETS, random)}`
      if (text.length >= 20 && text.length <= 40) return text
    }
  }
  return pairs('addresses', size, random, address)
}

/** Titles of 60 to 140 characters, longer than two machine words; 30% of the pairs are one or two edits apart. */
export function titlePairs(size: number, seed: number): PairSet {
  const random = seededRandom(seed)
  const title = (): string => {
    const length = 60 + random.below(81)
    let text = ''
    while (text.length < length)
      text += `${pick(SYLLABLES, random)}${pick(SYLLABLES, random)}${pick(SYLLABLES, random)} `
    return text.slice(0, length)
  }
  return pairs('titles', size, random, title)
}

function pairs(name: string, size: number, random: Random, draw: () => string): PairSet {
  const left: string[] = []
  const right: string[] = []
  for (let i = 0; i < size; i++) {
    const text = draw()
    left.push(text)
    right.push(random.below(10) < 3 ? edited(text, random) : draw())
  }
  return { name, size, left: left.map(flat), right: right.map(flat), ...packed(left, right) }
}

function edited(text: string, random: Random): string {
  let result = text
  for (let edits = 1 + random.below(2); edits > 0; edits--) {
    const at = random.below(result.length - 1)
    const letter = LETTERS[random.below(26)]
    const kind = random.below(4)
    if (kind === 0) result = result.slice(0, at) + letter + result.slice(at)
    else if (kind === 1) result = result.slice(0, at) + result.slice(at + 1)
    else if (kind === 2) result = result.slice(0, at) + letter + result.slice(at + 1)
    else result = result.slice(0, at) + result[at + 1] + result[at] + result.slice(at + 2)
  }
  return result
}

/** A string of its own: slices and concatenations are slower to read, which would count against kernels on strings. */
function flat(text: string): string {
  return String.fromCharCode(...Array.from({ length: text.length }, (_, i) => text.charCodeAt(i)))
}

function packed(left: readonly string[], right: readonly string[]) {
  let total = 0
  for (const text of left) total += text.length
  for (const text of right) total += text.length
  const units = new Uint16Array(total)
  const leftOffsets = new Int32Array(left.length)
  const rightOffsets = new Int32Array(left.length)
  const leftEnds = new Int32Array(left.length)
  const rightEnds = new Int32Array(left.length)
  let at = 0
  const put = (text: string): number => {
    for (let i = 0; i < text.length; i++) units[at++] = text.charCodeAt(i)
    return at
  }
  for (let i = 0; i < left.length; i++) {
    leftOffsets[i] = at
    leftEnds[i] = put(left[i])
    rightOffsets[i] = at
    rightEnds[i] = put(right[i])
  }
  return { units, leftOffsets, rightOffsets, leftEnds, rightEnds }
}

function pick(from: readonly string[], random: Random): string {
  return from[random.below(from.length)]
}
