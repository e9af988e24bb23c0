/** The parts of a person's name as they were written, white space collapsed; '' where there is none. */
export interface PersonNameParts {
  /** Forms of address, ranks, offices and peerages: `Dr`, `Rt. Hon.`, `1st baron marlow of ashby`. */
  readonly title: string
  readonly given: string
  readonly middle: string
  /** With its particles and all of its words: `de la Cruz`, `Smith-Jones`. */
  readonly family: string
  /** Generation and letters after the name: `Jr.`, `III`, `MD PhD`. {@link readGeneration} tells the generation. */
  readonly suffix: string
  readonly nickname: string
}

const MAX_LENGTH = 4096
/** More words than this are no name; the rest is not looked at. */
const MAX_WORDS = 40

/** A form of address or rank that is hardly ever a name. */
const TITLE = 1
/** A rank that is also a name: a title only before two or more words of name. */
const RANK = 2
/** A rank of the peerage, which may stand in the middle or at the end: `tom baron ashby`. */
const PEERAGE = 4
/** Jr, Sr, III: a suffix wherever it stands after the first word. */
const GENERATION = 8
/** Suffix words that are also names or initials: only at the end, after two or more words. */
const LATE_GENERATION = 16
/** Letters and callings after a name. */
const LETTERS = 32
/** Letters that are also family names: only written in capitals or with dots, after two or more words in another case. */
const DOUBTFUL_LETTERS = 64
/** Words that belong to the family name after them: `van`, `de`, `al`. */
const PARTICLE = 128
const AND = 256
/** Titles that stand with a given name: `Sister Mary`, `Father Brown` being the exception. */
const GIVEN_TITLE = 512
/** 1st, 2nd… as in peerages. */
const ORDINAL = 1024

const wordClasses: ReadonlyMap<string, number> = /* @__PURE__ */ indexWords()

function indexWords(): Map<string, number> {
  const classes = new Map<string, number>()
  const mark = (bits: number, words: string): void => {
    for (const word of words.split(' ')) classes.set(word, (classes.get(word) ?? 0) | bits)
  }
  mark(
    TITLE,
    'mr mister mrs misses ms miss mx messrs mssrs dr drs doctor doctors drsc prof professor sir dame lady lord rev revd reverend hon honourable ' +
      'honorable rt excellency majesty highness hrh capt captain col colonel gen lt lieut lieutenant ' +
      'leftenant sgt sergeant serjeant ssgt msgt sfc cpl corporal pfc pvt maj cmdr cdr commander commodore adm admiral brig brigadier ' +
      'viscount viscountess vct baroness countess duchess marquess marchioness princess archduke archduchess senator ' +
      'representative congressman congresswoman ambassador amb gov alderman councillor councilman councilwoman rabbi imam sheikh ' +
      'shaikh sheik mullah maulana hajji haji hajah atty attorney herr frau fraulein fräulein monsieur madame mme mlle mademoiselle señor ' +
      'señora señorita senor senora senorita sra srta dott dottor dottoressa dottssa dipl-ing dr-ing mag signor signora sig ' +
      'sig-ra doña gräfin freiherr freifrau father sister brother president general vicar chaplain officer meneer mevrouw mevr dhr archbishop cardinal monsignor msgr archdeacon ' +
      'venerable ven ensign midshipman trooper inspector detective supt superintendent ' +
      'fr baronet  господин госпожа г-н г-жа д-р проф',
  )
  mark(
    RANK,
    'major judge bishop baron prince king queen pope dean canon pastor elder justice master chief count governor bro ' +
      'deacon private coach earl duke marquis marshal squire sen mayor ing dom graf constable chancellor secretary minister gunner',
  )
  mark(GIVEN_TITLE, 'father fr sister brother bro king queen prince princess pope dom don doña')
  mark(PEERAGE, 'baron baronet bt viscount viscountess baroness countess duchess marquess marchioness')
  mark(GENERATION, 'jr jnr jun sr snr ii iii iv vi vii viii 2nd 3rd 4th 5th')
  mark(LATE_GENERATION, 'junior senior v filho neto hijo')
  mark(
    LETTERS,
    'md mds phd dphil edd psyd jd llb llm lld esq esquire cpa cfa cfp mba msc bsc bba bed med dds dmd dvm rn lpn aprn bsn msn crna facs facp faap ' +
      'fccp fache pharmd dpt pt-dpt mph mpa msw lcsw lmft lpc lncc pe-phd obe mbe cbe kbe dbe gbe kc qc kcb kcmg gcb gcmg gcvo kcvo cvo mvo dso ' +
      'dsc dfm mp msp mep frs frse rics mrics frics friba riba frcs frcp mrcp mbbs mbchb aia csi aia-csi gri realtor attorney atty trustee ' +
      'trustees ttee ttees executor executrix administrator deceased dec decd architect usn usmc usaf usa-ret ret retd retired dc dpm mdsc sc pg ' +
      'ret-usn cissp pmp aicp faia asla mcse bt baronet mdiv dmin stm sj osb ofm op rip',
  )
  mark(DOUBTFUL_LETTERS, 'do ma ba bs ms pa np od pe ra am ca cs rd kg kt kp om ch se')
  mark(
    PARTICLE,
    'van von vom zu zum zur der den de del della dello dei degli delle di da do dos das du des la le las les lo los el al bin ibn ben bint binti ' +
      "binte abu ap ab ferch st saint ste san santa ter te ten tot 't op aan af av vander vanden vonder mac mc dal dalla ul ould",
  )
  mark(AND, 'and & + und et or')
  mark(ORDINAL, '1st 2nd 3rd first second third')
  for (let i = 4; i <= 25; i++) mark(ORDINAL, `${i}${i === 21 ? 'st' : i === 22 ? 'nd' : i === 23 ? 'rd' : 'th'}`)
  return classes
}

/** Ranks that are given names far more often, so that only "of" after them makes them titles. */
const givenRanks: ReadonlySet<string> = /* @__PURE__ */ new Set([
  'earl',
  'duke',
  'marquis',
  'dean',
  'count',
  'king',
  'prince',
])

/** Words that belong to the title after them, and are no title by themselves. */
const titleAdverbs: ReadonlySet<string> = /* @__PURE__ */ new Set(
  'the his her your right very most royal state wing squadron'.split(' '),
)

/** Titles that are family names as well, when nothing else stands in a column of family names. */
const familyTitles: ReadonlySet<string> = /* @__PURE__ */ new Set(
  'lord lady dame miss mister captain colonel col general major commander doctor professor sheikh imam cardinal father'.split(
    ' ',
  ),
)

/** Words that mean the same generation, and the form of it. */
const generations: ReadonlyMap<string, string> = /* @__PURE__ */ new Map([
  ['jr', 'jr'],
  ['jnr', 'jr'],
  ['jun', 'jr'],
  ['junior', 'jr'],
  ['filho', 'jr'],
  ['hijo', 'jr'],
  ['sr', 'sr'],
  ['snr', 'sr'],
  ['senior', 'sr'],
  ['ii', '2'],
  ['2nd', '2'],
  ['iii', '3'],
  ['3rd', '3'],
  ['neto', '3'],
  ['iv', '4'],
  ['4th', '4'],
  ['v', '5'],
  ['5th', '5'],
  ['vi', '6'],
  ['vii', '7'],
  ['viii', '8'],
])

/** What follows O in Irish names, to tell `James O Davis` (an initial) from `Patrick O Meara`. */
const irishStems: ReadonlySet<string> = /* @__PURE__ */ new Set(
  (
    'brien brian byrne callaghan carroll connell conner connor day dea dell doherty donnell donoghue donohue donovan dowd driscoll dwyer ' +
    'farrell flaherty flynn gara gorman grady hagan halloran hanlon hara hare hearn higgins kane keefe keeffe kelly leary loughlin ' +
    'mahony mahoney malley mara meara melia mullan neal neale neil neill quinn rahilly regan reilly riordan rourke rorke ryan shaughnessy ' +
    'shea sullivan toole'
  ).split(' '),
)

/** Chinese and Korean family names of two characters; nearly all others have one. */
const doubleFamilyNames: ReadonlySet<string> = /* @__PURE__ */ new Set(
  (
    '欧阳 歐陽 司马 司馬 诸葛 諸葛 上官 夏侯 东方 東方 尉迟 尉遲 公孙 公孫 慕容 令狐 司徒 皇甫 端木 长孙 長孫 宇文 轩辕 軒轅 百里 东郭 東郭 南宫 南宮 ' +
    '独孤 獨孤 呼延 闻人 聞人 西门 西門 남궁 황보 제갈 사공 선우 독고 서문 동방'
  ).split(' '),
)

const NO_NAME: PersonNameParts = { title: '', given: '', middle: '', family: '', suffix: '', nickname: '' }

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
  if (isPlainWord(raw)) return { title: '', given: raw, middle: '', family: '', suffix: '', nickname: '' }
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
  if (isPlainWord(raw)) return { title: '', given: '', middle: '', family: raw, suffix: '', nickname: '' }
  const name = splitName(raw)
  takeSuffixSegments(name)
  if (name.segments.length > 1) return readSegments(name)
  let words = takeTitles(name, name.segments[0] ?? [], 1)
  words = takePeerage(name, words, true)
  words = takeSuffixes(name, words, 1)
  if (words.length === 1 && isTitleOnly(words[0]) && !familyTitles.has(keyOf(words[0]))) {
    name.titles.push(words[0])
    words = []
  }
  if (words.length === 0) words = name.peerageFamily
  return finish(name, [], [], words)
}

/**
 * The generation that a suffix tells: `jr`, `sr`, or a number from `2` (`II`, `2nd`) on; '' if it tells none (`MD`).
 *
 * @param suffix the suffix of {@link PersonNameParts}, or the value of a column of suffixes
 */
export function readGeneration(suffix: string): string {
  if (suffix === '') return ''
  for (const word of suffix.slice(0, MAX_LENGTH).split(/[\s,]+/)) {
    const generation = generations.get(keyOf(word))
    if (generation !== undefined) return generation
  }
  return ''
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
  if (wordClasses.has(given.toLowerCase()) || wordClasses.has(family.toLowerCase())) return undefined
  return { title: '', given, middle: '', family, suffix: '', nickname: '' }
}

/** One word of two or more ASCII letters that is no title, suffix or particle. */
function isPlainWord(raw: string): boolean {
  const length = raw.length
  if (length < 2 || length > 32) return false
  for (let i = 0; i < length; i++) {
    const unit = raw.charCodeAt(i) | 32
    if (unit < 97 || unit > 122) return false
  }
  return !wordClasses.has(raw.toLowerCase())
}

/** A name on its way: comma-separated segments of words, and what was taken out of them. */
interface NameDraft {
  segments: string[][]
  readonly titles: string[]
  readonly peerages: string[]
  readonly suffixes: string[]
  readonly nicknames: string[]
  /** The name within a peerage, for want of another: `wellington` of `duke of wellington`. */
  peerageFamily: string[]
}

const closers: Readonly<Record<string, string>> = {
  '(': ')',
  '[': ']',
  '{': '}',
  '"': '"',
  '“': '”',
  '„': '“',
  '«': '»',
  '‘': '’',
  '`': "'",
}

/** Cuts a value into segments at commas and into words at blanks, and takes nicknames and remarks out. */
function splitName(raw: string): NameDraft {
  const name: NameDraft = { segments: [], titles: [], peerages: [], suffixes: [], nicknames: [], peerageFamily: [] }
  const text = (raw.length > MAX_LENGTH ? raw.slice(0, MAX_LENGTH) : raw).replaceAll("''", '"')
  let segment: string[] = []
  let words = 0
  let i = 0
  while (i < text.length && words < MAX_WORDS) {
    const character = text[i]
    const unit = text.charCodeAt(i)
    if (isBlank(unit)) {
      i++
    } else if (
      character === ',' ||
      character === ';' ||
      character === '，' ||
      character === '、' ||
      character === '،'
    ) {
      if (segment.length > 0) name.segments.push(segment)
      segment = []
      i++
    } else {
      const closer = character === "'" ? "'" : closers[character]
      const close = closer === undefined ? -1 : closingMark(text, i, closer)
      if (close > 0) {
        takeRemark(name, segment, text.slice(i + 1, close))
        i = close + 1
        continue
      }
      let end = i + 1
      while (end < text.length && !endsWord(text, end)) end++
      const word = text.slice(i, end)
      i = end
      if (!hasLetter(word)) {
        if ((word === '&' || word === '+') && segment.length > 0) segment.push(word)
        continue
      }
      words++
      const key = keyOf(word)
      if (key === 'née' || key === 'nee' || key === 'geb' || key === 'aka') {
        // What follows is another name of the same person.
        while (i < text.length && text[i] !== ',') i++
        continue
      }
      segment.push(word)
    }
  }
  if (segment.length > 0) name.segments.push(segment)
  return name
}

/** Where quotes or parentheses that open at `open` close, or -1. An apostrophe within a word closes nothing. */
function closingMark(text: string, open: number, closer: string): number {
  if (closer !== "'" && closer !== '’') return text.indexOf(closer, open + 1)
  for (let i = text.indexOf(closer, open + 2); i > 0; i = text.indexOf(closer, i + 1)) {
    if (i + 1 === text.length || endsWord(text, i + 1)) return i
  }
  return -1
}

function endsWord(text: string, at: number): boolean {
  const unit = text.charCodeAt(at)
  return (
    isBlank(unit) ||
    unit === 44 ||
    unit === 59 ||
    unit === 40 ||
    unit === 91 ||
    unit === 123 ||
    unit === 34 ||
    unit === 0x201c ||
    unit === 0xff0c ||
    unit === 0x3001 ||
    unit === 0x60c
  )
}

/** What stood in quotes or parentheses: a suffix, a maiden name, or a nickname. */
function takeRemark(name: NameDraft, segment: string[], remark: string): void {
  const words = remark.split(/\s+/).filter(hasLetter).slice(0, MAX_WORDS)
  if (words.length === 0) return
  const first = keyOf(words[0])
  if (first === 'née' || first === 'nee' || first === 'geb' || first === 'born' || first === 'formerly') return
  if (words.every((word) => (classOf(word) & (GENERATION | LETTERS | LATE_GENERATION)) !== 0)) {
    // With the words before it, so that it counts as standing where it stood.
    if (segment.length > 0) name.suffixes.push(...words)
    return
  }
  name.nicknames.push(words.join(' '))
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

/** Takes out the segments after the first that hold no name: suffixes, letters, peerages, `of` a place. */
function takeSuffixSegments(name: NameDraft): void {
  const kept: string[][] = []
  for (const segment of name.segments) {
    if (kept.length === 0) {
      kept.push(segment)
      continue
    }
    const lordship = keyOf(segment[0]) === 'lord' && segment.length > 1 && kept[0].length > 1
    if (lordship || isPeerage(segment)) {
      takePeerage(name, segment, true)
    } else if (isSuffixSegment(segment)) {
      name.suffixes.push(...segment)
    } else if (keyOf(segment[0]) !== 'of') {
      kept.push(segment)
    }
  }
  name.segments = kept
}

function isSuffixSegment(segment: readonly string[]): boolean {
  for (let i = 0; i < segment.length; i++) {
    const word = classOf(segment[i])
    if ((word & (GENERATION | LATE_GENERATION | LETTERS | DOUBTFUL_LETTERS)) !== 0) {
      // `Smith, Ma` is a name; `Smith, MA` is not.
      const doubtful = (word & (GENERATION | LETTERS | LATE_GENERATION)) === 0
      if (doubtful && !isCapitals(segment[i]) && !segment[i].includes('.')) return false
      continue
    }
    const key = keyOf(segment[i])
    if (i > 0 && (key === 'at' || key === 'law' || key === 'of' || key === 'the')) continue
    return false
  }
  return true
}

/** `1st baron marlow of ashby`, `earl of derby`, `baronet`, `baron welby`, with or without `the`. */
function isPeerage(segment: readonly string[]): boolean {
  const first = keyOf(segment[0]) === 'the' ? 1 : 0
  if (first >= segment.length) return false
  const word = classOf(segment[first])
  if ((word & ORDINAL) !== 0 && segment.length > first + 1) return true
  if ((word & PEERAGE) !== 0) return true
  return (word & (RANK | TITLE)) !== 0 && segment.length > first + 1 && keyOf(segment[first + 1]) === 'of'
}

/** Takes titles off the front, as long as `keep` words stay behind. */
function takeTitles(name: NameDraft, words: readonly string[], keep: number): string[] {
  let at = 0
  while (at < words.length - keep) {
    const word = classOf(words[at])
    const key = keyOf(words[at])
    const left = words.length - at - 1
    if ((word & (TITLE | ORDINAL)) !== 0) {
      at++
    } else if ((word & PEERAGE) !== 0 || ((word & RANK) !== 0 && isRankBefore(words, at, left))) {
      at++
    } else if ((word & AND) !== 0 && at > 0 && (classOf(words[at + 1]) & (TITLE | RANK)) !== 0) {
      at++
    } else if (titleAdverbs.has(key) && isTitleWord(words[at + 1])) {
      at++
    } else if (key === 'sr' && at === 0) {
      at++
    } else break
  }
  if (at > 0) name.titles.push(...words.slice(0, at).filter((word) => (classOf(word) & AND) === 0))
  return words.slice(at)
}

function isTitleWord(word: string): boolean {
  return (classOf(word) & (TITLE | RANK | PEERAGE | ORDINAL)) !== 0 || keyOf(word) === 'leader'
}

/** `Major John Smith` has a rank, `Major Smith` and `Earl James Smith` have not. */
function isRankBefore(words: readonly string[], at: number, left: number): boolean {
  if (keyOf(words[at + 1]) === 'of') return true
  const key = keyOf(words[at])
  if (givenRanks.has(key)) return false
  // After another title a rank is one too: "Lt. General Smith".
  if (at > 0 && left >= 1) return true
  return left >= 2 && (classOf(words[at + 1]) & (GENERATION | LETTERS | AND)) === 0
}

/** A title that names nobody when it stands alone: `reverend`, `baronet`, `1st`. Ranks that are names stay names. */
function isTitleOnly(word: string): boolean {
  const bits = classOf(word)
  return (bits & (TITLE | ORDINAL)) !== 0 && (bits & RANK) === 0
}

/** Words of the first person of a couple: what stands before "and". */
function firstPerson(words: readonly string[]): string[] {
  for (let i = 1; i < words.length; i++) if ((classOf(words[i]) & AND) !== 0) return words.slice(0, i)
  return words.slice()
}

/**
 * Cuts a peerage off: from an ordinal before other words, a rank of the peerage that is not the last word, or `of`.
 *
 * @param whole the words may be all peerage, so that nothing is left
 */
function takePeerage(name: NameDraft, words: readonly string[], whole: boolean): string[] {
  const from = whole || keyOf(words[0] ?? '') === 'of' ? 0 : 1
  for (let i = from; i < words.length; i++) {
    const bits = classOf(words[i])
    const key = keyOf(words[i])
    const last = i === words.length - 1
    const starts =
      ((bits & ORDINAL) !== 0 && !(last && (bits & GENERATION) !== 0)) ||
      ((bits & PEERAGE) !== 0 && (!last || key !== 'baron')) ||
      ((bits & RANK) !== 0 && !last && keyOf(words[i + 1]) === 'of') ||
      (key === 'lord' && !last) ||
      key === 'of' ||
      (key === 'the' && !last && isTitleWord(words[i + 1]))
    if (!starts) continue
    let inner = i
    while (
      inner < words.length &&
      (isTitleWord(words[inner]) || keyOf(words[inner]) === 'the' || keyOf(words[inner]) === 'of')
    )
      inner++
    let end = inner
    while (end < words.length && keyOf(words[end]) !== 'of') end++
    // `marlow` of "1st baron marlow of ashby"; the place only where a title stands before it.
    if (inner < end && (key !== 'of' || name.titles.length > 0 || i === 0)) name.peerageFamily = words.slice(inner, end)
    if (key === 'of' && name.titles.length === 0) return words.slice(0, i)
    name.peerages.push(...words.slice(i))
    return words.slice(0, i)
  }
  return words.slice()
}

/** Takes suffixes off the end, and generations from within, as long as `keep` words stay in front. */
function takeSuffixes(name: NameDraft, words: readonly string[], keep: number): string[] {
  let end = words.length
  const atLaw = words.length > 2 && keyOf(words[end - 1]) === 'law' && keyOf(words[end - 2]) === 'at'
  if (atLaw && end - 3 >= keep) end -= (classOf(words[end - 3]) & LETTERS) !== 0 ? 3 : 2
  while (end > keep && isSuffixWord(words, end - 1, keep)) end--
  const suffixes = words.slice(end)
  const kept: string[] = []
  for (let i = 0; i < end; i++) {
    if (i >= keep && i > 0 && (classOf(words[i]) & GENERATION) !== 0) suffixes.push(words[i])
    else kept.push(words[i])
  }
  name.suffixes.push(...suffixes)
  return kept
}

function isSuffixWord(words: readonly string[], at: number, keep: number): boolean {
  const bits = classOf(words[at])
  if ((bits & (GENERATION | LETTERS)) !== 0) return true
  if (at <= Math.max(keep, 1)) return false
  if ((bits & LATE_GENERATION) !== 0) return !words[at].endsWith('.') && (words[at].length > 1 || words[at] === 'V')
  const shouted = isCapitals(words[at]) && !isCapitals(words[at - 1])
  if ((bits & DOUBTFUL_LETTERS) !== 0) return shouted || words[at].includes('.')
  // Other letters, of which there are hundreds: FRCPC, MBChB.
  return shouted && /^[B-DF-HJ-NP-TV-XZ]{3,5}$/.test(words[at])
}

/** Given, middle and family names in the order of speech. */
function readNatural(name: NameDraft, spoken: readonly string[], titled: boolean): PersonNameParts {
  const couple = spoken.findIndex((word, i) => i > 0 && (classOf(word) & AND) !== 0)
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
  const other: NameDraft = { segments: [], titles: [], peerages: [], suffixes: [], nicknames: [], peerageFamily: [] }
  const rightWords = takeTitles(other, firstPerson(right), 1)
  const own = splitInitials(takeSuffixes(name, left, 1))
  const hasFamily = own.length > 1 && !isInitial(own[own.length - 1])
  if (hasFamily || rightWords.length < 2) return readNatural(name, own, titled)
  const second = readNatural(other, rightWords, other.titles.length > 0)
  name.suffixes.push(...other.suffixes)
  return finish(name, own.slice(0, 1), own.slice(1), second.family === '' ? [] : [second.family])
}

/** How many words in front are the family name, where something shows that it comes first; else 0. */
function familyFirst(words: readonly string[]): number {
  const count = words.length
  // DE GAULLE Charles
  let capitals = 0
  while (capitals < count && isCapitals(words[capitals])) capitals++
  if (capitals > 0 && capitals < count && words.slice(capitals).every(hasLowerCase)) {
    if (words.slice(0, capitals).some((word) => word.length > 2)) return capitals
  }
  if (count === 3) {
    // Сидоров Иван Петрович
    if (isCyrillicPatronymic(words[2]) && !isCyrillicPatronymic(words[1])) return 1
    if (isLatinPatronymic(words[2]) && !isLatinPatronymic(words[1]) && isEastSlavicFamily(words[0])) return 1
  }
  // Swanson Peter A
  const ending = count > 2 && isInitial(words[count - 1]) && !isInitial(words[0]) && !isInitial(words[count - 2])
  return ending ? familyEnd(words) : 0
}

/** Where a family name that comes first ends: after its particles and one word. */
function familyEnd(words: readonly string[]): number {
  let end = 0
  while (end < words.length - 2 && (classOf(words[end]) & PARTICLE) !== 0) end++
  return end + 1
}

/** Where the family name starts in natural order: after the last initial, or at the last word with the particles before it. */
function familyStart(words: readonly string[], first: number): number {
  const last = words.length - 1
  for (let i = last - 1; i >= first; i--) {
    if (!isInitial(words[i]) || joinsFamilies(words, i)) continue
    const irish = keyOf(words[i]) === 'o' && !words[i].includes('.')
    if (irish && i === last - 1 && (irishStems.has(keyOf(words[last])) || i > first)) return i
    // Initials at the front are given names: "E. Allen Emerson"; a later one ends them: "Jose R Valladares Arias".
    let leading = true
    for (let j = 0; j < i; j++) if (!isInitial(words[j])) leading = false
    if (!leading) return i + 1
    break
  }
  let start = last
  while (start > first) {
    const before = words[start - 1]
    const bits = classOf(before)
    if ((bits & PARTICLE) !== 0) start--
    else if (start - 2 >= first && joinsFamilies(words, start - 1)) start -= 2
    else break
  }
  return Math.max(start, first)
}

/** The "and" of Spanish, Portuguese and Catalan double names: `Ortega y Gasset`, `Sousa e Silva`. A small e may be an initial. */
function joinsFamilies(words: readonly string[], at: number): boolean {
  if (words[at] === 'y' || words[at] === 'i') return true
  return words[at] === 'e' && words[at + 1][0] !== words[at + 1][0].toLowerCase()
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

function finish(
  name: NameDraft,
  given: readonly string[],
  middle: readonly string[],
  family: readonly string[],
): PersonNameParts {
  return {
    title: joinWords([...name.titles, ...name.peerages]),
    given: joinWords(given),
    middle: joinWords(middle),
    family: joinWords(family),
    suffix: joinWords(name.suffixes),
    nickname: joinWords(name.nicknames),
  }
}

function joinWords(words: readonly string[]): string {
  return words.length === 1 ? words[0] : words.join(' ')
}

/**
 * Reads a name in Han, Hangul or kana, where the family name comes first: one character, or two for the compound names; of four Han
 * characters two (Japanese). Blanks and middle dots separate; a middle dot marks a foreign name, given name first.
 */
function readEastAsianName(raw: string): PersonNameParts | undefined {
  const first = raw.charCodeAt(0)
  if (first < 0x1100 && first > 0x20) return undefined
  const text = raw.slice(0, MAX_LENGTH).trim()
  if (text === '' || !isEastAsianText(text)) return undefined
  const foreign = text.split(/[・·•‧]/).map((word) => word.trim())
  if (foreign.length > 1 && foreign.every((word) => word !== '')) {
    return {
      ...NO_NAME,
      given: foreign[0],
      middle: foreign.slice(1, -1).join(' '),
      family: foreign[foreign.length - 1],
    }
  }
  const words = text.split(/\s+/)
  if (words.length > 1) return { ...NO_NAME, family: words[0], given: words[1], middle: words.slice(2).join(' ') }
  const characters = [...text]
  const count = characters.length
  if (count === 1) return { ...NO_NAME, given: text }
  const kana = characters.findIndex((character) => isKana(character.charCodeAt(0)))
  let cut = 1
  if (kana === 0) return { ...NO_NAME, given: text }
  if (kana > 0) cut = kana
  else if (count > 2 && doubleFamilyNames.has(characters[0] + characters[1])) cut = 2
  else if (count === 4 || count === 5) cut = isHangul(first) ? 1 : 2
  else if (count > 5) return { ...NO_NAME, given: text }
  return { ...NO_NAME, family: characters.slice(0, cut).join(''), given: characters.slice(cut).join('') }
}

function isEastAsianText(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (isBlank(unit) || unit === 0xb7 || unit === 0x2022 || unit === 0x2027) continue
    const known =
      isHangul(unit) ||
      isKana(unit) ||
      (unit >= 0x3400 && unit <= 0x9fff) ||
      (unit >= 0xf900 && unit <= 0xfaff) ||
      unit === 0x3005 ||
      (unit >= 0xd840 && unit <= 0xd8bf) ||
      (unit >= 0xdc00 && unit <= 0xdfff)
    if (!known) return false
  }
  return true
}

function isHangul(unit: number): boolean {
  return unit >= 0xac00 && unit <= 0xd7a3
}

/** Hiragana, katakana, the middle dot and the sign for a long vowel. */
function isKana(unit: number): boolean {
  return unit >= 0x3040 && unit <= 0x30ff
}

function isBlank(unit: number): boolean {
  return (
    unit <= 0x20 ||
    unit === 0xa0 ||
    (unit >= 0x2000 && unit <= 0x200b) ||
    unit === 0x202f ||
    unit === 0x3000 ||
    unit === 0xfeff
  )
}

/** A word in lower case without dots and without the apostrophe of a plural (`Dr.'s`). */
function keyOf(word: string): string {
  const lower = word.toLowerCase()
  return lower.includes('.') ? lower.replaceAll('.', '').replace(/['’]s?$/, '') : lower
}

function classOf(word: string): number {
  return wordClasses.get(keyOf(word)) ?? 0
}

function hasLetter(word: string): boolean {
  const unit = word.charCodeAt(0)
  if ((unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90) || (unit >= 48 && unit <= 57)) return true
  return /[\p{L}\p{N}]/u.test(word)
}

/** One letter, with or without a dot. */
function isInitial(word: string): boolean {
  const length = word.endsWith('.') ? word.length - 1 : word.length
  return length === 1 && word.toLowerCase() !== word.toUpperCase()
}

/** Letters all in upper case, at least two of them; scripts without case do not count. */
function isCapitals(word: string): boolean {
  if (word.length < 2 || (word.length === 2 && word[1] === '.')) return false
  return word === word.toUpperCase() && word !== word.toLowerCase()
}

function hasLowerCase(word: string): boolean {
  return word !== word.toUpperCase()
}

function isCyrillicPatronymic(word: string): boolean {
  return isFemalePatronymic(word) || /(?:ович|евич|ьич|йович)$/iu.test(word)
}

function isFemalePatronymic(word: string): boolean {
  return /(?:овна|евна|ична|івна)$/iu.test(word)
}

function isLatinPatronymic(word: string): boolean {
  return /(?:ovich|evich|ovna|evna|ichna)$/iu.test(word)
}

function isEastSlavicFamily(word: string): boolean {
  return /(?:ov|ova|ev|eva|in|ina|sky|skiy|skii|skaya|enko|chuk|uk)$/iu.test(word)
}
