import { letterTable, spell } from './letter-table'

const LETTERS = /* @__PURE__ */ letterTable(
  'ءa اa أa إi آa ٱa ؤu ئi بb ةa تt ثth جj حh خkh دd ذdh رr زz سs شsh صs ضd طt ظz عa غgh فf قq كk لl مm نn هh وu ىa يi ' +
    'پp چch ژzh گg کk یi ہh ھh ەe ۀe ےe ٹt ڈd ڑr ںn ڤv ۆo ێe ڕr ڵl ټt ډd ړr ښsh ځz څts ' +
    '٠0 ١1 ٢2 ٣3 ٤4 ٥5 ٦6 ٧7 ٨8 ٩9 ۰0 ۱1 ۲2 ۳3 ۴4 ۵5 ۶6 ۷7 ۸8 ۹9',
)

/**
 * One word of Arabic letters (also Persian, Urdu, Kurdish and Pashto ones) in Latin ones, letter by letter; digits
 * become ASCII. Waw and ya are consonants at the start of a word and beside alif, else vowels. Vowels that are not
 * written stay out and vowel signs are not read, so that both ways of writing agree: a key to compare by, not a
 * pronunciation.
 */
export function arabicToLatin(word: string): string {
  const plain = word
    .replace(/\p{M}/gu, '')
    .replace(/^و|و(?=[اآىة])|(?<=ا)و/g, 'w')
    .replace(/^[يی]|[يی](?=[اآىة])|(?<=ا)[يی]/g, 'y')
  return spell(plain, LETTERS)
}
