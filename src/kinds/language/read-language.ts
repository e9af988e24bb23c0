import { foldText } from '../../text'
import { isMissing } from '../missing'

/** ISO 639-1 codes. */
const codes =
  'aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr ' +
  'fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ' +
  'ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg ' +
  'si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu'

/** Code, then ISO 639-2 codes and names: the own one and English; for the most spoken ones German, French and Spanish too; folded. */
const names = `
en eng english englisch anglais ingles
de deu ger german deutsch allemand aleman
fr fra fre french franzosisch francais frances
es spa spanish spanisch espagnol espanol castellano
it ita italian italienisch italien
pt por portuguese portugiesisch portugais portugues
nl nld dut dutch nederlands
pl pol polish polnisch polonais polaco polski
ru rus russian russisch russe ruso русский
uk ukr ukrainian українська
cs ces cze czech cestina
sk slk slo slovak slovencina
hu hun hungarian magyar
ro ron rum romanian romana
bg bul bulgarian български
el ell gre greek ελληνικά
tr tur turkish turkisch turc turkce
sv swe swedish svenska
da dan danish dansk
no nor norwegian norsk
nb nob bokmal
fi fin finnish suomi
et est estonian eesti
lv lav latvian latviesu
lt lit lithuanian lietuviu
hr hrv croatian hrvatski
sr srp serbian srpski српски
sl slv slovenian slovene slovenscina
sq sqi alb albanian albanisch shqip
ar ara arabic arabisch arabe العربية
he heb hebrew עברית
fa fas per persian farsi persisch فارسی
hi hin hindi हिन्दी
bn ben bengali bangla বাংলা
ur urd urdu اردو
pa pan punjabi panjabi
ta tam tamil தமிழ்
te tel telugu
zh zho chi chinese chinesisch chinois chino 中文 汉语 mandarin cantonese
ja jpn japanese japanisch japonais japones 日本語
ko kor korean 한국어
vi vie vietnamese
th tha thai ไทย
id ind indonesian bahasa
ms msa may malay
tl tgl tagalog filipino
ca cat catalan catala
eu eus baq basque euskara
gl glg galician galego
cy cym wel welsh cymraeg
ga gle irish gaeilge
is isl ice icelandic islenska
sw swa swahili kiswahili
af afr afrikaans
`

let table: ReadonlyMap<string, string> | undefined

function languageTable(): ReadonlyMap<string, string> {
  const found = new Map(codes.split(' ').map((code) => [code, code]))
  for (const line of names.trim().split('\n')) {
    const [code = '', ...words] = line.split(' ')
    for (const word of words) found.set(foldText(word), code)
  }
  return found
}

/**
 * Reads a language: an ISO 639 code of two or three letters, with or without a country (`de-AT` → `de`), or its name in its own language,
 * English, German, French, Spanish or Italian. Of several the first counts.
 *
 * @param raw the value as it came; characters after the 64th are not looked at
 * @returns the ISO 639-1 code, or '' where no language is known by that word
 */
export function readLanguage(raw: string): string {
  if (isMissing(raw)) return ''
  table ??= languageTable()
  const text = foldText(raw.slice(0, 64))
  const blank = text.indexOf(' ')
  return table.get(text) ?? table.get(blank < 0 ? text : text.slice(0, blank)) ?? ''
}
