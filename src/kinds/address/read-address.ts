import { foldText } from '../../text'

/** The parts of a postal address as they were written, white space collapsed; '' where there is none. */
export interface AddressParts {
  /** House number with its letter or fraction: `12`, `12a`, `2615 1/2`, `N6W23001`. */
  readonly number: string
  /** Street with its type and directions, without the number. */
  readonly street: string
  /** Flat, suite, floor…, with the word for it. */
  readonly unit: string
  readonly city: string
  /** State or province. */
  readonly region: string
  readonly postcode: string
  /** `PO Box 1128`. */
  readonly poBox: string
}

const MAX_LENGTH = 4096
/** More words than this are no address; the rest is not looked at. */
const MAX_WORDS = 60

/** What a street is called, by the short form that all its spellings are brought to. */
const streetTypes: readonly string[] = [
  'st street str streets sts strt strasse straat',
  'ave avenue av aven avenu avn avnue avenida avda aves',
  'blvd boulevard blv boul boulv bvd blvrd bd bulevar',
  'rd road rds roads',
  'dr drive drv driv drives',
  'ln lane lanes',
  'ct court crt courts cts',
  'cir circle circ crcl crcle',
  'pl place plc',
  'plz plaza plza',
  'pkwy parkway pky parkwy pkway pwy',
  'hwy highway hgwy hghwy hiway highwy hway hwys',
  'fwy freeway frwy freewy',
  'expy expressway expwy expw exp xpwy',
  'tpke turnpike tpk trnpk tnpk',
  'rte route rt',
  'ter terrace terr tce',
  'trl trail trails tr',
  'way wy',
  'sq square sqr squ',
  'aly alley ally',
  'cres crescent crs cresc',
  'cl close',
  'loop lp',
  'pike',
  'path',
  'row',
  'walk wlk',
  'mews',
  'bypass byp',
  'causeway cswy',
  'quay',
  'promenade prom',
  'esplanade esp',
  'rue',
  'chemin chem',
  'impasse imp',
  'allee',
  'calle',
  'carrera cra',
  'paseo',
  'via',
  'viale',
  'corso',
  'piazza pza',
  'rua',
  'travessa',
  'gasse',
  'weg',
  'platz',
  'laan',
  'plein',
  'gata gatan',
  'ulica ul',
]

/** Street types that are as often part of a name or of a city. They end a street only where nothing else does. */
const looseTypes: readonly string[] = [
  'pk park parks',
  'rdg ridge',
  'hl hill',
  'hls hills',
  'hts heights ht hgts',
  'vw view',
  'vly valley',
  'vlg village vill villg',
  'crk creek',
  'cv cove',
  'pt point',
  'run',
  'xing crossing crssng',
  'gln glen',
  'grv grove',
  'gdns gardens gdn garden',
  'spg spring',
  'spgs springs',
  'lk lake',
  'lks lakes',
  'mdw meadow',
  'mdws meadows',
  'mnr manor',
  'est estate',
  'ests estates',
  'ldg landing lndg',
  'jct junction',
  'ctr center centre',
  'trce trace',
  'hollow holw',
  'orch orchard',
  'rise',
  'green grn',
  'bend bnd',
  'pass',
  'oval',
  'chase',
  'gate',
  'shore shr',
  'shores shrs',
  'cor corner',
  'ext extension',
  'spur',
  'mall',
  'yard',
  'wharf',
  'arcade arc',
]

const directions: readonly string[] = [
  'n north',
  's south',
  'e east',
  'w west',
  'ne northeast',
  'nw northwest',
  'se southeast',
  'sw southwest',
]

const ordinals: readonly string[] = [
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
  'eleventh',
  'twelfth',
  'thirteenth',
  'fourteenth',
  'fifteenth',
  'sixteenth',
  'seventeenth',
  'eighteenth',
  'nineteenth',
  'twentieth',
]

/** Other words that are abbreviated in streets: the form, and what is brought to it. */
const streetWords =
  'st saint sainte,mt mount,mtn mountain,ft fort,co county cnty,us usa,i interstate,old,jr junior,dr doctor'

const STREET_TYPE = 1
const LOOSE_TYPE = 2
const DIRECTION = 4
/** Begins a street with a number or letter for a name: `Highway 17`, `Avenue H`, `County Road 312`. */
const NUMBERED_ROAD = 8
const UNIT = 16
/** A unit word that takes no number after it: `rear`, `penthouse`. */
const LONE_UNIT = 32
const REGION = 64
/** A region that is also another word of addresses (CT, NE, LA): only before a postal code or after a comma. */
const DOUBTFUL_REGION = 128
const COUNTRY = 256
const NUMBER_WORD = 512
/** Before a numbered road: `County Road`, `US Highway`. */
const ROAD_OWNER = 1024
/** First or last word of a city of two words. */
const CITY_START = 2048
const CITY_END = 4096
/** The street type before the name, as in French and Spanish: the name reaches to the end of the segment. */
const LEADING_TYPE = 8192

const wordClasses: ReadonlyMap<string, number> = /* @__PURE__ */ indexClasses()
const shortForms: ReadonlyMap<string, string> = /* @__PURE__ */ indexShortForms()

function indexClasses(): Map<string, number> {
  const classes = new Map<string, number>()
  const mark = (bits: number, words: string): void => {
    for (const word of words.split(' ')) classes.set(word, (classes.get(word) ?? 0) | bits)
  }
  for (const words of streetTypes) mark(STREET_TYPE, words)
  for (const words of looseTypes) mark(LOOSE_TYPE, words)
  for (const words of directions) mark(DIRECTION, words)
  mark(DIRECTION, 'no so nth sth ea')
  mark(
    LEADING_TYPE,
    'rue chemin impasse allee calle carrera paseo via viale corso piazza rua travessa avenida avda ulica ul',
  )
  mark(
    NUMBERED_ROAD,
    'highway hwy hgwy hghwy hiway hway route rte rt rts road rd avenue ave street interstate ih fm sr cr us usfs loop spur county state',
  )
  mark(ROAD_OWNER, 'county country co cnty state us old texas business farm ranch forest private township twp')
  mark(
    UNIT,
    'apt apartment apartments apts unit units suite suites ste suit flat floor flr fl level lvl room rm bldg bld building lot space spc spce sp ' +
      'trailer trlr slip dept department pmb tower twr block blk hangar hngr office ofc stop wing villa shop studio lockbox file drawer msc wohnung whg appartement app apto ' +
      'dpto depto piso etage',
  )
  mark(
    LONE_UNIT,
    'rear front upper lower penthouse ph basement bsmt lobby lbby upstairs downstairs ground side frnt uppr lowr',
  )
  mark(
    REGION,
    'alabama alaska arizona arkansas california colorado connecticut delaware florida georgia hawaii idaho illinois indiana iowa kansas ' +
      'kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana nebraska nevada ohio oklahoma oregon ' +
      'pennsylvania tennessee texas utah vermont virginia washington wisconsin wyoming ' +
      'ak ar az ca cal calif dc fl fla ga hi ia id il ill ks ky ma mass md mi mich mn minn mo ms nc nd nh nj nm nv ny oh ok ore pa penn ri sc sd ' +
      'tn tenn tx tex ut va vt wa wash wi wisc wv wy pr gu vi ontario quebec manitoba saskatchewan alberta qc bc ab mb sk ns nb nsw vic qld tas',
  )
  mark(DOUBTFUL_REGION, 'al co ct de in la me mt ne or on nl pe sa act nt')
  mark(
    COUNTRY,
    'usa uk gb england scotland wales canada australia germany deutschland france ireland spain espana italy italia',
  )
  mark(NUMBER_WORD, 'one two three four five six seven eight nine ten eleven twelve')
  mark(
    CITY_START,
    'san santa st saint new fort ft los las north south east west n s e w el la le lake port mount mt palm long grand salt west del des de ' +
      'little big high upper lower fair cape saint bad villa rio mc van o glen oak green cedar college clear',
  )
  mark(
    CITY_END,
    'city beach park springs falls heights hills grove village rapids town township twp lakes creek ridge bay valley island isle forest ' +
      'junction point center centre hl hls hts vlg spgs pt lk lks bch pk grv vly wd is oaks harbor harbour gardens estates station mills bluff bluffs',
  )
  return classes
}

function indexShortForms(): Map<string, string> {
  const forms = new Map<string, string>()
  for (const words of [...streetTypes, ...looseTypes, ...directions, ...streetWords.split(',')]) {
    const all = words.split(' ')
    for (const word of all) if (!forms.has(word)) forms.set(word, all[0])
  }
  ordinals.forEach((word, i) => {
    forms.set(word, String(i + 1))
  })
  return forms
}

/** Regions of several words, by their last word. */
const longRegions: ReadonlyMap<string, readonly string[]> = /* @__PURE__ */ new Map([
  ['york', ['new']],
  ['jersey', ['new']],
  ['mexico', ['new']],
  ['hampshire', ['new']],
  ['carolina', ['north', 'south', 'n', 's']],
  ['dakota', ['north', 'south', 'n', 's']],
  ['virginia', ['west', 'w']],
  ['island', ['rhode']],
  ['columbia', ['district of', 'british']],
  ['scotia', ['nova']],
  ['brunswick', ['new']],
  ['wales', ['new south']],
  ['australia', ['south', 'western']],
  ['rico', ['puerto']],
])

/** What follows St in names of cities, to tell `4108 Marsielle, St Louis` from `12 Main St, Boston` without the comma. */
const saintCities: ReadonlySet<string> = /* @__PURE__ */ new Set(
  'albans augustine catharines charles clair cloud croix george helena helens ives james johns joseph louis marys paul peter peters petersburg simons thomas'.split(
    ' ',
  ),
)

/** A word as it was written and in the form in which it is looked up. */
interface Word {
  /** Without the punctuation around it. */
  readonly text: string
  /** Lower case, without accents and dots. */
  readonly key: string
  readonly bits: number
}

interface Draft {
  number: string
  street: Word[]
  unit: Word[]
  city: Word[]
  region: Word[]
  postcode: string
  poBox: Word[]
}

/**
 * Reads an address in one line, or the part of one that a column of streets holds: `12 Main St Apt 4, Springfield, IL 62701`,
 * `Flat 3, 12 High Street, London SW1A 1AA`, `Hauptstr. 12, 10115 Berlin`, `700 n. el camino blv.`, `PO Box 12`.
 *
 * It goes by the order of parts and by the words for streets, units and American, Canadian and Australian states; it knows no cities. The
 * name of a building or of whoever receives the mail is left out where a street follows. Without commas a street ends after its type
 * (`Street`, `Ave`), and what follows is the city.
 *
 * @param raw the value as it came; line breaks count as commas; characters after the 4,096th are not looked at
 */
export function readAddressLine(raw: string): AddressParts {
  const draft: Draft = { number: '', street: [], unit: [], city: [], region: [], postcode: '', poBox: [] }
  const segments = splitSegments(raw)
  // Boxes first: the number of one may look like a postal code.
  for (const segment of segments) takeBox(draft, segment)
  takeEnd(draft, segments)
  takeLeadingPostcodes(draft, segments)
  readSegments(
    draft,
    segments.map(withoutAddressee).filter((segment) => segment.length > 0),
  )
  // "55 Broadway, New York 10006" names the city.
  if (draft.city.length === 0 && isCityOfItsState(draft.region)) draft.city = draft.region.splice(0)
  return {
    number: draft.number,
    street: textOf(draft.street),
    unit: textOf(draft.unit),
    city: textOf(draft.city),
    region: textOf(draft.region),
    postcode: draft.postcode,
    poBox: textOf(draft.poBox),
  }
}

/**
 * The form of a street in which its writings are equal: folded, with types and directions in one short form (`Saint James Street West`
 * → `st james st w`, `Hauptstraße` → `hauptstr`), ordinals as numbers (`Fifth Ave`, `5th Avenue` → `5 ave`).
 *
 * @param street a street without its house number; characters after the 4,096th are not looked at
 */
export function normalizeStreet(street: string): string {
  const folded = foldText(street.slice(0, MAX_LENGTH))
  if (folded === '') return ''
  const words = folded.split(' ')
  for (let i = 0; i < words.length; i++) {
    const word = words[i]
    const form = shortForms.get(word)
    if (form !== undefined) words[i] = form
    else if (word.length > 7 && word.endsWith('strasse')) words[i] = `${word.slice(0, -7)}str`
    else if (word.length > 6 && word.endsWith('straat')) words[i] = `${word.slice(0, -6)}str`
    else words[i] = withoutOrdinal(word)
  }
  return words.join(' ')
}

/**
 * What is left of a street without its type and directions, for writings that leave them out: `700 n. el camino blvd` and `el camino`
 * share `el camino`. A street that is nothing else keeps them (`North Ave` → `n ave`).
 *
 * @param street a street without its house number, normalized or not
 */
export function streetCore(street: string): string {
  const normalized = normalizeStreet(street)
  const words = normalized.split(' ')
  const kept = words.filter((word) => (classOf(word) & (STREET_TYPE | LOOSE_TYPE | DIRECTION)) === 0)
  if (kept.length === 0) {
    // "Park Ave": the loose type is the name.
    const loose = words.filter((word) => (classOf(word) & (STREET_TYPE | DIRECTION)) === 0)
    return loose.length === 0 ? normalized : loose.join(' ')
  }
  const core = kept.join(' ')
  return core.length > 5 && core.endsWith('str') ? core.slice(0, -3) : core
}

/**
 * The form of a postal code in which its writings are equal: lower case, no blanks, an American ZIP+4 as its first five digits, no
 * country before the digits (`D-10115` → `10115`), no decimal part from a spreadsheet (`60603.0`). Lost leading zeros are not made up.
 *
 * @param raw the value as it came; characters after the 4,096th are not looked at
 */
export function normalizePostcode(raw: string): string {
  let text = raw.slice(0, MAX_LENGTH).trim()
  if (text.endsWith('.0')) text = text.slice(0, -2)
  const code = foldText(text).replaceAll(' ', '')
  if (/^\d{9}$/.test(code)) return code.slice(0, 5)
  const national = /^[a-z]{1,2}(\d{4,5})$/.exec(code)
  return national === null ? code : national[1]
}

/**
 * The form of a unit in which its writings are equal: the identifier without its word and blanks (`Apt. 4 B`, `#4b` → `4b`). Floors and
 * buildings keep theirs, so that floor 2 is not apartment 2 (`2nd Floor` → `fl2`).
 *
 * @param raw the value as it came; characters after the 4,096th are not looked at
 */
export function normalizeUnit(raw: string): string {
  const folded = foldText(raw.slice(0, MAX_LENGTH))
  if (folded === '') return ''
  const words = folded.split(' ')
  let unit = ''
  let prefix = ''
  for (const word of words) {
    const joined = /^(apt|unit|suite|ste|flat|room|rm|no)(\d.*)$/.exec(word)
    const plain = joined === null ? word : joined[2]
    const kind =
      plain === 'floor' ||
      plain === 'fl' ||
      plain === 'flr' ||
      plain === 'level' ||
      plain === 'etage' ||
      plain === 'piso'
    const building =
      plain === 'bldg' ||
      plain === 'building' ||
      plain === 'tower' ||
      plain === 'twr' ||
      plain === 'block' ||
      plain === 'blk'
    if (kind) prefix = 'fl'
    else if (building) unit += 'b'
    else if ((classOf(plain) & UNIT) === 0 && plain !== 'no') unit += ordinalNumber(plain)
  }
  unit = prefix + unit
  return unit === '' ? words.join('') : unit
}

function ordinalNumber(word: string): string {
  const at = ordinals.indexOf(word)
  return at < 0 ? withoutOrdinal(word) : String(at + 1)
}

/** `5th` → `5`; other words as they are. */
function withoutOrdinal(word: string): string {
  const length = word.length
  if (length < 3 || !isDigit(word.charCodeAt(length - 3))) return word
  const ending = word.slice(-2)
  if (ending !== 'th' && ending !== 'st' && ending !== 'nd' && ending !== 'rd') return word
  for (let i = 0; i < length - 2; i++) if (!isDigit(word.charCodeAt(i))) return word
  return word.slice(0, -2)
}

/** Cuts a value into segments at commas and line breaks, and into words at blanks; remarks in parentheses are dropped. */
function splitSegments(raw: string): Word[][] {
  const text = raw.slice(0, MAX_LENGTH).replaceAll('\\n', '\n')
  const segments: Word[][] = []
  let segment: Word[] = []
  let count = 0
  let i = 0
  while (i < text.length && count < MAX_WORDS) {
    const character = text[i]
    if (isSegmentEnd(character)) {
      if (segment.length > 0) segments.push(segment)
      segment = []
      i++
    } else if (isBlank(text.charCodeAt(i))) {
      i++
    } else if (character === '(') {
      const close = text.indexOf(')', i)
      i = close < 0 ? i + 1 : close + 1
    } else {
      let end = i + 1
      while (end < text.length && !isBlank(text.charCodeAt(end)) && !isSegmentEnd(text[end]) && text[end] !== '(') end++
      addWords(segment, text.slice(i, end))
      count++
      i = end
    }
  }
  if (segment.length > 0) segments.push(segment)
  return segments
}

function isSegmentEnd(character: string): boolean {
  return (
    character === ',' ||
    character === ';' ||
    character === '\n' ||
    character === '\r' ||
    character === '|' ||
    character === '，'
  )
}

/** Adds a word; `#418` and `Unit508` are two. */
function addWords(segment: Word[], text: string): void {
  let plain = trimMarks(text)
  if (plain.startsWith('#')) {
    segment.push({ text: '#', key: '#', bits: UNIT })
    plain = trimMarks(plain.slice(1))
    if (plain === '') return
  } else if (text.includes('&') && plain === '') plain = '&'
  if (plain === '') return
  const joined = /^(apt|unit|suite|ste|rm|flat)\.?#?(\d\w*)$/i.exec(plain)
  if (joined !== null) {
    segment.push(makeWord(joined[1]), makeWord(joined[2]))
    return
  }
  segment.push(makeWord(plain))
}

/** Off both ends: quotes, dashes, colons and other marks that belong to no word. The dot of an abbreviation goes as well. */
function trimMarks(text: string): string {
  let start = 0
  let end = text.length
  while (start < end && '.-–:*"\'/\\'.includes(text[start])) start++
  while (end > start && '.-–:*"\'/\\)'.includes(text[end - 1])) end--
  // "P.O." and "N.W." keep theirs.
  if (text[end] === '.' && text.indexOf('.', start) < end) end++
  return start === 0 && end === text.length ? text : text.slice(start, end)
}

function makeWord(text: string): Word {
  let key = text.toLowerCase()
  for (let i = 0; i < key.length; i++) {
    const unit = key.charCodeAt(i)
    if (unit >= 0x80) {
      key = foldText(key)
      break
    }
    if (unit === 46) {
      key = key.replaceAll('.', '')
      break
    }
  }
  return { text, key, bits: classOf(key) }
}

function classOf(key: string): number {
  return wordClasses.get(key) ?? 0
}

/** Takes country, postal code and region off the end of the last segments. */
function takeEnd(draft: Draft, segments: Word[][]): void {
  while (segments.length > 0 && segments[segments.length - 1].length === 0) segments.pop()
  // "UNITED STATES US"
  takeCountry(segments)
  takeCountry(segments)
  let last = segments[segments.length - 1]
  if (last === undefined) return
  takeTrailingPostcode(draft, last, segments.length)
  if (last.length === 0) {
    segments.pop()
    takeCountry(segments)
    last = segments[segments.length - 1]
    if (last === undefined) return
  }
  takeRegion(draft, last, segments.length > 1)
  if (draft.postcode === '' && draft.region.length > 0) takeTrailingPostcode(draft, last, segments.length)
  if (last.length === 0) segments.pop()
}

function takeCountry(segments: Word[][]): void {
  const last = segments[segments.length - 1]
  if (last === undefined) return
  const count = last.length
  let length = 0
  if ((last[count - 1].bits & COUNTRY) !== 0 || last[count - 1].key === 'us') length = 1
  const pair = count > 1 ? `${last[count - 2].key} ${last[count - 1].key}` : ''
  if (pair === 'united states' || pair === 'united kingdom') length = 2
  if (length === 0) return
  if (length === count) {
    if (segments.length > 1) segments.pop()
    return
  }
  // Without a comma only behind a postal code or region: "12 Rue de France" names no country.
  const before = last[count - length - 1]
  const placed = /^\d{5}/.test(before.key) || (count > 3 && (before.bits & (REGION | DOUBTFUL_REGION | COUNTRY)) !== 0)
  if (placed) last.splice(count - length, length)
}

/** `62701`, `62701-1234`, `62701 1234`, `SW1A 1AA`, `K1A 0B1`, `1234 AB` at the end of a segment. */
function takeTrailingPostcode(draft: Draft, words: Word[], segmentCount: number): void {
  const count = words.length
  if (count === 0) return
  const last = words[count - 1].key
  const before = count > 1 ? words[count - 2].key : ''
  let taken = 0
  if (/^\d{4}$/.test(last) && /^\d{5}$/.test(before)) taken = 2
  else if (/^\d[a-z]{2}$/.test(last) && /^[a-z]{1,2}\d[a-z\d]?$/.test(before)) taken = 2
  else if (/^\d[a-z]\d$/.test(last) && /^[a-z]\d[a-z]$/.test(before)) taken = 2
  else if (
    /^[a-z]{2}$/.test(last) &&
    /^\d{4}$/.test(before) &&
    (words[count - 1].bits & (DIRECTION | STREET_TYPE | REGION)) === 0
  ) {
    taken = segmentCount > 1 ? 2 : 0
  } else if (/^(?:\d{5}(?:-\d{4})?|\d{9,10}|[a-z]{1,2}\d[a-z\d]?\d[a-z]{2}|[a-z]\d[a-z]\d[a-z]\d)$/.test(last))
    taken = 1
  else if (
    /^\d{4}$/.test(last) &&
    count > 1 &&
    ((words[count - 2].bits & (REGION | DOUBTFUL_REGION)) !== 0 || longRegionLength(words, count - 1) > 0)
  )
    taken = 1
  if (taken === 0) return
  // A number alone, or after a road that is named by numbers, is not a postal code.
  if (taken === count && segmentCount === 1 && count === 1 && last.length !== 5) return
  if (
    taken === 1 &&
    count > 1 &&
    segmentCount === 1 &&
    (words[count - 2].bits & (NUMBERED_ROAD | UNIT)) !== 0 &&
    count < 5
  )
    return
  draft.postcode = textOf(words.splice(count - taken, taken))
}

/** How many words of `words[0, end)` at its end are a region of several words. */
function longRegionLength(words: readonly Word[], end: number): number {
  if (end < 2) return 0
  const starts = longRegions.get(words[end - 1].key)
  if (starts === undefined) return 0
  if (starts.includes(words[end - 2].key)) return 2
  return end > 2 && starts.includes(`${words[end - 3].key} ${words[end - 2].key}`) ? 3 : 0
}

function takeRegion(draft: Draft, words: Word[], afterComma: boolean): void {
  const count = words.length
  if (count === 0) return
  const long = longRegionLength(words, count)

  if (long > 0) {
    draft.region = words.splice(count - long, long)
    return
  }
  const last = words[count - 1]
  if ((last.bits & (REGION | DOUBTFUL_REGION)) === 0) return
  if (count === 1 && !afterComma) return
  if (
    last.key === 'fl' &&
    count > 1 &&
    (ordinals.includes(words[count - 2].key) || /^\d+(?:st|nd|rd|th)$/.test(words[count - 2].key))
  )
    return
  if (draft.postcode === '') {
    const doubtful = (last.bits & DOUBTFUL_REGION) !== 0
    // "1180 Peachtree Street, NE" has no state.
    if (last.key === 'ne' && count === 1) return
    if (doubtful && !(afterComma && count <= 3) && !isBehindCity(words)) return
    // "12 Virginia", "100 Washington": a street.
    if (last.key.length > 4 && !afterComma && count <= 3) return
  }

  draft.region = words.splice(count - 1, 1)
}

/** `465 Peck Lane Cheshire CT`: two words or more behind a street type, so that it is not another one. */
function isBehindCity(words: readonly Word[]): boolean {
  for (let i = 1; i < words.length - 2; i++)
    if ((words[i].bits & STREET_TYPE) !== 0) return (words[i + 1].bits & DIRECTION) === 0
  return false
}

/** `10115 Berlin`, `D-10115 Berlin`, `75008 Paris` at the start of a later segment, or after the number in the only one. */
function takeLeadingPostcodes(draft: Draft, segments: Word[][]): void {
  if (draft.postcode !== '') return
  for (let i = 0; i < segments.length; i++) {
    const words = segments[i]
    if (words.length < 2) continue
    // What stands before it has to be the street, or "USPS Store, 9735 Ashley Cap" would lose its number.
    const street = i > 0 && unitLength(segments[i - 1], 0) < segments[i - 1].length && (words[1].bits & DIRECTION) === 0
    const five = /\d{5}$/.test(words[0].key) && words.length < 4
    const follows =
      street && (five || segments.slice(0, i).some((segment) => segment.some(({ key }) => /\d/.test(key))))
    if (follows && words.length > 2 && /^\d{4}$/.test(words[0].key) && /^[A-Z]{2}$/.test(words[1].text)) {
      draft.postcode = `${words[0].text} ${words[1].text}`
      draft.city = words.splice(0, words.length).slice(2)
      return
    }
    if (follows && /^(?:[a-z]{1,2}-)?\d{4,6}$/.test(words[0].key) && !hasStreetType(words)) {
      draft.postcode = words[0].text
      draft.city = words.splice(0, words.length).slice(1)
      return
    }
    if (
      follows &&
      words.length > 2 &&
      /^\d{3}$/.test(words[0].key) &&
      /^\d{2}$/.test(words[1].key) &&
      !hasStreetType(words)
    ) {
      draft.postcode = `${words[0].text} ${words[1].text}`
      draft.city = words.splice(0, words.length).slice(2)
      return
    }
    for (let j = 2; j < words.length - 1; j++) {
      if (!/^(?:[a-z]{1,2}-)?\d{5}$/.test(words[j].key) || !/^\d/.test(words[j - 1].key)) continue
      if (isDigit(words[0].key.charCodeAt(0)) && segments.length === 1 && words[j - 1] === words[0]) continue
      draft.postcode = words[j].text
      draft.city = words.splice(j, words.length - j).slice(1)
      return
    }
  }
}

function hasStreetType(words: readonly Word[]): boolean {
  for (let i = 1; i < words.length; i++) if ((words[i].bits & STREET_TYPE) !== 0) return true
  return false
}

/** Takes `PO Box 12`, `P.O. Box # 12`, `Box 63`, `Postfach 12`, `Private Bag 3` out of a segment. */
function takeBox(draft: Draft, words: Word[]): void {
  if (draft.poBox.length > 0) return
  for (let i = 0; i < words.length; i++) {
    const key = words[i].key
    let end = i
    if (
      key === 'po' ||
      key === 'pob' ||
      key === 'pobox' ||
      key === 'postfach' ||
      key === 'postbus' ||
      key === 'apartado'
    )
      end = i + 1
    else if (key === 'p' && words[i + 1]?.key === 'o') end = i + 2
    else if (key === 'post' && words[i + 1]?.key === 'office') end = i + 2
    else if (key === 'private' && words[i + 1]?.key === 'bag') end = i + 2
    else if (key === 'box' || key === 'bx') end = i
    else continue
    if (words[end]?.key === 'box' || words[end]?.key === 'bx' || words[end]?.key === 'drawer') end++
    if (words[end]?.key === '#' || words[end]?.key === 'no') end++
    if (end === i) continue
    const id = words[end]
    let start = i
    if (id !== undefined && (/\d/.test(id.key) || (id.key.length <= 2 && (id.bits & REGION) === 0))) end++
    else if (key === 'p' || (key === 'box' && (i < 2 || !isRuralRoute(words[i - 2].key)))) continue
    if (start > 1 && isDigit(words[start - 1].key.charCodeAt(0)) && isRuralRoute(words[start - 2].key)) start -= 2
    else if (start > 0 && (isRuralRoute(words[start - 1].key) || /^(?:rr|hc)\d+$/.test(words[start - 1].key))) start--
    if (start > 0 && words[start - 1].key === 'rural') start--
    draft.poBox = words.splice(start, end - start)
    return
  }
}

/** A state by its name, as in `Roswell, Georgia, GA`; Washington is a city as well. */
function isStateOnly(word: Word): boolean {
  return (word.bits & REGION) !== 0 && word.key.length > 4 && word.key !== 'washington'
}

function isCityOfItsState(region: readonly Word[]): boolean {
  const text = region.map((word) => word.key).join(' ')
  return text === 'new york' || text === 'washington'
}

function isRuralRoute(key: string): boolean {
  return (
    key === 'rr' || key === 'route' || key === 'rt' || key === 'rte' || key === 'hc' || key === 'rfd' || key === 'rd'
  )
}

/** A segment up to `c/o` or `Attn:`; one that is only the legal form of a recipient is none. */
function withoutAddressee(words: Word[]): Word[] {
  if (words.length === 1 && /^(?:inc|llc|ltd|corp|plc|gmbh)$/.test(words[0].key)) return []
  const at = words.findIndex(({ key }) => key === 'c/o' || key === 'attn' || key === 'attention')
  return at < 0 ? words : words.slice(0, at)
}

/** Finds street, unit and city in what is left. */
function readSegments(draft: Draft, segments: Word[][]): void {
  const streetAt = draft.city.length === 0 && isCityAlone(draft, segments) ? -1 : findStreet(segments)
  for (let i = 0; i < segments.length; i++) {
    let words = segments[i]
    if (i === streetAt) {
      words = takeLeadingUnit(draft, words)
      readStreet(draft, words, segments.length === 1 || i === segments.length - 1)
      continue
    }
    if (i > streetAt && streetAt >= 0) words = takeDirection(draft, words)
    words = takeUnits(draft, words)
    if (words.length === 0) continue
    // Before the street stand buildings and people; after it the last one is the city.
    if (i < streetAt) continue
    // "12 Main St, 4B, Boston"
    const short = words.length < 3 && words.every(({ key }) => isIdentifier(key)) && /\d/.test(words[0].key)
    const repeatsRegion =
      words.length === 1 && draft.city.length > 0 && draft.region.length > 0 && isStateOnly(words[0])
    if (short && draft.unit.length === 0) draft.unit = words
    else if (!repeatsRegion) draft.city = words
  }
}

/** `Columbia Falls, MT 59912`: one segment without a number or street type before the region, or beside a box. */
function isCityAlone(draft: Draft, segments: readonly Word[][]): boolean {
  const words = segments[segments.length - 1]
  if (words === undefined || segments.length > 1) return false
  if (draft.region.length === 0 && draft.postcode === '' && draft.poBox.length === 0) return false
  return !hasStreetType(words) && !words.slice(unitLength(words, 0)).some((word) => /\d/.test(word.key))
}

/** Moves a direction that a comma cut off to its street: `1800 M Street, NW`. One letter before other words belongs to those. */
function takeDirection(draft: Draft, words: Word[]): Word[] {
  const first = words[0]
  if ((first.bits & DIRECTION) === 0 || draft.street.length === 0) return words
  const pair =
    words.length > 1 && first.key.length === 1 && words[1].key.length === 1 && (words[1].bits & DIRECTION) !== 0
  const length = pair ? 2 : 1
  if (first.key.length !== 2 && !pair && words.length > 1 && unitLength(words, 1) === 0) return words
  draft.street.push(...words.slice(0, length))
  return words.slice(length)
}

/** The segment that holds the street: with a number in front, else with a street type, else the first with a number, else the first. */
function findStreet(segments: readonly Word[][]): number {
  let typed = -1
  let numbered = -1
  for (let i = 0; i < segments.length; i++) {
    const words = segments[i]
    const start = unitLength(words, 0)
    const first = words[start]
    if (first === undefined) continue
    if (isHouseNumber(first.key) && words.length > start + 1) return i
    if (typed < 0 && hasStreetType(words)) typed = i
    if (numbered < 0 && words.some((word) => isDigit(word.key.charCodeAt(0)))) numbered = i
  }
  if (typed >= 0) return typed
  if (numbered >= 0 && unitLength(segments[numbered], 0) < segments[numbered].length) return numbered
  // Without any sign, one segment is a street; of several the last is the city.
  return segments.length > 0 && unitLength(segments[0], 0) < segments[0].length ? 0 : -1
}

function isHouseNumber(key: string): boolean {
  return isDigit(key.charCodeAt(0)) ? !/^\d+(?:st|nd|rd|th)$/.test(key) : isGridNumber(key)
}

/** House numbers of the grids of Wisconsin and Illinois, in one word or two: `N6W23001`, `W148 N9748`. */
function isGridNumber(key: string): boolean {
  return /^[nsew]\d{2,}(?:[nsew]\d+)?$/.test(key)
}

/** A short word that names a unit: with a digit, or of one or two letters. */
function isIdentifier(key: string): boolean {
  if (key.length > 8) return false
  return key.length <= 2 || /\d/.test(key)
}

/** How many words from `at` on are a unit with its identifier: `Apt 4`, `# 12`, `2nd Floor`, `Bldg A Ste 3`, `Rear`; 0 if none. */
function unitLength(words: readonly Word[], at: number): number {
  let end = at
  while (end < words.length) {
    const word = words[end]
    const next = words[end + 1]
    if ((word.bits & LONE_UNIT) !== 0 && (end > 0 || next === undefined || (next.bits & UNIT) !== 0)) {
      end++
      if (next !== undefined && (next.key === 'level' || next.key === 'floor' || next.key === 'unit')) end++
      continue
    }
    const numeral =
      isNumeral(word.key) && end > 0 && next !== undefined && /\d/.test(next.key) && !isRoadWord(words[end - 1].key)
    if ((word.bits & UNIT) !== 0 || numeral) {
      if (word.key === '#' && next === undefined) return end - at
      let take = 1
      if (next?.key === '#' && words[end + 2] !== undefined) take = 3
      else if (next !== undefined && isUnitIdentifier(words, end + 1)) take = 2
      else if (end === 0 && take === 1 && next !== undefined) return 0
      end += take
      // "Apt 13 C", "# 3 South"
      if (take > 1 && end === words.length - 1 && (words[end].key.length === 1 || (words[end].bits & DIRECTION) !== 0))
        end++
      if (take > 1 && words[end]?.key === '&' && words[end + 1] !== undefined && isIdentifier(words[end + 1].key))
        end += 2
      continue
    }
    if (
      next !== undefined &&
      isFloorWord(next.key) &&
      (ordinals.includes(word.key) || /^\d+(?:st|nd|rd|th)?$/.test(word.key)) &&
      (end > 0 || isUnitOrNothing(words[end + 2]))
    ) {
      end += 2
      continue
    }
    break
  }
  return end - at
}

function isUnitOrNothing(word: Word | undefined): boolean {
  return word === undefined || (word.bits & UNIT) !== 0 || isHouseNumber(word.key)
}

/** `No 5`, `Nr. 5` */
function isNumeral(key: string): boolean {
  return key === 'no' || key === 'nr' || key === 'num'
}

/** A road that is named by a number. */
function isRoadWord(key: string): boolean {
  return /^(?:highway|hwy|hgwy|hghwy|hiway|hway|route|rte|rt|rts|interstate|ih|fm|sr|cr|us|spur)$/.test(key)
}

function isFloorWord(key: string): boolean {
  return key === 'floor' || key === 'fl' || key === 'flr' || key === 'level' || key === 'flor'
}

/** Whether a word behind `Apt` is its identifier and not the city. */
function isUnitIdentifier(words: readonly Word[], at: number): boolean {
  const word = words[at]
  if (/\d/.test(word.key)) return word.key.length <= 10
  if (word.key.length === 1 || /^[a-z]-[a-z]$/.test(word.key)) return true
  return (
    word.key.length === 2 &&
    (word.bits & (REGION | DIRECTION | STREET_TYPE | CITY_START)) === 0 &&
    word.key !== 'of' &&
    word.key !== 'at'
  )
}

/** Takes a unit in front of a street: `Flat 4 10A High Street`. */
function takeLeadingUnit(draft: Draft, words: Word[]): Word[] {
  const length = unitLength(words, 0)
  if (length === 0 || length === words.length) return words
  // "Unit 5/12 Smith Street"
  if (length === 2 && /^\d+\/\d+[a-z]?$/.test(words[1].key)) {
    const [unit, number] = words[1].text.split('/')
    draft.unit.push(words[0], makeWord(unit))
    return [makeWord(number), ...words.slice(2)]
  }
  // "# 2 Turner Rd"
  if (length === 2 && words[0].key === '#' && !isHouseNumber(words[2].key)) return words.slice(1)
  draft.unit.push(...words.slice(0, length))
  return words.slice(length)
}

/** Takes all units out of a segment that holds no street. */
function takeUnits(draft: Draft, words: Word[]): Word[] {
  for (let i = 0; i < words.length; i++) {
    const length = unitLength(words, i)
    if (length === 0 || (length === 1 && words.length > 1)) continue
    if (i > 0 && length < 2) continue
    draft.unit.push(...words.slice(i, i + length))
    return [...words.slice(0, i), ...words.slice(i + length)]
  }
  return words
}

/** Reads number, street, unit, and where no comma came before it the city. */
function readStreet(draft: Draft, all: Word[], mayHoldCity: boolean): void {
  let words = all
  let start = 0
  const first = words[0]
  if (first === undefined) return
  if (isHouseNumber(first.key) && words.length > 1) {
    start = takeNumber(draft, words, 0)
  } else {
    const at = numberWithin(words)
    if (at > 0) {
      start = takeNumber(draft, words, at)
    } else if ((first.bits & NUMBER_WORD) !== 0 && hasStreetType(words)) {
      draft.number = first.text
      start = 1
    } else {
      words = takeTrailingNumber(draft, words)
    }
  }
  words = words.slice(start)
  if (words.length > 2 && words[0].key === '#') {
    draft.unit.push(...words.slice(0, 2))
    words = words.slice(2)
  }

  // A unit ends the street; what follows it is the city.
  for (let i = 1; i < words.length; i++) {
    const length = unitLength(words, i)
    if (length === 0 || isStreetName(words, i)) continue
    draft.unit.push(...words.slice(i, i + length))
    const rest = words.slice(i + length)
    if (rest.length > 0 && draft.city.length === 0) draft.city = rest
    const end = streetEnd(words.slice(0, i), false)
    if (end < i && rest.length === 0 && draft.city.length === 0 && mayHoldCity) draft.city = words.slice(end, i)
    draft.street = words.slice(0, i)
    return
  }
  if (!mayHoldCity || draft.city.length > 0) {
    const end = streetEnd(words, false)
    const rest = words.slice(end)
    draft.street = words.slice(0, end)
    // Buildings and districts between street and city are left out.
    if (rest.length > 0 && rest.length < 3 && isIdentifier(rest[0].key)) draft.unit.push(...rest)
    takeBareUnit(draft)
    return
  }
  const placed = draft.region.length > 0 || draft.postcode !== ''
  const end = streetEnd(words, placed)
  draft.street = words.slice(0, end)
  draft.city = words.slice(end)
  if (draft.city.length > 1 && /^(?:[a-z]?\d+[a-z]?|[a-c])$/.test(draft.city[0].key) && draft.unit.length === 0)
    draft.unit = draft.city.splice(0, 1)
  else if (draft.city.length === 1 && isIdentifier(draft.city[0].key) && /\d/.test(draft.city[0].key)) {
    draft.unit.push(...draft.city.splice(0, 1))
  }
  takeBareUnit(draft)
}

/** A number behind the street type: `350 W. Hubbard St. 200`. */
function takeBareUnit(draft: Draft): void {
  const { street } = draft
  const last = street[street.length - 1]
  const before = street[street.length - 2]
  if (before === undefined || draft.unit.length > 0 || draft.number === '') return
  if (!/^\d+[a-z]?$/.test(last.key) || numberedRoadEnd(street) === street.length) return
  if (isDigit(last.key.charCodeAt(last.key.length - 1)) && (before.bits & DIRECTION) !== 0) return
  draft.unit = street.splice(street.length - 1, 1)
}

function isRoadOwner(words: readonly Word[], at: number): boolean {
  return at > 0 && (words[at - 1].bits & ROAD_OWNER) !== 0
}

/** A unit word that is part of the street's name: `Tower Road`, `Front St`, `Lower Mill Ln`, `Level Rd`. */
function isStreetName(words: readonly Word[], at: number): boolean {
  const word = words[at]
  const next = words[at + 1]
  if (word.key === '#') return false
  if (next === undefined) return (word.bits & LONE_UNIT) !== 0 && at < 2
  if ((next.bits & STREET_TYPE) !== 0 && next.key !== 'st') return true
  if (next.key === 'st') return !isIdentifier(word.key) && words[at + 2] === undefined
  // "Ocean Front Apt 4"
  if ((word.bits & LONE_UNIT) !== 0 && !/^(?:rear|ph|penthouse|basement|bsmt)$/.test(word.key)) {
    return !words.slice(0, at).some((before) => (before.bits & STREET_TYPE) !== 0)
  }
  // Without an identifier it is a unit only after the street has ended.
  if (unitLength(words, at) === 1)
    return !words.slice(0, at).some((before, i) => i > 0 && (before.bits & (STREET_TYPE | DIRECTION)) !== 0)
  return false
}

/** Takes the number at `at` with a fraction or letter behind it; returns where the street starts. */
function takeNumber(draft: Draft, words: readonly Word[], at: number): number {
  draft.number = words[at].text
  // "5/12 Smith Street" is unit 5 of number 12.
  const slash = draft.number.indexOf('/')
  if (slash > 0 && /^\d+[a-z]?\/\d+[a-z]?$/.test(words[at].key) && draft.unit.length === 0) {
    draft.unit.push(makeWord(draft.number.slice(0, slash)))
    draft.number = draft.number.slice(slash + 1)
  }
  const next = words[at + 1]
  if (next !== undefined && isGridNumber(words[at].key) && isGridNumber(next.key)) {
    draft.number += ` ${next.text}`
    return at + 2
  }
  if (next !== undefined && (/^\d\/\d$/.test(next.key) || next.key === '½')) {
    draft.number += ` ${next.text}`
    return at + 2
  }
  // "12 B High Street", but "1620 L Street" and "11 E Adams".
  const follower = words[at + 2]
  if (next !== undefined && /^[a-d]$/.test(next.key) && follower !== undefined && words[at + 3] !== undefined) {
    if (
      (follower.key.length > 2 || (follower.bits & DIRECTION) !== 0) &&
      (follower.bits & (STREET_TYPE | UNIT)) === 0
    ) {
      draft.number += ` ${next.text}`
      return at + 2
    }
  }
  return at + 1
}

/** Where a house number stands behind a name in the same segment: `Early Head Start 11 E. Adams St`; 0 if nowhere. */
function numberWithin(words: readonly Word[]): number {
  for (let i = 1; i < words.length - 1; i++) {
    if (!/^\d+(?:[a-z]|-\d+)?$/.test(words[i].key)) continue
    if ((words[i - 1].bits & (NUMBERED_ROAD | UNIT | DIRECTION)) !== 0) continue
    const rest = words.slice(i + 1)
    const next = rest[0]
    if (((next.bits & DIRECTION) !== 0 && rest.length > 1) || hasStreetType([words[i], ...rest])) return i
  }
  return 0
}

/** Takes a number behind the street: `Hauptstr. 12a`, `Calle Mayor 5 3B`. What follows it is a unit, or the city. */
function takeTrailingNumber(draft: Draft, words: Word[]): Word[] {
  for (let i = Math.max(1, numberedRoadEnd(words)); i < words.length; i++) {
    if (!/^\d+[a-z]?(?:[-/]\d*[a-z]?)?$/.test(words[i].key)) continue
    const before = words[i - 1]
    const leading = (words[0].bits & LEADING_TYPE) !== 0
    if (
      !leading &&
      ((before.bits & UNIT) !== 0 || isRoadWord(before.key) || (i === 1 && (before.bits & STREET_TYPE) !== 0))
    )
      continue
    if (i > 1 && isRoadOwner(words, i - 1)) continue
    draft.number = words[i].text
    let from = i + 1
    if (from < words.length && /^[a-z]$/.test(words[from].key) && (words[from].bits & DIRECTION) === 0) {
      draft.number += ` ${words[from].text}`
      from++
    }
    const rest = words.slice(from)
    if (rest.length > 0) {
      if (isIdentifier(rest[0].key) || unitLength(rest, 0) > 0) draft.unit.push(...rest)
      else if (draft.city.length === 0) draft.city = rest
    }
    return words.slice(0, i)
  }
  return words
}

/**
 * Where the street ends in words without commas: after its type and a direction behind it, else before the last words if a city has
 * to be among them.
 *
 * @param placed a region or postal code follows, so that a city is likely
 */
function streetEnd(words: readonly Word[], placed: boolean): number {
  const count = words.length
  if (count === 0) return 0
  if (isCrossing(words)) return placed ? crossingEnd(words) : count
  const leading = (words[0].bits & DIRECTION) !== 0 && count > 1 ? 1 : 0
  if ((words[leading].bits & LEADING_TYPE) !== 0)
    return placed && count > leading + 2 ? count - cityLength(words) : count
  const numbered = numberedRoadEnd(words)
  if (numbered > 0) return numbered
  for (let i = 1; i < count; i++) {
    if ((words[i].bits & STREET_TYPE) === 0 || (i + 1 < count && isNameHere(words, i))) continue
    if (placed && words[i].key === 'st' && i + 3 >= count && saintCities.has(words[i + 1]?.key)) return i
    let end = i + 1
    while (
      end < count &&
      ((words[end].bits & STREET_TYPE) !== 0 || isExtension(words[end].key)) &&
      words[end].key !== 'st'
    )
      end++
    if (end < count && (words[end].bits & DIRECTION) !== 0 && isClosingDirection(words, end)) {
      end++
      if (
        end < count &&
        words[end].key.length === 1 &&
        words[end - 1].key.length === 1 &&
        (words[end].bits & DIRECTION) !== 0
      )
        end++
      if (end < count && (words[end].bits & STREET_TYPE) !== 0 && words[end].key !== 'st') end++
    }
    return end
  }
  if (!placed) return count
  for (let i = count - 1; i > 0; i--) {
    if ((words[i].bits & LOOSE_TYPE) === 0 || i === count - 1) continue
    if ((words[i + 1].bits & CITY_END) !== 0 && i + 2 === count) continue
    if (i === 1 && (words[0].bits & DIRECTION) !== 0) continue
    return i + 1
  }
  // "239 South 500 East Salt Lake City"
  for (let i = 1; i < count; i++) {
    if ((words[i].bits & DIRECTION) !== 0 && isDigit(words[i - 1].key.charCodeAt(0))) return i + 1
  }
  if (count < 2 || (count === 2 && (words[0].bits & DIRECTION) !== 0)) return count
  return count - cityLength(words)
}

/** A street type that is part of a name: `Dr Martin Luther King Jr Drive`, `W St Louis Ave`, `Port St Lucie Blvd`. */
function isNameHere(words: readonly Word[], at: number): boolean {
  let named = false
  for (let i = 0; i < at; i++) if ((words[i].bits & DIRECTION) === 0) named = true
  const saint = words[at].key === 'st' && (words[at + 1].bits & (DIRECTION | UNIT)) === 0
  if (named && !saint) return false
  // Saint only with another type soon behind it, since a city may follow a street.
  const limit = named ? Math.min(words.length, at + 3) : words.length
  for (let i = at + 2; i < limit; i++) if ((words[i].bits & STREET_TYPE) !== 0) return true
  return !named
}

function crossingEnd(words: readonly Word[]): number {
  for (let i = words.length - 1; i > 1; i--) if ((words[i].bits & STREET_TYPE) !== 0) return i + 1
  return words.length
}

function isExtension(key: string): boolean {
  return key === 'ext' || key === 'extn' || key === 'extension'
}

/** Two streets that meet: `79th St & Joliet Rd`. */
function isCrossing(words: readonly Word[]): boolean {
  for (let i = 1; i < words.length - 1; i++) {
    const key = words[i].key
    if (key === '&' || key === '@') return true
    if ((key === 'and' || key === 'at') && hasStreetType(words.slice(i)) && hasStreetType(words.slice(0, i)))
      return true
  }
  return false
}

/** `Highway 17`, `US Hwy 130 North`, `Avenue H`, `County Road 312`, `State Route 7`: where it ends, or 0. */
function numberedRoadEnd(words: readonly Word[]): number {
  for (let i = 0; i < words.length - 1 && i < 4; i++) {
    if ((words[i].bits & NUMBERED_ROAD) === 0) continue
    let at = i + 1
    if (words[at].key === 'no' || words[at].key === '#') at++
    const name = words[at]
    if (name === undefined) return 0
    const lettered =
      name.key.length === 1 &&
      (words[i].bits & STREET_TYPE) !== 0 &&
      (i === 0 || isRoadOwner(words, i) || (i === 1 && (words[0].bits & DIRECTION) !== 0))
    const isName = /^\d+[a-z]?$/.test(name.key) || /^[a-z]{1,2}-?\d+$/.test(name.key) || lettered
    if (!isName) continue
    // "Main Street 5": only roads that are named by number, or a type with nothing but a direction or owner before it.
    const road = isRoadWord(words[i].key)
    if (!road && !(i === 0 || isRoadOwner(words, i) || (i === 1 && (words[0].bits & DIRECTION) !== 0))) continue
    let end = at + 1
    if (end < words.length && (words[end].bits & DIRECTION) !== 0 && isClosingDirection(words, end)) end++
    return end
  }
  return 0
}

/** A direction behind a street belongs to it, unless a city of two words starts there: `Dixie Hwy West Palm Beach`. */
function isClosingDirection(words: readonly Word[], at: number): boolean {
  const word = words[at]
  if (word.key.length <= 2) return true
  const left = words.length - at - 1
  if (left === 0) return true
  if (left === 1) return (words[at + 1].bits & STREET_TYPE) !== 0
  return (words[words.length - 1].bits & CITY_END) === 0 && words[at + 1].key !== 'el'
}

/** How many of the last words are the city, when nothing else shows it. */
function cityLength(words: readonly Word[]): number {
  const count = words.length
  const last = words[count - 1]
  if (count > 3 && (last.bits & CITY_END) !== 0 && (words[count - 2].bits & CITY_END) !== 0) return 3
  if (count > 2 && (last.bits & CITY_END) !== 0) return count > 3 && (words[count - 3].bits & CITY_START) !== 0 ? 3 : 2
  if (count > 2 && (words[count - 2].bits & CITY_START) !== 0) return 2
  return 1
}

function textOf(words: readonly Word[]): string {
  return words.map((word) => word.text).join(' ')
}

function isDigit(unit: number): boolean {
  return unit >= 48 && unit <= 57
}

function isBlank(unit: number): boolean {
  return unit <= 0x20 || unit === 0xa0 || unit === 0x3000 || unit === 0xfeff
}
