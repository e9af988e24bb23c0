/**
 * Joins the syllables of a Chinese or Korean given name, which is one name: `Chul-soo` → `Chulsoo`, `Tse-tung` → `Tsetung`. Its second part
 * is small, unlike those of `Jean-Marie`.
 */
export function joinSyllables(given: string): string {
  const hyphen = given.indexOf('-')
  if (hyphen < 2 || hyphen > 6 || given.length - hyphen > 7) return given
  const first = given.charCodeAt(0)
  if (first < 65 || first > 90) return given
  for (let i = 1; i < given.length; i++) {
    const unit = given.charCodeAt(i)
    if (i !== hyphen && (unit < 97 || unit > 122)) return given
  }
  return given.slice(0, hyphen) + given.slice(hyphen + 1)
}
