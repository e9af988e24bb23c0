import { letterTable, spell } from './letter-table'

const LETTERS = /* @__PURE__ */ letterTable(
  'αa βv γg δd εe ζz ηi θth ιi κk λl μm νn ξx οo πp ρr σs ςs τt υy φf χch ψps ωo',
)

/**
 * One word of Greek letters, lower case, in Latin letters: ISO 843 transcription, which Greek passports follow, without
 * accents.
 */
export function greekToLatin(word: string): string {
  const plain = word
    .normalize('NFD')
    // The diaeresis stays until the pairs are read: it says that two vowels are not a pair.
    .replace(/(?!\u0308)\P{L}/gu, '')
    .replace(/ου(?!\u0308)/g, 'ou')
    .replace(/([αεη])υ(?!\u0308)(?=[αβγδεζηιλμνορυω])/g, '$1v')
    .replace(/([αεη])υ(?!\u0308)/g, '$1f')
    .replace(/^μπ|μπ$/g, 'b')
    .replace(/γ(?=[γξχ])/g, 'n')
    .replace(/\u0308/g, '')
  return spell(plain, LETTERS)
}
