import { foldText } from '../../text'
import { isMissing } from '../missing'

/** ISO 639-1 codes. */
const codes =
  'aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr ' +
  'fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ' +
  'ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg ' +
  'si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu'

/** Code, then ISO 639-2 codes and names: the own one, English, German, French, Spanish, Italian; folded. */
const names = `
en eng english englisch anglais ingles inglese engels
de deu ger german deutsch allemand aleman tedesco duits niemiecki
fr fra fre french franzosisch francais frances francese frans
es spa spanish spanisch espagnol espanol castellano spagnolo spaans
it ita italian italienisch italien italiano italiaans
pt por portuguese portugiesisch portugais portugues portoghese
nl nld dut dutch niederlandisch neerlandais holandes nederlands olandese flemish vlaams
pl pol polish polnisch polonais polaco polski polacco
ru rus russian russisch russe ruso русский russo
uk ukr ukrainian ukrainisch ukrainien ucraniano українська ucraino
cs ces cze czech tschechisch tcheque checo cestina ceco
sk slk slo slovak slowakisch slovaque eslovaco slovencina slovacco
hu hun hungarian ungarisch hongrois hungaro magyar ungherese
ro ron rum romanian rumanisch roumain rumano romana rumeno
bg bul bulgarian bulgarisch bulgare bulgaro български
el ell gre greek griechisch grec griego ελληνικά greco
tr tur turkish turkisch turc turco turkce
sv swe swedish schwedisch suedois sueco svenska svedese
da dan danish danisch danois danes dansk danese
no nor norwegian norwegisch norvegien noruego norsk norvegese
nb nob bokmal
fi fin finnish finnisch finnois finlandes suomi finlandese
et est estonian estnisch estonien estonio eesti
lv lav latvian lettisch letton leton latviesu
lt lit lithuanian litauisch lituanien lituano lietuviu
hr hrv croatian kroatisch croate croata hrvatski
sr srp serbian serbisch serbe serbio srpski српски
sl slv slovenian slovene slowenisch esloveno slovenscina
sq sqi alb albanian albanisch albanais albanes shqip
ar ara arabic arabisch arabe العربية arabo
he heb hebrew hebraisch hebreu hebreo עברית
fa fas per persian farsi persisch persan فارسی
hi hin hindi हिन्दी
bn ben bengali bangla বাংলা
ur urd urdu اردو
pa pan punjabi panjabi
ta tam tamil தமிழ்
te tel telugu
zh zho chi chinese chinesisch chinois chino 中文 汉语 mandarin cinese cantonese
ja jpn japanese japanisch japonais japones 日本語 giapponese
ko kor korean koreanisch coreen coreano 한국어
vi vie vietnamese vietnamesisch vietnamien vietnamita
th tha thai thailandisch ไทย
id ind indonesian indonesisch bahasa
ms msa may malay malaiisch
tl tgl tagalog filipino
ca cat catalan katalanisch catala
eu eus baq basque baskisch euskara
gl glg galician galicisch galego
cy cym wel welsh walisisch cymraeg
ga gle irish irisch gaeilge
is isl ice icelandic islandisch islenska
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
