import fc from 'fast-check'

/** Whether a text has no lone surrogate, and so a UTF-8 form. */
export function isWellFormed(text: string): boolean {
  return !/\p{Surrogate}/u.test(text)
}

/** Any text that has a UTF-8 form. */
export function wellFormed(maxLength: number): fc.Arbitrary<string> {
  return fc.string({ unit: 'binary', maxLength }).filter(isWellFormed)
}
