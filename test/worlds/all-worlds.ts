import { catalogue } from './catalogue'
import { emptyOnOneSide, strangers } from './edges'
import { films } from './films'
import { firmNames, firms } from './firms'
import { citations, library } from './library'
import { namesakes } from './namesakes'
import { abbreviatedPersons, customers, personNames, unequalSources, voters, wrongDates } from './persons'
import { guides } from './places-to-eat'
import type { WorldQuestion } from './resolve-world'
import { manyScripts, namesOfOneScript } from './scripts'
import { software } from './software'
import { tracks } from './tracks'
import type { World } from './world'

/** A world by its name, which starts with the generator's, what is asked of it, and what must be reached. */
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
  { name: 'guides, a handful', question: across, bar: 0.8, make: (seed) => guides({ seed, places: 40, sources: 2 }) },
  { name: 'firms', question: {}, bar: 0.96, make: (seed) => firms({ seed }) },
  { name: 'firms by name', question: {}, bar: 0.9, make: (seed) => firmNames({ seed }) },
]

/** Persons, in many forms and scripts. */
export const people: readonly NamedWorld[] = [
  { name: 'persons of unequal sources', question: across, bar: 0.93, make: (seed) => unequalSources({ seed }) },
  { name: 'persons of unequal sources, stated', question: stated, bar: 0.98, make: (seed) => unequalSources({ seed }) },
  { name: 'persons by name', question: {}, bar: 0.95, make: (seed) => personNames({ seed }) },
  { name: 'persons, abbreviated', question: {}, bar: 0.98, make: (seed) => abbreviatedPersons({ seed }) },
  { name: 'persons who vote', question: {}, bar: 0.97, make: (seed) => voters({ seed }) },
  { name: 'persons who buy', question: {}, make: (seed) => customers({ seed }) },
  { name: 'persons with wrong dates', question: {}, bar: 0.92, make: (seed) => wrongDates({ seed }) },
  { name: 'persons, a handful', question: {}, bar: 0.93, make: (seed) => voters({ seed, entities: 60 }) },
  { name: 'namesakes', question: {}, bar: 0.85, make: (seed) => namesakes({ seed }) },
  { name: 'scripts, many', question: {}, bar: 0.91, make: (seed) => manyScripts({ seed }) },
  { name: 'scripts, Russian', question: {}, bar: 0.98, make: (seed) => namesOfOneScript({ seed, tradition: 0 }) },
  { name: 'scripts, Greek', question: {}, bar: 0.98, make: (seed) => namesOfOneScript({ seed, tradition: 1 }) },
  { name: 'scripts, Arabic', question: {}, bar: 0.98, make: (seed) => namesOfOneScript({ seed, tradition: 2 }) },
  { name: 'scripts, Chinese', question: {}, bar: 0.98, make: (seed) => namesOfOneScript({ seed, tradition: 3 }) },
  { name: 'edges, empty on one side', question: {}, bar: 0.98, make: (seed) => emptyOnOneSide({ seed }) },
  { name: 'edges, strangers', question: {}, bar: 1, make: (seed) => strangers({ seed }) },
]
