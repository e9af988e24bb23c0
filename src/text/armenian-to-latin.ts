import { letterTable, spell } from './letter-table'

const LETTERS = /* @__PURE__ */ letterTable(
  'աa բb գg դd եe զz էe ըy թt ժzh իi լl խkh ծts կk հh ձdz ղgh ճch մm յy նn շsh ոo չch պp ջj ռr սs վv տt րr ցts ւv փp քk օo ֆf',
)

/** One word of Armenian letters, lower case, in Latin letters as in passports: Eastern pronunciation, without apostrophes. */
export function armenianToLatin(word: string): string {
  const plain = word
    .replace(/ու/g, 'u')
    .replace(/և/g, 'ev')
    .replace(/եւ/g, 'ev')
    .replace(/^ո(?!վ)/, 'vo')
    .replace(/^ե/, 'ye')
  return spell(plain, LETTERS)
}
