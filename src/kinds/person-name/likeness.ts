import type { DataTable } from '../../data'
import { type NameToken, type TokenizedName, tokenizeName } from './name-tokens'
import { type NicknameIndex, nicknameIndex, shareNickname } from './nickname-index'
import { type Romanize, romanizer } from './romanize'
import { spellingKey } from './spelling-key'
import { spellsConsonants } from './spells-consonants'
import { costAllowed, wordCost } from './word-cost'

/** How well words agree, from 0 to 1. What is typed, heard or spelled otherwise may be another name. */
const SAME_SPELLING = 0.97
/** Better than the same words apart, so that they are taken together. */
const JOINED = 0.985
const SAME_CONSONANTS = 0.92
const SAME_READING = 0.8
const NICKNAME = 0.9
const SLIP = 0.9
const SLIP_LOSS = 0.35
const INITIAL = 0.65
const SAME_INITIAL = 0.98
/** Of slips between spelling keys, which leave less of the words. */
const KEY_COST = 0.25
/** A word in another place of the name is the worse partner where two would do. */
const OUT_OF_PLACE = 0.01

/** Cost up to which neighbours are a word that was taken apart. */
const MOST_JOINED = 1

const CANNOT_TELL = 0.5
/** A given name alone says little about whose it is. */
const ONE_WORD_OF_MANY = 0.3
const ONE_WORD = 0.75
const OTHER_GENERATION = 0.05
const OTHER_SEX = 0.15
const OTHER_FATHER = 0.2
const NOTHING_ALIKE = 0.02
const MOST_OF_DIFFERENT = 0.4
const MORE_WORDS = 0.97
const MANY_MORE_WORDS = 0.4
const MANY_SLIPS = 0.45
const INITIALS_ALONE = 0.2
/** Two people may bear one name. */
const SURE = 0.99

/** Words of the left and right name, counted from `left` and `right`, that stand for each other. */
interface WordMatch {
  readonly left: number
  readonly leftCount: number
  readonly right: number
  readonly rightCount: number
  readonly quality: number
  /** {@link wordCost} of a slip. */
  readonly cost: number
  readonly isInitial: boolean
}

/**
 * Probability that two names, each whole and as it was written, are of the same person, where nothing else is known.
 *
 * Words are paired best first, whatever their order: equal, spelled otherwise, written in another script, forms of one name, an initial,
 * or with a slip or two; neighbours may be written as one word. Words that are left over in one of the names are middle names, patronymics
 * or second family names and cost little; in both names they make them names of different people. So do different generations, a
 * given name of the other sex, and father and son exchanged.
 *
 * @param data nicknames, and the spelling of further scripts in Latin letters
 */
export function likenessOfNames(left: string, right: string, data: DataTable): number {
  const { romanize, nicknames } = knowledgeOf(data)
  const a = tokenizeName(left, romanize)
  const b = tokenizeName(right, romanize)
  if (a.words.length === 0 || b.words.length === 0) return CANNOT_TELL
  if (differInGeneration(a.generation, b.generation)) return OTHER_GENERATION
  return judge(a, b, matchWords(a, b, nicknames))
}

interface Knowledge {
  readonly romanize: Romanize
  readonly nicknames: NicknameIndex
}

/** Made once per table, since pairs are many. */
const knowledge = /* @__PURE__ */ new WeakMap<DataTable, Knowledge>()

function knowledgeOf(data: DataTable): Knowledge {
  let found = knowledge.get(data)
  if (found === undefined) {
    found = { romanize: romanizer(data), nicknames: nicknameIndex(data) }
    knowledge.set(data, found)
  }
  return found
}

/** Junior is the second as often as not. */
function differInGeneration(a: string, b: string): boolean {
  if (a === '' || b === '' || a === b) return false
  return !((a === 'jr' && b === '2') || (a === '2' && b === 'jr'))
}

function judge(a: TokenizedName, b: TokenizedName, matches: readonly WordMatch[]): number {
  let agreement = 1
  let cost = 0
  let letters = 0
  let whole = 0
  let matchedLeft = 0
  let matchedRight = 0
  for (const match of matches) {
    agreement *= match.quality
    cost += match.cost
    letters += a.words[match.left].latin.length
    matchedLeft += match.leftCount
    matchedRight += match.rightCount
    if (!match.isInitial) whole++
  }
  const moreLeft = leftOver(a.words, matches, 'left')
  const moreRight = leftOver(b.words, matches, 'right')
  if (whole === 0) return matches.length > 0 ? INITIALS_ALONE : NOTHING_ALIKE
  if (moreLeft > 0 && moreRight > 0) {
    const share = (matchedLeft + matchedRight) / (a.words.length + b.words.length)
    return NOTHING_ALIKE + (MOST_OF_DIFFERENT - NOTHING_ALIKE) * share * share
  }
  if (isOtherSex(a, b, matches)) return OTHER_SEX
  if (a.namesFather && b.namesFather && isReordered(matches)) return OTHER_FATHER
  const more = moreLeft + moreRight
  if (whole === 1 && matches.length === 1) {
    if (more > 0) return isTitledFamily(a, b, matches[0]) ? CANNOT_TELL : ONE_WORD_OF_MANY
    return Math.max(CANNOT_TELL, ONE_WORD * agreement)
  }
  if (cost > costAllowed(letters)) return MANY_SLIPS
  if (more > 2 && more >= whole) return MANY_MORE_WORDS
  return Math.max(CANNOT_TELL, SURE * agreement * MORE_WORDS ** more)
}

/** How many words of a name have no partner. */
function leftOver(words: readonly NameToken[], matches: readonly WordMatch[], side: 'left' | 'right'): number {
  let count = words.length
  for (const match of matches) count -= side === 'left' ? match.leftCount : match.rightCount
  return count
}

/** A title and one name against a whole name that ends with it: `President Linden`, `Anna Linden`. */
function isTitledFamily(a: TokenizedName, b: TokenizedName, match: WordMatch): boolean {
  return (
    (a.words.length === 1 && a.hasTitle && b.words[match.right].isFamily) ||
    (b.words.length === 1 && b.hasTitle && a.words[match.left].isFamily)
  )
}

/** Angelo and Angela, Daniel and Daniela, where both are given names. */
function isOtherSex(a: TokenizedName, b: TokenizedName, matches: readonly WordMatch[]): boolean {
  return matches.some((match) => {
    const left = a.words[match.left]
    const right = b.words[match.right]
    if (!left.isGiven || !right.isGiven || left.script === 'unvowelled' || right.script === 'unvowelled') return false
    return isFemaleOf(left.latin, right.latin) || isFemaleOf(right.latin, left.latin)
  })
}

function isFemaleOf(female: string, male: string): boolean {
  if (female.length < 4 || !female.endsWith('a')) return false
  const stem = female.slice(0, -1)
  return male === stem || male === `${stem}o`
}

function isReordered(matches: readonly WordMatch[]): boolean {
  const byLeft = [...matches].sort((x, y) => x.left - y.left)
  return byLeft.some((match, i) => i > 0 && match.right < byLeft[i - 1].right)
}

/** Pairs words best first; of equal quality those in their place, then from the front. */
function matchWords(a: TokenizedName, b: TokenizedName, nicknames: NicknameIndex): WordMatch[] {
  const found: WordMatch[] = []
  for (let i = 0; i < a.words.length; i++) {
    for (let j = 0; j < b.words.length; j++) {
      const match = matchPair(a.words[i], b.words[j], nicknames)
      if (match !== undefined) found.push({ left: i, leftCount: 1, right: j, rightCount: 1, ...match })
    }
  }
  const isNickname = (word: NameToken, nickname: string): boolean =>
    nickname !== '' && (word.latin === nickname || shareNickname(nicknames, word.latin, nickname))
  const nickname = { leftCount: 1, rightCount: 1, quality: NICKNAME, cost: 0, isInitial: false }
  a.words.forEach((word, left) => {
    if (isNickname(word, b.nickname)) found.push({ left, right: 0, ...nickname })
  })
  b.words.forEach((word, right) => {
    if (isNickname(word, a.nickname)) found.push({ left: 0, right, ...nickname })
  })
  addJoined(a.words, b.words, (left, leftCount, right, rest) =>
    found.push({ left, leftCount, right, rightCount: 1, ...rest }),
  )
  addJoined(b.words, a.words, (right, rightCount, left, rest) =>
    found.push({ left, leftCount: 1, right, rightCount, ...rest }),
  )
  found.sort((x, y) => y.quality - x.quality || x.left - y.left || x.right - y.right)
  const taken: WordMatch[] = []
  for (const match of found) if (taken.every((other) => areApart(match, other))) taken.push(match)
  return taken
}

function areApart(x: WordMatch, y: WordMatch): boolean {
  return (
    (x.left + x.leftCount <= y.left || y.left + y.leftCount <= x.left) &&
    (x.right + x.rightCount <= y.right || y.right + y.rightCount <= x.right)
  )
}

type Agreement = Pick<WordMatch, 'quality' | 'cost' | 'isInitial'>

/** Two or three neighbouring words against one: `Chul Soo` and `Cheolsu`, `Mir onov` and `Mironov`. */
function addJoined(
  words: readonly NameToken[],
  others: readonly NameToken[],
  add: (at: number, count: number, other: number, agreement: Agreement) => void,
): void {
  for (let i = 0; i < words.length; i++) {
    for (let count = 2; count <= 3 && i + count <= words.length; count++) {
      const run = words.slice(i, i + count)
      const native = run.map((word) => word.native).join('')
      const latin = run.map((word) => word.latin).join('')
      const key = spellingKey(latin)
      for (let j = 0; j < others.length; j++) {
        const other = others[j]
        if (other.script === 'unvowelled') {
          if (native === other.native || spellsConsonants(latin, other.native)) {
            add(i, count, j, { quality: SAME_CONSONANTS + OUT_OF_PLACE, cost: 0, isInitial: false })
          }
        } else if (latin.length > 4) {
          const cost = key === spellingKey(other.latin) ? 0 : wordCost(latin, other.latin, MOST_JOINED)
          const quality = cost === 0 ? JOINED : SLIP - SLIP_LOSS * cost
          if (cost <= MOST_JOINED) add(i, count, j, { quality, cost, isInitial: false })
        }
      }
    }
  }
}

function matchPair(a: NameToken, b: NameToken, nicknames: NicknameIndex): Agreement | undefined {
  const place = (a.isFamily !== b.isFamily ? OUT_OF_PLACE : 0) + (a.isGiven !== b.isGiven ? OUT_OF_PLACE : 0)
  const agree = (quality: number, cost = 0): Agreement => ({ quality: quality - place, cost, isInitial: false })
  if (a.native === b.native || (a.latin === b.latin && a.script !== b.script)) {
    return a.isInitial ? { ...agree(SAME_INITIAL), isInitial: true } : agree(1)
  }
  if (a.isInitial || b.isInitial) {
    const isFit = a.latin.charAt(0) === b.latin.charAt(0) && a.isInitial !== b.isInitial
    return isFit && a.script === b.script ? { ...agree(INITIAL), isInitial: true } : undefined
  }
  if (a.script === 'unvowelled' || b.script === 'unvowelled') return matchUnvowelled(a, b, agree)
  // A syllable of Han or Hangul is as much as a word: another one is another name.
  if (a.script === 'han' && b.script === 'han') return a.latin === b.latin ? agree(SAME_READING) : undefined
  if (a.latin === b.latin) return agree(1)
  const isShort = a.latin.length < 3 && b.latin.length < 3
  const keyOfA = spellingKey(a.latin)
  const keyOfB = spellingKey(b.latin)
  if (!isShort && keyOfA === keyOfB) return agree(SAME_SPELLING)
  if (!a.isFamily && !b.isFamily && shareNickname(nicknames, a.latin, b.latin)) return agree(NICKNAME)
  if (isFemaleFamily(a, b) || isFemaleFamily(b, a)) return agree(SAME_SPELLING)
  if (a.script === 'hangul' && b.script === 'hangul') return undefined
  const allowed = costAllowed(Math.max(a.latin.length, b.latin.length))
  const cost = Math.min(wordCost(a.latin, b.latin, allowed), wordCost(keyOfA, keyOfB, allowed - KEY_COST) + KEY_COST)
  return cost <= allowed ? agree(SLIP - (SLIP_LOSS * cost) / allowed, cost) : undefined
}

function matchUnvowelled(
  a: NameToken,
  b: NameToken,
  agree: (quality: number, cost?: number) => Agreement,
): Agreement | undefined {
  if (a.script !== b.script) {
    const fits = a.script === 'unvowelled' ? spellsConsonants(b.latin, a.native) : spellsConsonants(a.latin, b.native)
    return fits ? agree(SAME_CONSONANTS) : undefined
  }
  // Without vowels, a letter tells more.
  const allowed = costAllowed(Math.max(a.native.length, b.native.length) - 1)
  const cost = wordCost(a.native, b.native, allowed)
  return cost <= allowed ? agree(SLIP - (SLIP_LOSS * cost) / allowed, cost) : undefined
}

/** Ivanova is the Ivanov family's woman, Kowalska the Kowalski family's. */
function isFemaleFamily(female: NameToken, male: NameToken): boolean {
  if (!female.isFamily || !male.isFamily) return false
  const woman = female.latin
  const man = male.latin
  if (woman === `${man}a`) return /(?:[oei]v|in|yn)$/.test(man)
  const stem = /^(.+[sc]k)(?:i|y|yi|iy|ij|ii)$/.exec(man)?.[1]
  return stem !== undefined && (woman === `${stem}a` || woman === `${stem}aya` || woman === `${stem}aia`)
}
