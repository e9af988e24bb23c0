import { isMissing } from '../missing'

/** What is written where a name is not known, lower case. */
const nobody: ReadonlySet<string> = /* @__PURE__ */ new Set(
  (
    'anonymous|anon|anonym|anonyme|anonimo|anónimo|anonymus|noname|no name given|name unknown|unknown unknown|nobody|no one|someone|' +
    'baby boy|baby girl|babyboy|babygirl|infant boy|infant girl|newborn|unnamed|john doe|jane doe|max mustermann|erika mustermann|test test|' +
    'test user|test customer|test patient|dummy|guest user|new customer|cash customer|valued customer|the householder|the occupier|current resident'
  ).split('|'),
)
const LONGEST = 20

/** Whether a value says that the name is missing: empty, a word for nothing, or a name that stands for nobody, such as `Anonymous`. */
export function isNobody(raw: string): boolean {
  return isMissing(raw) || (raw.length <= LONGEST + 4 && isNobodysName(raw.trim().toLowerCase()))
}

/** Whether a name in lower case stands for nobody. */
export function isNobodysName(lower: string): boolean {
  return nobody.has(lower)
}
