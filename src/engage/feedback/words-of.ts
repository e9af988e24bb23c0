/** Texts are read up to this many UTF-16 code units; what a customer means is said by then. */
const MOST_UNITS = 20_000

/** The clauses of a text, each as its words in lower case, apostrophes kept, typographic ones as `'`. */
export function clausesOf(text: string): string[][] {
  const plain = text.slice(0, MOST_UNITS).normalize('NFC').replaceAll('’', "'").toLowerCase()
  return plain.split(/[.,;:!?()\n]/).map((clause) => clause.match(/[\p{L}\p{M}\p{N}']+/gu) ?? [])
}

/** The words of a text, as {@link clausesOf} has them. */
export function wordsOf(text: string): string[] {
  return clausesOf(text).flat()
}
