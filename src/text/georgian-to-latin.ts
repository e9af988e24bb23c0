import { letterTable, spell } from './letter-table'

const LETTERS = /* @__PURE__ */ letterTable(
  'აa ბb გg დd ეe ვv ზz თt იi კk ლl მm ნn ოo პp ჟzh რr სs ტt უu ფp ქk ღgh ყq შsh ჩch ცts ძdz წts ჭch ხkh ჯj ჰh',
)

/** One word of Georgian letters in Latin letters: the national system of 2002, without apostrophes. */
export function georgianToLatin(word: string): string {
  return spell(word, LETTERS)
}
