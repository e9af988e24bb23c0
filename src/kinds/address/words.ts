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
  'hwy highway hghway hgwy hghwy hiway highwy hway hwys',
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
  'motorway mtwy',
  'circuit cct',
  'parade pde',
  'rise',
]

/** Street types that are as often part of a name or of a city. They end a street only where nothing else does. */
const looseTypes: readonly string[] = [
  'pk park parks prk',
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
  'turn',
  'bridge brg',
  'brook brk',
  'common cmn commons',
  'course crse',
  'crest crst',
  'curve curv',
  'dale dl',
  'field fld fields',
  'ferry fry',
  'grange',
  'harbor hbr harbour',
  'haven hvn',
  'island isle',
  'knoll knl knolls',
  'lookout',
  'passage psge',
  'retreat',
  'skyway skwy',
  'station sta stn',
  'summit smt',
  'track trak',
  'vale',
  'vista vis',
  'woods wds',
  'throughway trwy',
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

export const ordinals: readonly string[] = [
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

export const STREET_TYPE = 1

export const LOOSE_TYPE = 2

export const DIRECTION = 4

/** Begins a street with a number or letter for a name: `Highway 17`, `Avenue H`, `County Road 312`. */
export const NUMBERED_ROAD = 8

export const UNIT = 16

/** A unit word that takes no number after it: `rear`, `penthouse`. */
export const LONE_UNIT = 32

export const REGION = 64

/** A region that is also another word of addresses (CT, NE, LA): only before a postal code or after a comma. */
export const DOUBTFUL_REGION = 128

export const NUMBER_WORD = 512

/** Before a numbered road: `County Road`, `US Highway`. */
export const ROAD_OWNER = 1024

/** First or last word of a city of two words. */
export const CITY_START = 2048

export const CITY_END = 4096

/** The street type before the name, as in French and Spanish: the name reaches to the end of the segment. */
export const LEADING_TYPE = 8192
/** A word for a building, behind its name. */
export const BUILDING = 256
/** A word that only names of companies and people have. */
export const COMPANY = 16384
/** First word of what names a post box. */
export const BOX = 32768

const wordClasses: ReadonlyMap<string, number> = /* @__PURE__ */ indexClasses()

export const shortForms: ReadonlyMap<string, string> = /* @__PURE__ */ indexShortForms()

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
    'highway hwy hgwy hghwy hghway hiway hway route rte rt rts road rd avenue ave street interstate ih fm sr cr us usfs loop spur county state',
  )
  mark(ROAD_OWNER, 'county country co cnty state us old texas business farm ranch forest private township twp')
  mark(
    UNIT,
    'apt apartment apartments apts unit units suite suites ste suit flat floor flr fl level lvl room rm bldg bld blg building lot lt space spc spce sp ' +
      'trailer trlr slip dept department pmb tower twr block blk hangar hngr office ofc stop wing villa shop studio lockbox file drawer msc wohnung whg appartement app apto ' +
      'dpto depto piso etage mailbox pbm bin condo cabin dock door bte boite lgh og eg stiege esc escalera planta puerta scala interno piano lokal daire appt кв',
  )
  mark(
    LONE_UNIT,
    'mezzanine mezz rear front upper lower penthouse ph basement bsmt lobby lbby upstairs downstairs ground side frnt uppr lowr',
  )
  mark(
    REGION,
    'alabama alaska arizona arkansas california colorado connecticut delaware florida georgia hawaii idaho illinois indiana iowa kansas ' +
      'karnataka kerala telangana maharashtra gujarat rajasthan haryana bihar odisha assam kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana nebraska nevada ohio oklahoma oregon ' +
      'pennsylvania tennessee texas utah vermont virginia washington wisconsin wyoming ' +
      'ak ar az ca cal calif dc fl fla ga hi ia id il ill ks ky ma mass md mi mich mn minn mo ms nc nd nh nj nm nv ny oh ok ore pa penn ri sc sd ' +
      'tn tenn tx tex ut va vt wa wash wi wisc wv wy pr gu vi ontario quebec manitoba saskatchewan alberta qc bc ab mb sk ns nb nsw vic qld tas',
  )
  mark(DOUBTFUL_REGION, 'al co ct de in la me mt ne or on nl pe sa act nt')
  mark(
    BUILDING,
    'building bldg tower towers center centre ctr field stadium airport arprt mall station hospital hall inn hotel church library museum',
  )
  mark(
    COMPANY,
    'inc llc llp ltd corp corporation co company plc gmbh bank trust associates investments services jr sr esq',
  )
  mark(
    BOX,
    'po pob pobox gpo p post postfach postbus postboks apartado apdo lockbox lbx bp box bx drawer private locked boite case casella caixa skrytka',
  )
  mark(NUMBER_WORD, 'one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty')
  mark(
    CITY_START,
    'san santa st saint new fort ft los las north south east west n s e w el la le lake port mount mt palm long grand salt west del des de ' +
      'little big high upper lower fair cape saint bad villa rio mc van o glen oak green cedar college clear',
  )
  mark(
    CITY_END,
    'city beach park springs falls heights hills grove village rapids town township twp lakes creek ridge bay valley island isle forest ' +
      'junction point center centre hl hls hts vlg spgs pt lk lks bch pk grv vly wd is oaks vy harbor harbour gardens estates station mills bluff bluffs',
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
export const longRegions: ReadonlyMap<string, readonly string[]> = /* @__PURE__ */ new Map([
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
  ['pradesh', ['andhra', 'uttar', 'madhya', 'himachal']],
  ['nadu', ['tamil']],
  ['bengal', ['west']],
])

/** What follows St in names of cities, to tell `4108 Marsielle, St Louis` from `12 Main St, Boston` without the comma. */
export const saintCities: ReadonlySet<string> = /* @__PURE__ */ new Set(
  'albans augustine catharines charles clair cloud croix george helena helens ives james johns joseph louis marys paul peter peters petersburg simons thomas'.split(
    ' ',
  ),
)

export function classOf(key: string): number {
  return wordClasses.get(key) ?? 0
}

/** A street type that names a building as often as a street. */
export function isPlaceType(key: string): boolean {
  return /^(?:pl|place|plz|plaza|plza|sq|square|court|ct|park|pk)$/.test(key)
}

/** A word that ends in its street type, as in German, Dutch and Scandinavian: `hauptstrasse`, `prinsengracht`, `storgatan`. */
export function isStreetEnding(key: string): boolean {
  return /(?:strasse|str|straat|gracht|laan|gasse|platz|allee|damm|gatan|gata|gade|vagen|veien|vej|vei|weg|katu|tie|plein|kade|ring|ufer)$/.test(
    key,
  )
}
