/** A form of address or rank that is hardly ever a name. */
export const TITLE = 1

/** A rank that is also a name: a title only before two or more words of name. */
export const RANK = 2

/** A rank of the peerage, which may stand in the middle or at the end: `tom baron ashby`. */
export const PEERAGE = 4

/** Jr, Sr, III: a suffix wherever it stands after the first word. */
export const GENERATION = 8

/** Suffix words that are also names or initials: only at the end, after two or more words. */
export const LATE_GENERATION = 16

/** Letters and callings after a name. */
export const LETTERS = 32

/** Letters that are also family names: only written in capitals or with dots, after two or more words in another case. */
export const DOUBTFUL_LETTERS = 64

/** Words that belong to the family name after them: `van`, `de`, `al`. */
export const PARTICLE = 128

/** Words between two persons: `and`, `&`, `und`. */
export const AND = 256

/** Titles that stand with a given name: `Sister Mary`, `Father Brown` being the exception. */
export const GIVEN_TITLE = 512

/** 1st, 2nd… as in peerages. */
export const ORDINAL = 1024

/** Words that stand between the words of a title. */
export const LINK = 2048

/** What words may be beside names: bits by word, lower case without dots. */
export const wordClasses: ReadonlyMap<string, number> = /* @__PURE__ */ indexWords()

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
    'van von vom zu zum zur der den de del della dello dei degli delle di da do dos das du des la le las les lo los el al bin ibn ben bint binti بن ابن بنت آل ' +
      "binte abu ap ab ferch st saint ste san santa ter te ten tot 't op aan af av vander vanden vonder mac mc dal dalla ul ould",
  )
  mark(LINK, 'of the leader')
  mark(AND, 'and & + und et or')
  mark(ORDINAL, '1st 2nd 3rd first second third')
  for (let i = 4; i <= 25; i++) mark(ORDINAL, `${i}${i === 21 ? 'st' : i === 22 ? 'nd' : i === 23 ? 'rd' : 'th'}`)
  return classes
}

/** A word in lower case without dots and without the apostrophe of a plural (`Dr.'s`). */
export function keyOf(word: string): string {
  const lower = word.toLowerCase()
  return lower.includes('.') ? lower.replaceAll('.', '').replace(/['’]s?$/, '') : lower
}

/** The bits of what a word may be; 0 for a plain name. */
export function classOf(word: string): number {
  return wordClasses.get(keyOf(word)) ?? 0
}
