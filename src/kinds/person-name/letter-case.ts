/** Whether a word has a letter or digit of any script. */
export function hasLetter(word: string): boolean {
  const unit = word.charCodeAt(0)
  if ((unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90) || (unit >= 48 && unit <= 57)) return true
  return /[\p{L}\p{N}]/u.test(word)
}

/** One letter, with or without a dot. */
export function isInitial(word: string): boolean {
  const length = word.endsWith('.') ? word.length - 1 : word.length
  return length === 1 && word.toLowerCase() !== word.toUpperCase()
}

/** Letters all in upper case, at least two of them; scripts without case do not count. */
export function isCapitals(word: string): boolean {
  if (word.length < 2 || (word.length === 2 && word[1] === '.')) return false
  return word === word.toUpperCase() && word !== word.toLowerCase()
}

/** Whether a letter of the word is in lower case. */
export function hasLowerCase(word: string): boolean {
  return word !== word.toUpperCase()
}

/** Whether a UTF-16 code unit is white space or invisible. */
export function isBlank(unit: number): boolean {
  return (
    unit <= 0x20 ||
    unit === 0xa0 ||
    (unit >= 0x2000 && unit <= 0x200b) ||
    unit === 0x202f ||
    unit === 0x3000 ||
    unit === 0xfeff
  )
}
