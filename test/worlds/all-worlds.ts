import { catalogue } from './catalogue'
import { emptyOnOneSide, strangers } from './edges'
import { films } from './films'
import { firmNames, firms } from './firms'
import { citations, library } from './library'
import { abbreviatedPersons, customers, personNames, unequalSources, voters, wrongDates } from './persons'
import { guides } from './places-to-eat'
import type { WorldQuestion } from './resolve-world'
import { manyScripts, namesOfOneScript } from './scripts'
import { software } from './software'
import { tracks } from './tracks'
import type { World } from './world'

/** A world by its name, what is asked of it, and what must be reached. */
export interface NamedWorld {
  readonly name: string
  readonly question: WorldQuestion
  /** Least pairwise F1 with each of {@link SEEDS}; without it the world is measured for information. */
  readonly bar?: number
  /** The world that a seed makes. */
  readonly make: (seed: number) => World
}

/** Seeds that the bars are for. */
export const SEEDS: readonly number[] = [1, 2]

const across: WorldQuestion = { across: true }
const stated: WorldQuestion = { across: true, duplicateFree: 'all' }

/** Products, publications, films and music. */
export const things: readonly NamedWorld[] = [
  { name: 'catalogue', question: across, bar: 0.88, make: (seed) => catalogue({ seed }) },
  { name: 'catalogue, stated', question: stated, make: (seed) => catalogue({ seed }) },
  { name: 'software', question: across, make: (seed) => software({ seed }) },
  { name: 'software, stated', question: stated, bar: 0.7, make: (seed) => software({ seed }) },
  { name: 'library', question: across, bar: 0.97, make: (seed) => library({ seed }) },
  { name: 'library, stated', question: stated, make: (seed) => library({ seed }) },
  { name: 'citations', question: {}, bar: 0.92, make: (seed) => citations({ seed }) },
  { name: 'tracks', question: {}, bar: 0.74, make: (seed) => tracks({ seed }) },
  { name: 'films', question: across, bar: 0.97, make: (seed) => films({ seed }) },
  { name: 'films, stated', question: stated, make: (seed) => films({ seed }) },
]

/** Firms and places to eat. */
export const organizations: readonly NamedWorld[] = [
  { name: 'guides, two', question: across, make: (seed) => guides({ seed, sources: 2 }) },
  { name: 'guides, four', question: across, bar: 0.82, make: (seed) => guides({ seed, sources: 4 }) },
  { name: 'guides, four, stated', question: stated, bar: 0.84, make: (seed) => guides({ seed, sources: 4 }) },
  { name: 'firms', question: {}, bar: 0.96, make: (seed) => firms({ seed }) },
  { name: 'firm names', question: {}, bar: 0.9, make: (seed) => firmNames({ seed }) },
]

/** Persons, in many forms and scripts. */
export const people: readonly NamedWorld[] = [
  { name: 'unequal sources', question: across, bar: 0.93, make: (seed) => unequalSources({ seed }) },
  { name: 'unequal sources, stated', question: stated, bar: 0.98, make: (seed) => unequalSources({ seed }) },
  { name: 'person names', question: {}, bar: 0.95, make: (seed) => personNames({ seed }) },
  { name: 'abbreviated persons', question: {}, bar: 0.98, make: (seed) => abbreviatedPersons({ seed }) },
  { name: 'voters', question: {}, bar: 0.97, make: (seed) => voters({ seed }) },
  { name: 'customers', question: {}, make: (seed) => customers({ seed }) },
  { name: 'wrong dates', question: {}, bar: 0.92, make: (seed) => wrongDates({ seed }) },
  { name: 'many scripts', question: {}, bar: 0.91, make: (seed) => manyScripts({ seed }) },
  { name: 'Russian names', question: {}, bar: 0.98, make: (seed) => namesOfOneScript({ seed, tradition: 0 }) },
  { name: 'Greek names', question: {}, bar: 0.98, make: (seed) => namesOfOneScript({ seed, tradition: 1 }) },
  { name: 'Arabic names', question: {}, bar: 0.98, make: (seed) => namesOfOneScript({ seed, tradition: 2 }) },
  { name: 'Chinese names', question: {}, bar: 0.98, make: (seed) => namesOfOneScript({ seed, tradition: 3 }) },
  { name: 'empty on one side', question: {}, bar: 0.98, make: (seed) => emptyOnOneSide({ seed }) },
  { name: 'strangers', question: {}, bar: 1, make: (seed) => strangers({ seed }) },
]
