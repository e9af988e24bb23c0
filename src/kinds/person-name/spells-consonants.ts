/** Longer words are no names; what comes later is not looked at. */
const MAX_LENGTH = 40

/**
 * Arabic (also Persian and Urdu) and Hebrew letters and their spellings in Latin letters, `-` for none. Letters for vowels, and those
 * that may be a vowel or silent, have none.
 */
const SPELLINGS =
  'ء- ا- أ- إ- آ- ٱ- ؤ- ئ- ع- ى- ة-,h,t بb,p,v تt ثth,t,s جj,g,dj,dzh,zh حh خkh,h,ch,x دd ذdh,d,z,th رr زz,s سs,c شsh,ch,sch صs ضd,dh,z طt ' +
  'ظz,dh,th,d غgh,g فf,ph,v قq,k,g,c,ck كk,c,q,ck لl مm نn هh,- وw,v,- يy,j,- پp چch,c,tch ژzh,j گg کk,c,q یy,j,- ہh,- ھh,- ەh,- ےy,- ٹt ڈd ڑr ںn ' +
  'א- בb,v גg,j דd הh,- וv,w,- זz,s חh,ch,kh טt,th יy,j,- כk,c,ch,kh,ck,h ךk,c,ch,kh,ck,h לl מm םm נn ןn סs,c ע- פp,f,ph ףf,p,ph צts,tz,z,s,c ' +
  'ץts,tz,z,s,c קk,c,q,ck רr שsh,s,sch תt,th,s'

let spellingsByLetter: Map<string, readonly string[]> | undefined

/**
 * Whether a word in Latin letters can be a spelling of a word in Arabic or Hebrew letters, which write few vowels: `Mohammed`, `Muhamad`
 * of محمد, `Cohen`, `Kohen` of כהן. The consonants must agree in order, each in one of its usual spellings; Latin vowels and doubled
 * letters are free, but for a long `ou` before the last letter. The article ال may be left out.
 *
 * @param latin one word in lower-case Latin letters
 * @param native one word in Arabic or Hebrew letters
 */
export function spellsConsonants(latin: string, native: string): boolean {
  const word = latin.slice(0, MAX_LENGTH)
  const letters = native.slice(0, MAX_LENGTH).replace(/[\p{M}\s]/gu, '')
  if (word === '' || letters === '') return false
  // This long vowel is written: it tells Mahmoud from Mohammed.
  if (/(?:ou|oo|uu)[^aeiouy]$/.test(word) && !/[وؤו]$/.test(letters.slice(0, -1))) return false
  return follows(word, letters) || (letters.length > 4 && letters.startsWith('ال') && follows(word, letters.slice(2)))
}

/** Reads the native letters one by one and keeps the set of places in the Latin word where each may end. */
function follows(word: string, letters: string): boolean {
  spellingsByLetter ??= new Map(SPELLINGS.split(' ').map((entry) => [entry[0], entry.slice(1).split(',')]))
  const length = word.length
  // A word that starts with a consonant starts with it in both.
  const first = spellingsByLetter.get(letters[0])
  if (first === undefined) return false
  let places = new Uint8Array(length + 1)
  if (first[0] === '-' && !isVowel(word[0])) return false
  places[0] = 1
  for (let i = 0; i < letters.length; i++) {
    const spellings = spellingsByLetter.get(letters[i])
    if (spellings === undefined) return false
    const next = new Uint8Array(length + 1)
    for (let at = 0; at <= length; at++) {
      if (places[at] === 0) continue
      for (const spelling of spellings) {
        const plain = spelling === '-' ? '' : spelling
        if (!word.startsWith(plain, at)) continue
        let end = at + plain.length
        next[end] = 1
        while (end < length && (isVowel(word[end]) || (end > 0 && word[end] === word[end - 1]))) next[++end] = 1
      }
    }
    places = next
  }
  return places[length] === 1
}

function isVowel(letter: string): boolean {
  return letter === 'a' || letter === 'e' || letter === 'i' || letter === 'o' || letter === 'u' || letter === 'y'
}
