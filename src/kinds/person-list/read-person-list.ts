import { foldText } from '../../text'
import { isMissing } from '../missing'

/** Longer lists are read by their beginning. */
const MAX_LENGTH = 4096
const MOST_PERSONS = 40

/** Words before a family name that belong to it. */
const particles: ReadonlySet<string> = /* @__PURE__ */ new Set(
  'van von der den de del della di da dos das du la le el al bin ibn ter ten te zu zur af av st y'.split(' '),
)
const suffixes: ReadonlySet<string> = /* @__PURE__ */ new Set('jr sr ii iii iv phd md dr prof esq'.split(' '))
/** Words that stand for persons who are not named. */
const others: ReadonlySet<string> = /* @__PURE__ */ new Set(
  'others al et eds ed editor editors hrsg anonymous various artists'.split(' '),
)

/**
 * Reads a list of persons, such as the authors of a book, into their family names: `A. Smith, B. de Vries and C. Lee`, `Smith, A.; de Vries,
 * B.; Lee, C.` and `Smith A, de Vries B, Lee C` all give `devries lee smith`. Given names are left out, since lists shorten them as they like.
 *
 * @param raw the value as it came; characters after the 4,096th and persons after the 40th are not looked at
 * @returns the different family names, folded, in the order of their characters; '' where there are none
 */
export function readPersonList(raw: string): string {
  if (isMissing(raw)) return ''
  const text = raw
    .trim()
    .slice(0, MAX_LENGTH)
    .replace(/\bet al\b\.?/gi, ' ')
  const names = new Set<string>()
  for (const person of personsOf(text)) {
    const name = familyOf(person)
    if (name !== '') names.add(name)
    if (names.size === MOST_PERSONS) break
  }
  return [...names].sort().join(' ')
}

/** One text per person, with the family name in front of a comma, or none. */
function personsOf(text: string): string[] {
  const parts = text.split(/[;|\n&]|\s(?:and|AND|und|et|y|e)(?:\s|$)/)
  // Between semicolons a comma parts the family name from the given one.
  if (/[;|\n]/.test(text)) return parts
  return parts.flatMap((part) => {
    const pieces = part.split(',').map((piece) => piece.trim())
    const persons: string[] = []
    for (const piece of pieces) {
      // "Smith, A., Lee, C.": initials, or a suffix, belong to the name before them.
      if (persons.length > 0 && isInitials(piece)) persons[persons.length - 1] += `, ${piece}`
      else persons.push(piece)
    }
    // "Smith, Anna": one name, turned round.
    return persons.length === 2 && parts.length === 1 && !persons[0].includes(' ') && !persons[1].includes(' ')
      ? [persons.join(', ')]
      : persons
  })
}

/** `A.`, `J. R.`, `AB`, `J.-P.`, `Jr.` */
function isInitials(piece: string): boolean {
  if (suffixes.has(piece.toLowerCase().replaceAll('.', ''))) return true
  return (
    piece.length <= 12 &&
    /^(?:\p{Lu}[.\s-]{1,3}){1,5}$|^\p{Lu}{1,3}$/u.test(`${piece}${piece.endsWith('.') ? '' : '.'}`)
  )
}

function familyOf(person: string): string {
  const comma = person.indexOf(',')
  if (comma > 0) return joined(foldText(person.slice(0, comma)).split(' '))
  const written = person.trim().split(/\s+/)
  const last = written[written.length - 1] ?? ''
  // "Smith AB": initials behind the family name are in capitals, and without dots.
  if (written.length > 1 && /^\p{Lu}{1,3}$/u.test(last) && /\p{Ll}/u.test(written[0])) {
    return joined(foldText(written.slice(0, -1).join(' ')).split(' '))
  }
  const words = foldText(person)
    .split(' ')
    .filter((word) => !suffixes.has(word) && !others.has(word))
  let start = words.length - 1
  // The last of several names; where all but it are particles, they are what is left of it.
  while (start > 0 && particles.has(words[start - 1])) start--
  // A hyphen has become a blank: what stood before it belongs to the name.
  const hyphen = last.includes('-') ? last.split('-').length - 1 : 0
  return joined(words.slice(Math.max(0, start - hyphen)))
}

function joined(words: readonly string[]): string {
  const kept = words.filter((word) => !others.has(word) && !suffixes.has(word))
  const name = kept.join('')
  return name.length > 1 || /[^a-z\d]/.test(name) ? name : ''
}
