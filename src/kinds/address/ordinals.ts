import { isDigit } from './draft'

/** `5th` → `5`; other words as they are. */
export function withoutOrdinal(word: string): string {
  const length = word.length
  if (length < 3 || !isDigit(word.charCodeAt(length - 3))) return word
  const ending = word.slice(-2)
  if (ending !== 'th' && ending !== 'st' && ending !== 'nd' && ending !== 'rd') return word
  for (let i = 0; i < length - 2; i++) if (!isDigit(word.charCodeAt(i))) return word
  return word.slice(0, -2)
}
