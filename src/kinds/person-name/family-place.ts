import { areSpanishFamilies, isFamilyBefore } from './family-names'
import { hasLowerCase, isCapitals, isInitial } from './letter-case'
import { classOf, keyOf, PARTICLE } from './name-words'
import { isCyrillicPatronymic, isEastSlavicFamily, isLatinPatronymic } from './patronymics'

/** What follows O in Irish names, to tell `Martin O Linden` (an initial) from `Patrick O Meara`. */
const irishStems: ReadonlySet<string> = /* @__PURE__ */ new Set(
  (
    'brien brian byrne callaghan carroll connell conner connor day dea dell doherty donnell donoghue donohue donovan dowd driscoll dwyer ' +
    'farrell flaherty flynn gara gorman grady hagan halloran hanlon hara hare hearn higgins kane keefe keeffe kelly leary loughlin ' +
    'mahony mahoney malley mara meara melia mullan neal neale neil neill quinn rahilly regan reilly riordan rourke rorke ryan shaughnessy ' +
    'shea sullivan toole'
  ).split(' '),
)

/** How many words in front are the family name, where something shows that it comes first; else 0. */
export function familyFirst(words: readonly string[]): number {
  const count = words.length
  // DE GAULLE Charles
  let capitals = 0
  while (capitals < count && isCapitals(words[capitals])) capitals++
  if (capitals > 0 && capitals < count && words.slice(capitals).every(hasLowerCase)) {
    if (words.slice(0, capitals).some((word) => word.length > 2)) return capitals
  }
  if (count === 3) {
    // Сидоров Иван Петрович
    if (isCyrillicPatronymic(words[2]) && !isCyrillicPatronymic(words[1])) return 1
    if (isLatinPatronymic(words[2]) && !isLatinPatronymic(words[1]) && isEastSlavicFamily(words[0])) return 1
  }
  if (count > 1 && isFamilyBefore(keyOf(words[0]), keyOf(words[1]))) return 1
  // Swanson Peter A
  const ending = count > 2 && isInitial(words[count - 1]) && !isInitial(words[0]) && !isInitial(words[count - 2])
  return ending ? familyEnd(words) : 0
}

/** Where a family name that comes first ends: after its particles and one word. */
function familyEnd(words: readonly string[]): number {
  let end = 0
  while (end < words.length - 2 && (classOf(words[end]) & PARTICLE) !== 0) end++
  return end + 1
}

/** Where the family name starts in natural order: after the last initial, or at the last word with the particles before it. */
export function familyStart(words: readonly string[], first: number): number {
  const last = words.length - 1
  for (let i = last - 1; i >= first; i--) {
    if (!isInitial(words[i]) || joinsFamilies(words, i)) continue
    const irish = keyOf(words[i]) === 'o' && !words[i].includes('.')
    if (irish && i === last - 1 && (irishStems.has(keyOf(words[last])) || i > first)) return i
    // Initials at the front are given names: "E. Martin Linden"; a later one ends them: "Ana M Linden Rojas".
    let leading = true
    for (let j = 0; j < i; j++) if (!isInitial(words[j])) leading = false
    if (!leading) return i + 1
    break
  }
  let start = last
  if (start > first && areSpanishFamilies(keyOf(words[last - 1]), keyOf(words[last]))) start--
  while (start > first) {
    const before = words[start - 1]
    const bits = classOf(before)
    if ((bits & PARTICLE) !== 0) start--
    else if (start - 2 >= first && joinsFamilies(words, start - 1)) start -= 2
    else break
  }
  return Math.max(start, first)
}

/** The "and" of Spanish, Portuguese and Catalan double names: `Ortega y Gasset`, `Sousa e Silva`. A small e may be an initial. */
function joinsFamilies(words: readonly string[], at: number): boolean {
  if (words[at] === 'y' || words[at] === 'i') return true
  return words[at] === 'e' && words[at + 1][0] !== words[at + 1][0].toLowerCase()
}
