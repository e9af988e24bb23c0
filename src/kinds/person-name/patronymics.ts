/** `Петрович`, `Петровна`: a name after the father's, in Cyrillic letters. */
export function isCyrillicPatronymic(word: string): boolean {
  return isFemalePatronymic(word) || /(?:ович|евич|ьич|йович)$/iu.test(word)
}

/** `Петровна`, `Петрівна`: a daughter's, in Cyrillic letters. */
export function isFemalePatronymic(word: string): boolean {
  return /(?:овна|евна|ична|івна)$/iu.test(word)
}

/** `Petrovich`, `Petrovna`. */
export function isLatinPatronymic(word: string): boolean {
  return /(?:ovich|evich|ovna|evna|ichna)$/iu.test(word)
}

/** A family name with an ending that East Slavic ones have, in Latin letters. */
export function isEastSlavicFamily(word: string): boolean {
  return /(?:ov|ova|ev|eva|in|ina|sky|skiy|skii|skaya|enko|chuk|uk)$/iu.test(word)
}
