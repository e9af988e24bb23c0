/** Words that are kept at a time: the frequent ones of a column, so that rare ones cost no memory. */
const SLOTS = 1 << 14

/**
 * What is known of words, found out once per word and not once per value that holds it: streets and the domains of
 * addresses are few distinct words. A word is looked up where it stands, without a string being made of it. Of two words with one slot the later one stays.
 */
export class WordMemo<T> {
  private words: string[] = []
  private known: T[] = []

  /** @param find what is to be known of a word in lower case */
  constructor(private readonly find: (word: string) => T) {}

  /** What is known of the word `text[start, end)`, which has at least one character: ASCII letters of any case, digits, dots and hyphens. */
  of(text: string, start: number, end: number): T {
    if (this.words.length === 0) {
      this.words = new Array(SLOTS).fill('')
      this.known = new Array(SLOTS)
    }
    let hash = 0
    for (let i = start; i < end; i++) hash = Math.imul(hash ^ lowerCase(text.charCodeAt(i)), 0x01000193)
    const slot = (hash ^ (hash >>> 15)) & (SLOTS - 1)
    const word = this.words[slot]
    let i = word.length === end - start ? start : end + 1
    while (i < end && word.charCodeAt(i - start) === lowerCase(text.charCodeAt(i))) i++
    if (i !== end) {
      const lower = text.slice(start, end).toLowerCase()
      this.words[slot] = lower
      this.known[slot] = this.find(lower)
    }
    return this.known[slot]
  }
}

/** Digits, dots and hyphens have the bit already. */
function lowerCase(unit: number): number {
  return unit | 32
}
