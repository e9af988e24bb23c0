import { readEastAsianName } from './east-asian-name'
import { isFamilyBefore } from './family-names'
import { familyFirst, familyStart } from './family-place'
import { isInitial } from './letter-case'
import { finish, type NameDraft, type PersonNameParts } from './name-parts'
import { AND, classOf, GIVEN_TITLE, keyOf, ORDINAL, PARTICLE, PEERAGE, wordClasses } from './name-words'
import { isFemalePatronymic } from './patronymics'
import { takePeerage } from './peerages'
import { plainName } from './plain-name'
import { splitName } from './split-name'
import { takeSuffixes, takeSuffixSegments } from './suffixes'
import { isTitleOnly, takeTitles } from './titles'

/** Titles that are family names as well, when nothing else stands in a column of family names. */
const familyTitles: ReadonlySet<string> = /* @__PURE__ */ new Set(
  'lord lady dame miss mister captain colonel col general major commander doctor professor sheikh imam cardinal father'.split(
    ' ',
  ),
)

/**
 * Reads a whole name: `Dr. John Q. Smith Jr.`, `Smith, John Q., Jr.`, `SMITH John`, `van der Berg, Jan`, `山田 太郎`, `Сидоров Иван Петрович`.
 *
 * Titles, ranks and letters after the name are told apart from the name; a peerage goes to the title (`henry marlow, 1st baron marlow
 * of ashby` is henry marlow), and is the family name only where there is no other (`duke of wellington`). Of a couple the first
 * person is taken, with the family name they share (`Tom and Ann Jones` is Tom Jones). Nicknames stand in quotes or parentheses; a maiden
 * name (`née Lee`) is left out. A single word is a given name, after a title a family name. What cannot be told is left to comparing.
 *
 * The rules follow the conventions of names and use no list of given or family names.
 *
 * @param raw the value as it came; characters after the 4,096th are not looked at
 */
export function readFullName(raw: string): PersonNameParts {
  const simple = readSimpleName(raw)
  if (simple !== undefined) return simple
  const eastAsian = readEastAsianName(raw)
  if (eastAsian !== undefined) return eastAsian
  return readSegments(splitName(raw))
}

/**
 * Reads a column of given names: `John Q.` has a middle name, `Dr. Anna` a title, `Robert (Bob)` a nickname, `Mary and Tom` a second
 * person, who is left out. A value with a comma that is no suffix is read as a whole name.
 *
 * @param raw the value as it came; characters after the 4,096th are not looked at
 */
export function readGivenName(raw: string): PersonNameParts {
  if (plainName(raw) !== '') return { title: '', given: raw, middle: '', family: '', suffix: '', nickname: '' }
  const name = splitName(raw)
  takeSuffixSegments(name)
  if (name.segments.length > 1) return readSegments(name)
  let words = firstPerson(takeTitles(name, name.segments[0] ?? [], 1))
  if (words.length === 1 && isTitleOnly(words[0])) {
    name.titles.push(words[0])
    words = []
  }
  words = splitInitials(takeSuffixes(name, words, 1))
  const first = words.length > 1 && joinsNext(words[0], words.length + 1) ? 2 : 1
  return finish(name, words.slice(0, first), words.slice(first), [])
}

/**
 * Reads a column of family names: `Smith Jr.` has a suffix, `1st baron marlow of ashby` a title, `de la Cruz` is one family name.
 * A value with a comma that is no suffix is read as a whole name.
 *
 * @param raw the value as it came; characters after the 4,096th are not looked at
 */
export function readFamilyName(raw: string): PersonNameParts {
  if (plainName(raw) !== '') return { title: '', given: '', middle: '', family: raw, suffix: '', nickname: '' }
  const name = splitName(raw)
  takeSuffixSegments(name)
  if (name.segments.length > 1) return readSegments(name)
  let words = takeTitles(name, name.segments[0] ?? [], 1)
  words = takePeerage(name, words, true)
  words = takeSuffixes(name, words, 1, 1)
  if (words.length === 1 && isTitleOnly(words[0]) && !familyTitles.has(keyOf(words[0]))) {
    name.titles.push(words[0])
    words = []
  }
  if (words.length === 0) words = name.peerageFamily
  return finish(name, [], [], words)
}

/** Two words of three or more ASCII letters, none of them special: the bulk of every file. */
function readSimpleName(raw: string): PersonNameParts | undefined {
  const length = raw.length
  let blank = -1
  let upper = 0
  for (let i = 0; i < length; i++) {
    const unit = raw.charCodeAt(i)
    if (unit === 32) {
      if (blank >= 0) return undefined
      blank = i
    } else if (unit >= 65 && unit <= 90) upper++
    else if (unit < 97 || unit > 122) return undefined
  }
  // Capitals may be the sign of a family name that comes first.
  if (blank < 3 || length - blank < 4 || (upper > 2 && upper !== length - 1)) return undefined
  const given = raw.slice(0, blank)
  const family = raw.slice(blank + 1)
  const first = given.toLowerCase()
  const second = family.toLowerCase()
  if (wordClasses.has(first) || wordClasses.has(second) || isFamilyBefore(first, second)) return undefined
  return { title: '', given, middle: '', family, suffix: '', nickname: '' }
}

function readSegments(name: NameDraft): PersonNameParts {
  takeSuffixSegments(name)
  const segments = name.segments
  if (segments.length === 0) return finish(name, [], [], [])
  const titlesBefore = name.titles.length
  let first = takeTitles(name, segments[0], 1)
  if (segments.length === 1 || (name.titles.length > titlesBefore && first.length > 1)) {
    return readNatural(name, first, name.titles.length > titlesBefore)
  }
  // Family, Given Middle
  first = takeSuffixes(name, takePeerage(name, first, false), 1)
  let given = takeTitles(name, segments[1], 1)
  given = firstPerson(given)
  given = takeSuffixes(name, given, 1)
  if (given.length === 1 && isTitleOnly(given[0])) {
    name.titles.push(given[0])
    return readNatural(name, first, true)
  }
  const words = splitInitials(given)
  const count = words.length > 1 && joinsNext(words[0], words.length + 1) ? 2 : 1
  return finish(name, words.slice(0, count), words.slice(count), first)
}

/** Words of the first person of a couple: what stands before "and". */
function firstPerson(words: readonly string[]): string[] {
  for (let i = 1; i < words.length; i++) if ((classOf(words[i]) & AND) !== 0) return words.slice(0, i)
  return words.slice()
}

/** Given, middle and family names in the order of speech. */
function readNatural(name: NameDraft, spoken: readonly string[], titled: boolean): PersonNameParts {
  const couple = (name.classes & AND) === 0 ? -1 : spoken.findIndex((word, i) => i > 0 && (classOf(word) & AND) !== 0)
  if (couple > 0) return readCouple(name, spoken.slice(0, couple), spoken.slice(couple + 1), titled)

  let words = takePeerage(name, spoken, false)
  words = splitInitials(takeSuffixes(name, words, 1))
  if (words.length === 1) {
    const word = words[0]
    if (isTitleOnly(word) && !titled) {
      name.titles.unshift(word)
      words = []
    } else if ((classOf(word) & (PEERAGE | ORDINAL)) !== 0 && titled) {
      name.titles.push(word)
      words = []
    }
  }
  if (words.length === 0) return finish(name, [], [], name.peerageFamily)
  if (words.length === 1) {
    if (name.peerageFamily.length > 0) return finish(name, words, [], name.peerageFamily)
    const asFamily = titled && (classOf(name.titles[name.titles.length - 1]) & GIVEN_TITLE) === 0
    return asFamily ? finish(name, [], [], words) : finish(name, words, [], [])
  }
  const cut = familyFirst(words)
  if (cut > 0) {
    const rest = words.slice(cut)
    return finish(name, rest.slice(0, 1), rest.slice(1), words.slice(0, cut))
  }
  if (titled && words.length === 2 && (classOf(words[0]) & PARTICLE) !== 0 && !isInitial(words[0])) {
    return finish(name, [], [], words)
  }
  if (words.length === 2 && isFemalePatronymic(words[1])) return finish(name, words.slice(0, 1), words.slice(1), [])
  const first = joinsNext(words[0], words.length) ? 2 : 1
  const family = familyStart(words, first)
  return finish(name, words.slice(0, first), words.slice(first, family), words.slice(family))
}

/** The first of two people. They share the family name unless the first has one. */
function readCouple(
  name: NameDraft,
  left: readonly string[],
  right: readonly string[],
  titled: boolean,
): PersonNameParts {
  const other: NameDraft = {
    segments: [],
    classes: name.classes,
    titles: [],
    peerages: [],
    suffixes: [],
    nicknames: [],
    peerageFamily: [],
  }
  const rightWords = takeTitles(other, firstPerson(right), 1)
  const own = splitInitials(takeSuffixes(name, left, 1))
  const hasFamily = own.length > 1 && !isInitial(own[own.length - 1])
  if (hasFamily || rightWords.length < 2) return readNatural(name, own, titled)
  const second = readNatural(other, rightWords, other.titles.length > 0)
  name.suffixes.push(...other.suffixes)
  return finish(name, own.slice(0, 1), own.slice(1), second.family === '' ? [] : [second.family])
}

/** `La Shawn`, `Abdul Aziz`, `عبد الفتاح`: two words that are one given name, if a family name is left. */
function joinsNext(word: string, count: number): boolean {
  if (count < 3) return false
  const key = keyOf(word)
  return (
    key === 'la' ||
    key === 'da' ||
    key === 'abd' ||
    key === 'abdul' ||
    key === 'abdel' ||
    key === 'abu' ||
    key === 'عبد' ||
    key === 'أبو' ||
    key === 'ابو'
  )
}

/** `J.R.` → `J.` `R.` */
function splitInitials(words: readonly string[]): string[] {
  const split: string[] = []
  for (const word of words) {
    if (word.length < 4 || word.length > 12 || word[1] !== '.') split.push(word)
    else if (/^(?:\p{L}\.-?){2,6}$/u.test(word)) {
      for (const initial of word.split('.')) if (initial !== '') split.push(`${initial}.`)
    } else if (/^\p{L}\.\p{L}{2}/u.test(word)) split.push(word.slice(0, 2), word.slice(2))
    else split.push(word)
  }
  return split
}
