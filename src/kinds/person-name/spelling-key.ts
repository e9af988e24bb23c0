/** More letters do not tell names apart. */
const MAX_LENGTH = 40

/**
 * A key that spellings of one name share: `dmitry`, `dmitriy` and `dmitrii`; `mueller` and `muller`; `chaikovskii` and `tchaikovsky`;
 * `cheolsu` and `chulsoo`. Digraphs and letters that transliterations and languages use for one sound become one letter, vowels
 * fall into three classes (a; e, i, y; o, u), and letters in a row count once. It hears more than a phonetic code: consonants of
 * different sounds stay different, and vowels keep their place.
 *
 * @param name lower-case Latin letters; others are kept as they are
 */
export function spellingKey(name: string): string {
  const length = Math.min(name.length, MAX_LENGTH)
  let key = ''
  let last = ''
  let i = 0
  while (i < length) {
    const letter = name[i]
    const next = i + 1 < length ? name[i + 1] : ''
    let sound = letter
    let used = 1
    switch (letter) {
      case 'a':
        if (next === 'e') used = 2
        break
      case 'e':
        if (next === 'o' || next === 'u') {
          sound = 'u'
          used = 2
        } else sound = 'i'
        break
      case 'o':
      case 'u':
        sound = 'u'
        if (next === 'e' && i + 2 < length) used = 2
        break
      case 'y':
      case 'i':
        sound = 'i'
        break
      case 'j':
        sound = i === 0 || next === 'a' || next === 'o' || next === 'u' || next === 'e' ? 'j' : 'i'
        break
      case 'w':
        sound = 'v'
        break
      case 'q':
        sound = 'k'
        break
      case 'x':
        sound = i === 0 ? 'S' : 'ks'
        break
      case 'p':
        if (next === 'h') {
          sound = 'f'
          used = 2
        }
        break
      case 't':
        if (next === 'h') used = 2
        else if (next === 'c' && name[i + 2] === 'h') {
          sound = 'C'
          used = 3
        } else if (next === 's' && name[i + 2] === 'c' && name[i + 3] === 'h') {
          sound = 'C'
          used = 4
        } else if (next === 'z' || (i === 0 && next === 's')) {
          sound = 'z'
          used = 2
        }
        break
      case 'c':
        if (next === 'h') {
          sound = 'C'
          used = 2
        } else if (next === 'k') {
          sound = 'k'
          used = 2
        } else sound = next === 'e' || next === 'i' || next === 'y' ? 's' : 'k'
        break
      case 's':
        if (next === 'c' && name[i + 2] === 'h') {
          sound = 'S'
          used = 3
        } else if (next === 'h') {
          sound = 'S'
          used = 2
        }
        break
      case 'z':
        if (next === 'h') {
          sound = 'j'
          used = 2
        }
        break
      case 'd':
        if (next === 'j') {
          sound = 'j'
          used = 2
        } else if (next === 'h' || next === 't') used = 2
        break
      case 'k':
      case 'g':
        if (next === 'h') used = 2
        break
      case 'h':
        if (i === 0 && next === 's') {
          sound = 'S'
          used = 2
          break
        }
        // Silent before a consonant and at the end: `johnson`, `sarah`.
        if (i > 0 && !isVowel(next)) sound = ''
        break
    }
    if (sound !== '' && sound !== last) key += sound
    if (sound !== '') last = sound[sound.length - 1]
    i += used
  }
  return key
}

function isVowel(letter: string): boolean {
  return letter === 'a' || letter === 'e' || letter === 'i' || letter === 'o' || letter === 'u' || letter === 'y'
}
