const INITIALS = 'g kk n d tt r m b pp s ss _ j jj ch k t p h'.split(' ')
const VOWELS = 'a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i'.split(' ')
const FINALS = '_ k k k n n n t l k m l l l p l m p p t t ng t t k t p t'.split(' ')

/**
 * A run of Hangul syllables in Latin letters: Revised Romanization, each syllable by itself, as is the rule for names
 * (sounds that change at the seam of two syllables are not followed). The syllable's code point is computed from its
 * letters, and so are they from it.
 */
export function hangulToLatin(run: string): string {
  let result = ''
  for (let i = 0; i < run.length; i++) {
    const index = run.charCodeAt(i) - 0xac00
    result += INITIALS[Math.floor(index / 588)] + VOWELS[Math.floor((index % 588) / 28)] + FINALS[index % 28]
  }
  return result.replace(/_/g, '')
}
