import { letterTable, spell } from './letter-table'

const LETTERS = /* @__PURE__ */ letterTable(
  'אa בv גg דd הh וo זz חh טt יi כkh ךkh לl מm םm נn ןn סs עa פf ףf צts ץts קk רr שsh תt װv ױoy ײay',
)
const START: Readonly<Record<string, string>> = { ב: 'b', ו: 'v', י: 'y', כ: 'k', פ: 'p' }

/**
 * One word of Hebrew letters in Latin ones, letter by letter. Vowels that are not written stay out and points are not
 * read, so that pointed and plain writing agree: a key to compare by, not a pronunciation.
 */
export function hebrewToLatin(word: string): string {
  const plain = word
    .replace(/\p{M}/gu, '')
    .replace(/וו/g, 'v')
    .replace(/יי/g, 'y')
    .replace(/ה$/, 'a')
    .replace(/^[בויכפ]/, (letter) => START[letter])
  return spell(plain, LETTERS)
}
