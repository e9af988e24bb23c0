import { isBlank } from './letter-case'
import { NO_NAME, type PersonNameParts } from './name-parts'
import { MAX_LENGTH } from './split-name'

/** Chinese and Korean family names of two characters; nearly all others have one. */
const doubleFamilyNames: ReadonlySet<string> = /* @__PURE__ */ new Set(
  (
    '欧阳 歐陽 司马 司馬 诸葛 諸葛 上官 夏侯 东方 東方 尉迟 尉遲 公孙 公孫 慕容 令狐 司徒 皇甫 端木 长孙 長孫 宇文 轩辕 軒轅 百里 东郭 東郭 南宫 南宮 ' +
    '独孤 獨孤 呼延 闻人 聞人 西门 西門 남궁 황보 제갈 사공 선우 독고 서문 동방'
  ).split(' '),
)

/**
 * Reads a name in Han, Hangul or kana, where the family name comes first: one character, or two for the compound names; of four Han
 * characters two (Japanese). Blanks and middle dots separate; a middle dot marks a foreign name, given name first.
 */
export function readEastAsianName(raw: string): PersonNameParts | undefined {
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
