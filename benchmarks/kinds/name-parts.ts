import { readFullName } from '../../src/kinds/person-name/read-name'
import { type Figure, Share } from './figure'
import { type Labelled, readLabelled } from './labelled'

const BAR = 0.93

/** The parts of a name that are judged, in lower case and without signs. */
export interface JudgedName {
  readonly given: string
  readonly middle: string
  readonly family: string
  readonly suffix: string
}

/** Whether each part came out right; see benchmarks/README.md. */
export interface NameVerdict {
  readonly given: boolean
  readonly family: boolean
  readonly suffix: boolean
  /** Whether the given name is the labelled one to the letter. */
  readonly givenExactly: boolean
}

/** Reads every person's name of a list and compares its parts with the labels. */
export function measureNameParts(list: string): Figure[] {
  const persons = readLabelled(list).filter(isPerson)
  const given = new Share()
  const family = new Share()
  const suffix = new Share()
  const all = new Share()
  const several = new Share()
  const exactly = new Share()
  for (const person of persons) {
    const name = readFullName(person.text)
    const verdict = judgeName(person, {
      given: comparable(name.given),
      middle: comparable(name.middle),
      family: comparable(name.family),
      suffix: comparable(name.suffix),
    })
    const isRight = verdict.given && verdict.family && verdict.suffix
    given.add(verdict.given)
    family.add(verdict.family)
    suffix.add(verdict.suffix)
    all.add(isRight)
    if (person.parts.length > 1) {
      several.add(isRight)
      exactly.add(isRight && verdict.givenExactly)
    }
  }
  const figure = (what: string, key: string, { count, value }: Share): Figure => ({ list, what, key, count, value })
  return [
    figure('given name', 'given', given),
    figure('family name', 'family', family),
    figure('suffix', 'suffix', suffix),
    { ...figure('all three', 'all_three', all), bar: BAR },
    { ...figure('all three, of names of two words or more', 'all_three_several_words', several), bar: BAR },
    figure('the same, given name to the letter', 'all_three_exactly', exactly),
  ]
}

const NAME_LABELS = new Set(['GivenName', 'FirstInitial', 'Surname', 'LastInitial'])

function isPerson({ parts }: Labelled): boolean {
  return (
    parts.some(([, label]) => NAME_LABELS.has(label)) && !parts.some(([, label]) => label.startsWith('Corporation'))
  )
}

/** Compares the parts that were read with the labelled parts of the first person. */
export function judgeName({ parts }: Labelled, read: JudgedName): NameVerdict {
  const own = firstPerson(parts)
  const labelled = (...labels: string[]): string =>
    comparable(
      own
        .filter(([, label]) => labels.includes(label))
        .map(([text]) => text)
        .join(' '),
    )
  const given = labelled('GivenName', 'FirstInitial')
  const middle = labelled('MiddleName', 'MiddleInitial')
  const family = labelled('Surname', 'LastInitial')
  if (parts.length === 1) {
    // Nothing in a single word tells which of the two it is.
    const isRead = (read.given || read.family) === (given || family)
    return { given: isRead, family: isRead, suffix: read.suffix === '', givenExactly: isRead }
  }
  const generation = labelled('SuffixGenerational')
  const suffix = labelled('SuffixGenerational', 'SuffixOther')
  // No sign tells a given name of two words from a given and a middle name.
  const isShifted = words(given)[0] === words(read.given)[0] && join(given, middle) === join(read.given, read.middle)
  return {
    given: given === read.given || isShifted,
    family: family === read.family,
    suffix: suffix === read.suffix || (generation !== '' && read.suffix.startsWith(generation)),
    givenExactly: given === read.given,
  }
}

/** The parts of the first of two persons, with the family name they share where he has none of his own. */
function firstPerson(parts: Labelled['parts']): Labelled['parts'] {
  const and = parts.findIndex(([, label]) => label === 'And')
  if (and < 0) return parts
  const before = parts.slice(0, and)
  const after = parts.slice(and + 1)
  if (before.every(([, label]) => label.startsWith('Prefix'))) return after
  if (before.some(([, label]) => label === 'Surname')) return before
  return [...before, ...after.filter(([, label]) => label === 'Surname' || label === 'SuffixGenerational')]
}

/** Lower case letters and digits with single blanks; initials without a blank between them are two. */
export function comparable(text: string): string {
  return text
    .replace(/(?<!\p{L})(\p{L})\.(?=\p{L}(?!\p{L}))/gu, '$1 ')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s]/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
}

function words(text: string): string[] {
  return text.split(' ')
}

function join(first: string, second: string): string {
  return `${first} ${second}`.trim()
}
