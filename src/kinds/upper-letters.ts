/**
 * Upper case for the letters a to z, as codes are written. Other letters stay: the capitals of some are two letters, which would not be read
 * as the same code.
 */
export function upperLetters(text: string): string {
  return text.replace(/[a-z]+/g, (letters) => letters.toUpperCase())
}
