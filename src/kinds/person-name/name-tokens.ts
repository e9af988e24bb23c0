import { foldText } from '../../text'
import type { PersonNameParts } from './name-parts'
import { classOf, PARTICLE } from './name-words'
import { readFullName } from './read-name'
import { isHan, isUnvowelled, type Romanize, romanizeFamily } from './romanize'
import { readGeneration } from './suffixes'
import { joinSyllables } from './syllables'

/** A word of a name, ready to be compared. */
export interface NameToken {
  /** Folded, in the letters it was written in. */
  readonly native: string
  /** Romanized, where its script can be; else as `native`. */
  readonly latin: string
  readonly script: 'alphabet' | 'unvowelled' | 'han' | 'hangul'
  readonly isGiven: boolean
  readonly isFamily: boolean
  readonly isInitial: boolean
}

/** A name as words, without titles and particles. */
export interface TokenizedName {
  readonly words: readonly NameToken[]
  /** Another given name that stood beside the first, folded; '' where there is none. */
  readonly nickname: string
  /** Of {@link readGeneration}; '' if it tells none. */
  readonly generation: string
  readonly hasTitle: boolean
  /** bin, ibn or bint says which name is the father's. */
  readonly namesFather: boolean
}

/** More words are not compared. */
const MAX_TOKENS = 12
const MAX_LENGTH = 256

const servants: ReadonlySet<string> = /* @__PURE__ */ new Set(
  'abd abdul abdel abdal abdol abdur abdus abdu abdir عبد'.split(' '),
)
/** `Abd al-Aziz`, `Abdul Aziz` and `Abdulaziz` are one name. */
const SERVANT = /^abd(?:[aeiou][lrsn])(?=[a-z]{4})(?!ah)([a-z]+)$/
const fathers: ReadonlySet<string> = /* @__PURE__ */ new Set('bin ibn ben bint binti بن ابن بنت'.split(' '))
const ands: ReadonlySet<string> = /* @__PURE__ */ new Set('e y i et und abou'.split(' '))
const digitLetters: Readonly<Record<string, string>> = { 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's', 7: 't', 9: 'g' }

/** Reads a name and takes it apart. */
export function tokenizeName(raw: string, romanize: Romanize): TokenizedName {
  const parts = readFullName(mendWords(raw.slice(0, MAX_LENGTH)))
  const drafts = [
    ...wordsOf(joinSyllables(parts.given), 'given', parts),
    ...wordsOf(parts.middle, 'middle', parts),
    ...wordsOf(joinSyllables(parts.family), 'family', parts),
  ].slice(0, MAX_TOKENS)
  const words: NameToken[] = []
  for (let i = 0; i < drafts.length; i++) {
    const { role, word } = drafts[i]
    const isLast = i === drafts.length - 1
    if (!isLast && isParticle(word) && (words.length > 0 || role === 'family')) continue
    const next = drafts[i + 1]
    if (next !== undefined && servants.has(word)) {
      const isGod = next.word === 'allah' || next.word === 'ullah'
      if (isGod) i++
      words.push(tokenOf(isGod ? 'abdullah' : 'abd', role, romanize))
      continue
    }
    const servant = word.length > 8 ? SERVANT.exec(word) : null
    if (servant !== null) {
      words.push(tokenOf('abd', role, romanize), tokenOf(servant[1], role, romanize))
    } else words.push(tokenOf(word, role, romanize))
  }
  return {
    words,
    nickname: foldText(parts.nickname),
    generation: readGeneration(parts.suffix),
    hasTitle: parts.title !== '',
    namesFather: drafts.some(({ word }, i) => i > 0 && fathers.has(word)),
  }
}

function tokenOf(native: string, role: Role, romanize: Romanize): NameToken {
  const unit = native.charCodeAt(0)
  const isHangul = unit >= 0xac00 && unit <= 0xd7a3
  const script = isHan(native) ? 'han' : isHangul ? 'hangul' : isUnvowelled(native) ? 'unvowelled' : 'alphabet'
  const latin = (role === 'family' ? romanizeFamily(native, romanize) : romanize(native)).replaceAll(' ', '')
  return {
    native: script === 'unvowelled' ? latin : native,
    latin,
    script,
    isGiven: role === 'given',
    isFamily: role === 'family',
    isInitial: native.length === 1 && script === 'alphabet',
  }
}

type Role = 'given' | 'middle' | 'family'

function wordsOf(text: string, role: Role, parts: PersonNameParts): { role: Role; word: string }[] {
  if (text === '') return []
  // `JC` is two initials, unless the whole name is in capitals.
  const spelled =
    role === 'given' && /^[B-DF-HJ-NP-TV-XZ]{2}$/.test(text) && parts.family !== parts.family.toUpperCase()
      ? `${text[0]} ${text[1]}`
      : text
  return foldText(spelled)
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => ({ role, word: lettersFor(word) }))
}

function isParticle(word: string): boolean {
  return (classOf(word) & PARTICLE) !== 0 || ands.has(word) || fathers.has(word)
}

/** `AnnaLinden` → `Anna Linden`; a capital inside a longer name (`McDonald`) stays. */
function mendWords(raw: string): string {
  const joined = /^(\p{Lu}\p{Ll}{3,30})(\p{Lu}\p{Ll}{3,30})$/u.exec(raw)
  return joined === null ? raw : `${joined[1]} ${joined[2]}`
}

/** `ig0r` → `igor`: digits between letters stand for letters that look like them. */
function lettersFor(word: string): string {
  if (!/\d/.test(word) || !/\p{L}/u.test(word)) return word
  return word.replace(/\d/g, (digit) => digitLetters[digit] ?? digit)
}
