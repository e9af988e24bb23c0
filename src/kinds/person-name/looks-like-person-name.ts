import { type DataTable, mergeData } from '../../data'
import { foldText, transliterate } from '../../text'
import { koreanSurname } from './korean-surnames'
import { nicknameIndex } from './nickname-index'
import { readFullName } from './read-name'

const MAX_LENGTH = 60
const MAX_WORDS = 5
/** J. Smith, J Smith. */
const INITIAL_AND_NAME = /^\p{Lu}(?:\. ?| )\p{Lu}[\p{L}'-]+$/u

/** The family names of four in five Chinese, and the characters that most Japanese ones end with. */
const chineseFamilies =
  '王李张張刘劉陈陳杨楊赵趙黄黃周吴吳徐孙孫胡朱高林何郭马馬罗羅梁宋郑鄭谢謝韩韓唐冯馮于董萧蕭程曹袁邓鄧许許傅沈曾彭吕呂苏蘇卢盧蒋蔣蔡贾賈丁魏薛叶葉阎余潘杜戴夏钟鍾汪田任姜范方石姚谭廖邹熊金陆陸郝孔白崔康毛邱秦江史顾顧侯邵孟龙龍万段雷钱錢汤湯尹黎易常武乔賀'
const japaneseEndings = '田中本藤川山村林木野崎島原上下口井沢澤部橋谷森岡石浦松尾池倉内宮丸瀬'

/**
 * Whether a value reads like a person: one to five words without digits, one of which, in its place, is a well-known given name, or a name
 * in Cyrillic, Han, kana or Hangul that is built like one.
 *
 * @param value a raw value; what is longer than 60 characters is no name
 * @param data given names, such as `samewise/data/nicknames-en`: its own and those of its nicknames
 */
export function looksLikePersonName(value: string, data: DataTable = mergeData([])): boolean {
  if (value.length > MAX_LENGTH || /\d/.test(value)) return false
  const text = value.trim()
  if (/^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\s・]+$/u.test(text))
    return looksEastAsian(text)
  const nicknames = nicknameIndex(data)
  const givenNames = givenNamesOf(data)
  const isKnown = (word: string): boolean => nicknames.has(word) || givenNames.has(word)
  const parts = readFullName(text)
  const words = foldText(transliterate(text)).split(' ')
  if (words.length > MAX_WORDS) return false
  const given = foldText(transliterate(parts.given)).split(' ')[0]
  if (isKnown(given) || INITIAL_AND_NAME.test(text)) return true
  for (const word of words) if (word.length > 3 && words.length <= 3 && isKnown(word)) return true
  return (
    words.length > 1 &&
    words.length <= 3 &&
    /^\p{Script=Cyrillic}+$/u.test(parts.family) &&
    isSlavicFamily(parts.family)
  )
}

const sets = /* @__PURE__ */ new WeakMap<readonly string[], ReadonlySet<string>>()
const NONE: readonly string[] = []

/** The given names handed in; made once per list of them. */
function givenNamesOf({ givenNames = NONE }: DataTable): ReadonlySet<string> {
  let set = sets.get(givenNames)
  if (set === undefined) sets.set(givenNames, (set = new Set(givenNames)))
  return set
}

function looksEastAsian(text: string): boolean {
  const compact = text.replace(/\s/g, '')
  const first = compact.charAt(0)
  if (compact.length < 2 || compact.length > 8) return false
  if (/^\p{Script=Hangul}+$/u.test(compact)) return compact.length <= 4 && koreanSurname(first) !== undefined
  if (/^[\p{Script=Hiragana}\p{Script=Katakana}ー・]+$/u.test(compact)) return /[\s・]/.test(text)
  if (compact.length > 6) return false
  return (
    chineseFamilies.includes(first) ||
    japaneseEndings.includes(compact.charAt(1)) ||
    japaneseEndings.includes(compact.charAt(2))
  )
}

function isSlavicFamily(family: string): boolean {
  return /(?:[ое]ва?|ина?|ск(?:ий|ая)|[еє]нко|ук|юк|ић|ев)$/iu.test(family)
}
