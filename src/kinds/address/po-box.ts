import { type Draft, isDigit, type Word } from './draft'
import { numberedRoadEnd } from './street-end'
import { takeUnits } from './units'
import { BOX, REGION, STREET_TYPE } from './words'

/** Takes `PO Box 12`, `P.O. Box # 12`, `RR 1 Box 81`, `Postfach 12`, `BP 3` out of the segments. What stands before and after one are two segments. */
export function takeBoxes(draft: Draft, segments: Word[][]): void {
  let isWeak = true
  for (let i = 0; i < segments.length; i++) {
    const words = segments[i]
    const start = findBox(words)
    if (start < 0) continue
    const end = boxEnd(words, start)
    let from = routeStart(words, start)
    let box = words.slice(from, end)
    if (from === 0 && i > 0 && isRoute(segments[i - 1])) {
      box = [...segments[i - 1], ...box]
      segments.splice(--i, 1)
      from = 0
    }
    // The box of a bank or of a department gives way to that of the post.
    if (draft.poBox.length === 0 || (isWeak && !isWeakBox(words, start))) draft.poBox = box
    isWeak &&= isWeakBox(words, start)
    const before = words.slice(0, from)
    const parts = [words.slice(end)]
    if (isPlace(before)) parts.unshift(before)
    else if (before.length > 0)
      draft.building = /^(?:apt|ste|suite|unit)$/.test(before[0].key) ? takeUnits(draft, before) : before
    segments.splice(i, 1, ...parts.filter((part) => part.length > 0))
    i += isPlace(before) ? 0 : -1
  }
  if (draft.poBox.length > 0) return
  const at = segments.findIndex((words) => words.length === 2 && isRoute(words) && words[0].key !== 'route')
  if (at >= 0) draft.poBox = segments.splice(at, 1)[0]
}

/** Whether words before a box may be a street, and not whoever holds the box. */
function isPlace(words: readonly Word[]): boolean {
  if (words.length === 0) return false
  const last = words[words.length - 1]
  if (last.key === 'station' || last.key === 'sta') return false
  return (
    isDigit(words[0].key.charCodeAt(0)) ||
    words.some((word) => (word.bits & STREET_TYPE) !== 0) ||
    numberedRoadEnd(words) > 0
  )
}

function findBox(words: readonly Word[]): number {
  for (let i = 0; i < words.length; i++) if ((words[i].bits & BOX) !== 0 && boxEnd(words, i) > i) return i
  return -1
}

function isWeakBox(words: readonly Word[], at: number): boolean {
  return /^(?:box|bx|lockbox|lbx|drawer)$/.test(words[at].key)
}

/** Where the box that begins at `at` ends; `at` if none does. */
function boxEnd(words: readonly Word[], at: number): number {
  const { key } = words[at]
  const second = words[at + 1]?.key
  let end = at
  if (/^(?:po|pob|pobox|gpo|postfach|postbus|postboks|apartado|apdo|lockbox|lbx)$/.test(key)) end = at + 1
  else if (key === 'bp' && second !== undefined && isDigit(second.charCodeAt(0))) end = at + 1
  else if (key === 'p' && second === 'o') end = at + 2
  else if (key === 'post' && second === 'office' && isBoxWord(words[at + 2]?.key)) end = at + 2
  else if (second !== undefined && namesOfTwo.includes(`${key} ${second}`)) end = at + 2
  else if (!isBoxWord(key)) return at
  if (key.startsWith('ap') && words[end]?.key === 'de') end += 2
  else if (key.startsWith('ap') && (words[end]?.key === 'postal' || words[end]?.key === 'aereo')) end++
  if (isBoxWord(words[end]?.key)) end++
  if (words[end]?.key === '#' || words[end]?.key === 'no' || words[end]?.key === 'nr') end++
  if (end === at) return at
  const id = words[end]
  const isRural = routeStart(words, at) < at
  const isNumbered =
    id !== undefined && (/\d/.test(id.key) || (id.key.length <= 2 && (id.bits & REGION) === 0 && id.key !== 'st'))
  if (!isNumbered) {
    if (key === 'p' && end === at + 2) return at
    if (key === 'box' && isRural) return end
    return isWeakBox(words, at) ? at : end
  }
  end++
  // "Box 164 A", "Postfach 10 01 22"
  const more = words[end]
  if (more !== undefined && /^[a-z]$/.test(more.key) && (end === words.length - 1 || isRural)) end++
  if (key.startsWith('post')) while (/^\d{2,3}$/.test(words[end]?.key)) end++
  return end
}

const namesOfTwo = [
  'private bag',
  'locked bag',
  'boite postale',
  'case postale',
  'casella postale',
  'caixa postal',
  'skrytka pocztowa',
]

function isBoxWord(key: string | undefined): boolean {
  return key === 'box' || key === 'bx' || key === 'drawer'
}

/** Where the rural route before a box begins: `RR 1 Box 7`, `HC Rte 9 Box 3A`, `Star Route # 5 Box 2`; `at` if there is none. */
function routeStart(words: readonly Word[], at: number): number {
  let start = at
  if (start > 0 && /\d/.test(words[start - 1].key)) {
    let before = start - 1
    if (/^(?:rr|hcr?)\d+$/.test(words[before].key)) start = before
    if (before > 0 && (words[before - 1].key === '#' || words[before - 1].key === 'no')) before--
    if (before > 0 && isRuralRoute(words, before - 1)) start = before - 1
  } else if (start > 0 && isRuralRoute(words, start - 1)) start--
  if (start === at) return at
  while (start > 0 && /^(?:rural|star|contract|hc|rr)$/.test(words[start - 1].key)) start--
  if (start > 0 && words[start].key === 'contract') start--
  return start
}

/** `RR 4`, `HC # 12` and nothing else. */
function isRoute(words: readonly Word[]): boolean {
  const last = words[words.length - 1]
  return words.length > 1 && words.length < 5 && /^\d+[a-z]?$/.test(last.key) && routeStart(words, words.length) === 0
}

function isRuralRoute(words: readonly Word[], at: number): boolean {
  const { key } = words[at]
  return /^(?:rr|route|rt|rte|hcr?|rfd)$/.test(key) || (at === 0 && key === 'rd')
}
