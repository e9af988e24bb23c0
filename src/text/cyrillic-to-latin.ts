import { letterTable, spell } from './letter-table'

const RUSSIAN =
  'аa бb вv гg дd еe ёe жzh зz иi йy кk лl мm нn оo пp рr сs тt уu фf хkh цts чch шsh щshch ъ ыy ь эe юyu яya ' +
  'іi їi єe ґg ўu ђd јj љlj њnj ћc џdz ѓgj ќkj ѕdz ѐe ѝi ѣe ѳf ѵi әa ғg қq ңn өo ұu үu һh җj ҳh ҷj ӣi ӯu'
const TABLE = /* @__PURE__ */ letterTable(RUSSIAN)
/** What other languages write differently; a later entry of a table replaces an earlier one. */
const UKRAINIAN = /* @__PURE__ */ letterTable(`${RUSSIAN} гh иy йi їi єie юiu яia`)
const BELARUSIAN = /* @__PURE__ */ letterTable(`${RUSSIAN} гh`)
const SERBIAN = /* @__PURE__ */ letterTable(`${RUSSIAN} жz хh цc чc шs`)
const BULGARIAN = /* @__PURE__ */ letterTable(`${RUSSIAN} хh щsht ъa`)
const UKRAINIAN_START: Readonly<Record<string, string>> = { є: 'ye', ї: 'yi', й: 'y', ю: 'yu', я: 'ya' }

/**
 * The Cyrillic letters of a lower-case text in Latin letters, as its language writes them: Ukrainian (rules of 2010),
 * Belarusian, Serbian and Macedonian (Gaj's alphabet without its accents), Bulgarian, told apart by letters and endings
 * that only they use, else Russian as in passports, with `ё` as `e` and a final `-ий`, `-ый` as `-y`. Signs for
 * hardness and softness are dropped.
 */
export function cyrillicToLatin(text: string): string {
  const plain = text.replace(/([\u0400-\u052f])\p{M}+/gu, '$1')
  if (/[іїєґ]|[сцз]ьк/.test(plain) && !/[ўыэё]/.test(plain)) {
    const started = plain.replace(/зг/g, 'zgh').replace(/(?<!\p{L})[єїйюя]/gu, (letter) => UKRAINIAN_START[letter])
    return spell(started, UKRAINIAN)
  }
  if (/[ўі]/.test(plain)) return spell(plain, BELARUSIAN)
  if (/[ђјљњћџѓќѕ]/.test(plain)) return spell(plain, SERBIAN)
  // In Russian the hard sign stands only before these vowels.
  if (/ъ(?![еёюя])/.test(plain)) return spell(plain, BULGARIAN)
  return spell(plain.replace(/[иы]й(?!\p{L})/gu, 'y'), TABLE)
}
