import { foldText } from '../../text'
import { MAX_LENGTH } from './draft'
import { withoutOrdinal } from './ordinals'
import { classOf, DIRECTION, LOOSE_TYPE, STREET_TYPE, shortForms } from './words'

/**
 * The form of a street in which its writings are equal: folded, with types and directions in one short form (`Saint James Street West`
 * → `st james st w`, `Hauptstraße` → `hauptstr`), ordinals as numbers (`Fifth Ave`, `5th Avenue` → `5 ave`).
 *
 * @param street a street without its house number; characters after the 4,096th are not looked at
 */
export function normalizeStreet(street: string): string {
  const folded = foldText(street.slice(0, MAX_LENGTH))
  if (folded === '') return ''
  const words = folded.split(' ')
  // "C/ Mayor", but "C Street"
  const isCalle = (words[0] === 'c' || words[0] === 'cl') && words.length > 1
  if (isCalle && (classOf(words[1]) & (STREET_TYPE | DIRECTION)) === 0) words[0] = 'calle'
  for (let i = 0; i < words.length; i++) {
    const word = words[i]
    const form = shortForms.get(word)
    if (form !== undefined) words[i] = form
    else if (word.length > 7 && word.endsWith('strasse')) words[i] = `${word.slice(0, -7)}str`
    else if (word.length > 6 && word.endsWith('straat')) words[i] = `${word.slice(0, -6)}str`
    else words[i] = withoutOrdinal(word)
  }
  return words.join(' ')
}

/**
 * What is left of a street without its type and directions, for writings that leave them out: `700 n. el camino blvd` and `el camino`
 * share `el camino`. A street that is nothing else keeps them (`North Ave` → `n ave`).
 *
 * @param street a street without its house number, normalized or not
 */
export function streetCore(street: string): string {
  const normalized = normalizeStreet(street)
  const words = normalized.split(' ')
  const kept = words.filter((word) => (classOf(word) & (STREET_TYPE | LOOSE_TYPE | DIRECTION)) === 0)
  if (kept.length === 0) {
    // "Park Ave": the loose type is the name.
    const loose = words.filter((word) => (classOf(word) & (STREET_TYPE | DIRECTION)) === 0)
    return loose.length === 0 ? normalized : loose.join(' ')
  }
  const core = kept.join(' ')
  return core.length > 5 && core.endsWith('str') ? core.slice(0, -3) : core
}
