/** Romaji of the hiragana from U+3041 to U+3096, in the order of their code points; the katakana lie 96 higher. */
const HIRAGANA = (
  'a a i i u u e e o o ka ga ki gi ku gu ke ge ko go sa za shi ji su zu se ze so zo ta da chi ji tsu tsu zu te de to do na ni nu ne no ' +
  'ha ba pa hi bi pi fu bu pu he be pe ho bo po ma mi mu me mo ya ya yu yu yo yo ra ri ru re ro wa wa i e o n vu ka ke'
).split(' ')
const SMALL_VOWELS = 'ぁぃぅぇぉ'
const SMALL_Y = 'ゃゅょ'

/**
 * One run of hiragana or katakana in Latin letters: Hepburn as in Japanese passports, in which long vowels are written
 * short (さとう → `sato`).
 */
export function kanaToLatin(run: string): string {
  let result = ''
  let isDoubled = false
  for (let i = 0; i < run.length; i++) {
    const kana = hiragana(run[i])
    if (kana === 'っ') {
      isDoubled = true
      continue
    }
    // A vowel after o or u that only makes it long; `ue`, as in 井上, are two vowels.
    const isLong =
      kana === 'ー' ||
      (kana === 'お' && result.endsWith('o')) ||
      (kana === 'う' && /[ou]$/.test(result) && hiragana(run[i + 1] ?? '') !== 'え')
    if (isLong) continue
    const romaji = HIRAGANA[kana.charCodeAt(0) - 0x3041] ?? kana
    if (SMALL_Y.includes(kana) && result.endsWith('i')) {
      result = result.slice(0, -1) + (/(?:sh|ch|j)i$/.test(result) ? romaji.slice(1) : romaji)
    } else if (SMALL_VOWELS.includes(kana) && /[aeiou]$/.test(result)) {
      result = /(?:^|[aeiou])u$/.test(result) ? `${result.slice(0, -1)}w${romaji}` : result.slice(0, -1) + romaji
    } else {
      if (isDoubled && /^[^aeiou]/.test(romaji)) result += romaji.startsWith('ch') ? 't' : romaji[0]
      result += romaji
    }
    isDoubled = false
  }
  return result
}

function hiragana(kana: string): string {
  const code = kana.charCodeAt(0)
  return code >= 0x30a1 && code <= 0x30f6 ? String.fromCharCode(code - 96) : kana
}
