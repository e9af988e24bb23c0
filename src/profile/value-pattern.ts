/** Code units looked at; what follows shows as `…`. */
const MAX_LENGTH = 48
/** Runs of digits up to this long are written out, and runs of letters beside digits up to {@link EXACT_LETTERS}. */
const EXACT_DIGITS = 16
const EXACT_LETTERS = 3

const UPPER = 1
const LOWER = 2
const DIGIT = 3
const CASELESS = 4
const symbols = ['', 'A', 'a', '9', 'x']

/**
 * The shape of a value: `A` for an upper-case letter, `a` for a lower-case one, `x` for a letter of a script without case, `9` for a
 * digit, everything else as it is. In values with digits, short runs are written out, so that codes show their length (`AB-12345` →
 * `AA-99999`); elsewhere `+` stands for "one or more further" (`Anna Lee` → `Aa+ Aa+`, `ann@lee.org` → `a+@a+.a+`).
 *
 * @param raw the value as it came; characters after the 48th are not looked at
 */
export function valuePattern(raw: string): string {
  const end = Math.min(raw.length, MAX_LENGTH)
  let hasDigit = false
  let isAddress = false
  for (let i = 0; i < end; i++) {
    const unit = raw.charCodeAt(i)
    if (unit === 64) isAddress = true
    else if (unit >= 48 && unit <= 57) hasDigit = true
  }
  let pattern = ''
  for (let i = 0; i < end; ) {
    const unit = raw.charCodeAt(i)
    const symbol = symbolOf(unit)
    let next = i + 1
    if (symbol === 0) {
      pattern += raw[i]
      i = next
      continue
    }
    while (next < end && symbolOf(raw.charCodeAt(next)) === symbol) next++
    const run = next - i
    const exact = !isAddress && (symbol === DIGIT ? run <= EXACT_DIGITS : hasDigit && run <= EXACT_LETTERS)
    if (run === 1) pattern += symbols[symbol]
    else pattern += exact ? symbols[symbol].repeat(run) : `${symbols[symbol]}+`
    i = next
  }
  return raw.length > end ? `${pattern}…` : pattern
}

function symbolOf(unit: number): number {
  if (unit < 0x80) {
    if (unit >= 97 && unit <= 122) return LOWER
    if (unit >= 65 && unit <= 90) return UPPER
    return unit >= 48 && unit <= 57 ? DIGIT : 0
  }
  const character = String.fromCharCode(unit)
  const lower = character.toLowerCase()
  if (lower !== character.toUpperCase()) return lower === character ? LOWER : UPPER
  // Hebrew to the scripts of South-East Asia; Han, Kana and Hangul, with surrogate pairs, which are rare Han for the most part.
  return (unit >= 0x590 && unit < 0x2000) || (unit >= 0x2e80 && unit < 0xfe00) ? CASELESS : 0
}
