import type { Dice } from '../../src/generate/dice'
import { typo } from '../../src/generate/slips'
import { coinedWords, drawName, list, type PersonalName, zipf } from './words'
import { shuffled, type World, WorldBuilder, type WorldOptions } from './world'

/** How the publications of two libraries are made. */
export interface LibraryOptions extends WorldOptions {
  readonly works?: number
  /** Share of the works that have a second, longer version of the same title in a journal, which is another work. */
  readonly journalVersions?: number
}

const TOPICS = zipf(
  list(
    'query database system data index join mining stream web semantic distributed parallel transaction optimization relational object schema temporal ' +
      'spatial view storage cache network server client XML workflow warehouse cube aggregation sampling estimation histogram cost model language ' +
      'rule constraint trigger integration mediator wrapper ontology agent search ranking text document image video multimedia retrieval similarity ' +
      'clustering classification association pattern sequence graph tree path pattern recovery logging locking concurrency replication consistency ' +
      'availability privacy security access control benchmark performance evaluation hardware memory disk flash sensor mobile wireless location ' +
      'moving trajectory uncertain probabilistic approximate incremental adaptive dynamic scalable efficient effective robust secure interactive visual',
  ),
  0.6,
)
const SHAPES = [
  ['A Survey of', 't'],
  ['Towards', 't'],
  ['On the Complexity of', 't'],
  ['Efficient', 't', 'for', 't'],
  ['', 't', 'in', 't'],
  ['', 't', 'using', 't'],
  ['', 't', 'over', 't', 'Systems'],
  ['The', 't', 'Approach to', 't'],
] as const
const VENUES = [
  ['International Conference on Very Large Data Bases', 'VLDB'],
  ['ACM SIGMOD International Conference on Management of Data', 'SIGMOD Conference'],
  ['Symposium on Principles of Database Systems', 'PODS'],
  ['International Conference on Data Engineering', 'ICDE'],
  ['Conference on Extending Database Technology', 'EDBT'],
] as const
const JOURNALS = [
  ['ACM Transactions on Database Systems (TODS)', 'ACM Trans. Database Syst.'],
  ['The VLDB Journal', 'VLDB J.'],
  ['Information Systems', 'Inf. Syst.'],
] as const
/** Columns that come back every year under one title. */
const RECURRING = ["Editor's Notes", 'Guest Editorial', 'Book Reviews', "Chair's Message"]

interface Work {
  readonly title: string
  readonly authors: readonly PersonalName[]
  readonly venue: readonly [string, string]
  readonly year: number
}

/**
 * Publications as two libraries list them: one writes names in full and years plain, the other shortens given names, turns names round, and
 * writes `(1994)` or `'94`. Titles lose words or gain slips; the same authors publish the journal version of a paper a year or two later;
 * some titles come back every year.
 */
export function library(options: LibraryOptions): World {
  const { works = 650, journalVersions = 0.12 } = options
  const world = new WorldBuilder(options)
  const { dice } = world
  for (const [w, work] of drawWorks(dice, works, journalVersions).entries()) {
    const { title, authors, venue, year } = work
    if (dice.chance(0.85)) {
      world.add('bibliography', w, {
        title: dice.chance(0.05) ? typo(dice, title) : title,
        authors: authors
          .map(({ given, middle, family }) => [given, middle && `${middle}.`, family].filter(Boolean).join(' '))
          .join(', '),
        venue: venue[1],
        year,
      })
    }
    if (dice.chance(0.8)) {
      const named = dice.chance(0.12) ? authors.slice(0, -1) : authors
      world.add('catalogue', w, {
        title: retitled(title, dice),
        authors: named
          .map(({ given, middle, family }) => `${family}, ${given[0]}.${middle && ` ${middle}.`}`)
          .join('; '),
        venue: dice.chance(0.1) ? '' : venue[0],
        year: dice.chance(0.06) ? '' : dice.chance(0.5) ? `(${year})` : `'${String(year).slice(2)}`,
      })
    }
  }
  return world.finish()
}

/** Works of a scientific field, with the recurring titles and journal versions that belong to it. */
export function drawWorks(dice: Dice, count: number, journalVersions: number): Work[] {
  const rare = coinedWords(dice, 250)
  const people = Array.from({ length: Math.ceil(count * 0.7) }, () => drawName(dice))
  const writers = zipf(people, 0.6)
  const all: Work[] = []
  while (all.length < count) {
    const authors = [...new Set(Array.from({ length: dice.between(1, 4) }, () => writers.draw(dice)))]
    const year = dice.between(1992, 2006)
    if (dice.chance(0.03)) {
      const title = dice.pick(RECURRING)
      if (!all.some((work) => work.title === title && work.year === year))
        all.push({ title, authors: dice.chance(0.5) ? [] : [authors[0]], venue: dice.pick(JOURNALS), year })
      continue
    }
    const title = drawTitle(dice, rare)
    if (all.some((work) => work.title === title)) continue
    all.push({ title, authors, venue: dice.pick(VENUES), year })
    if (dice.chance(journalVersions))
      all.push({ title, authors, venue: dice.pick(JOURNALS), year: year + dice.between(1, 2) })
  }
  return all
}

function drawTitle(dice: Dice, rare: readonly string[]): string {
  const topic = (): string => {
    const words = Array.from({ length: dice.between(1, 3) }, () => capital(TOPICS.draw(dice)))
    return [...new Set(words)].join(' ')
  }
  const title = dice
    .pick(SHAPES)
    .map((part) => (part === 't' ? topic() : part))
    .filter(Boolean)
    .join(' ')
  return dice.chance(0.3) ? `${dice.pick(rare)}: ${title}` : title
}

function retitled(title: string, dice: Dice): string {
  let text = title
  if (dice.chance(0.04)) text = text.split(' ').slice(0, -1).join(' ') || text
  if (dice.chance(0.05) && text.includes(': ')) text = text.slice(text.indexOf(': ') + 2)
  if (dice.chance(0.04)) text = shuffled(text.split(' '), dice).join(' ')
  if (dice.chance(0.06)) text = typo(dice, text)
  return dice.chance(0.3) ? `${text.toLowerCase()}.` : text
}

const capital = (word: string): string => word[0].toUpperCase() + word.slice(1)

/**
 * References to works as papers cite them: some works are cited once and some two hundred times, each time a little otherwise. Authors
 * stand in one column, in all the orders that citation styles have.
 */
export function citations(options: LibraryOptions): World {
  const { works = 140 } = options
  const world = new WorldBuilder(options)
  const { dice } = world
  for (const [w, work] of drawWorks(dice, works, 0.1).entries()) {
    if (work.authors.length === 0) continue
    const cited = dice.chance(0.06) ? dice.between(50, 200) : dice.between(1, 9)
    for (let c = 0; c < cited; c++) {
      const style = dice.below(4)
      world.add('references', w, {
        author: citedAuthors(work.authors, style, dice),
        title: dice.chance(0.15) ? typo(dice, retitled(work.title, dice)) : retitled(work.title, dice),
        venue: dice.chance(0.2) ? '' : dice.chance(0.5) ? `in proc. of ${work.venue[0].toLowerCase()}` : work.venue[1],
        date: dice.chance(0.15) ? '' : dice.chance(0.4) ? `(${work.year}).` : `${work.year}`,
        pages: dice.chance(0.5) ? `pp. ${dice.between(1, 400)}-${dice.between(401, 420)}` : '',
      })
    }
  }
  return world.finish()
}

function citedAuthors(authors: readonly PersonalName[], style: number, dice: Dice): string {
  const shown = authors.length > 2 && dice.chance(0.1) ? authors.slice(0, 1) : authors
  const names = shown.map(({ given, middle, family }) => {
    const last = dice.chance(0.05) ? typo(dice, family) : family
    if (style === 0) return `${given[0]}. ${middle && `${middle}. `}${last}`
    if (style === 1) return `${last}, ${given[0]}.`
    if (style === 2) return `${given} ${last}`
    return `${last} ${given[0]}`
  })
  const text =
    style === 1
      ? names.join('; ')
      : names.length < 2
        ? names.join('')
        : `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}`
  return shown.length < authors.length ? `${text} et al.` : text
}
