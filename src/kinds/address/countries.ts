/** Country codes of ISO 3166 with the names that addresses end in, folded. */
const table = `us usa,united states,united states of america,estados unidos,etats unis
gb uk,united kingdom,great britain,england,scotland,wales,northern ireland
ie ireland,eire
ca canada
au australia
nz new zealand
de germany,deutschland,allemagne,alemania
at austria,osterreich,autriche
ch switzerland,schweiz,suisse,svizzera
fr france,frankreich
be belgium,belgique,belgie,belgien
nl netherlands,the netherlands,nederland,holland
lu luxembourg,luxemburg
it italy,italia,italien
es spain,espana,spanien
pt portugal
dk denmark,danmark
se sweden,sverige,schweden
no norway,norge,norwegen
fi finland,suomi
is iceland,island
pl poland,polska,polen
cz czechia,czech republic,cesko,ceska republika
sk slovakia,slovensko
hu hungary,magyarorszag
ro romania
bg bulgaria
gr greece,hellas,ελλαδα
tr turkey,turkiye
ru russia,russian federation,россия
ua ukraine,україна
in india
sg singapore
my malaysia
cn china,pr china
hk hong kong
tw taiwan
jp japan,日本
kr south korea,korea,republic of korea
mx mexico
br brazil,brasil
ar argentina
co colombia
cl chile
pe peru
za south africa
il israel
ae uae,united arab emirates`

let codes: ReadonlyMap<string, string> | undefined
let lastWords: ReadonlySet<string> | undefined

function countryCodes(): ReadonlyMap<string, string> {
  if (codes !== undefined) return codes
  const all = new Map<string, string>()
  for (const line of table.split('\n')) {
    const code = line.slice(0, 2)
    all.set(code, code)
    for (const name of line.slice(3).split(',')) all.set(name, code)
  }
  codes = all
  return all
}

/**
 * The country that a text names, as an ISO 3166 code in lower case: `Deutschland` and `DE` give `de`; '' for none that is known.
 *
 * @param folded one to four words, folded
 */
export function countryCode(folded: string): string {
  return countryCodes().get(folded) ?? ''
}

/** Whether a folded word may be the last of a country's name; most lines end in another word, and need no further look. */
export function mayEndCountry(word: string): boolean {
  lastWords ??= new Set([...countryCodes().keys()].map((name) => name.slice(name.lastIndexOf(' ') + 1)))
  return lastWords.has(word)
}
