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

/** A world by its name, and what is asked of it. */
export interface NamedWorld {
  readonly name: string
  readonly question: WorldQuestion
  /** The world that a seed makes. */
  readonly make: (seed: number) => World
}

const across: WorldQuestion = { across: true }
const stated: WorldQuestion = { across: true, duplicateFree: 'all' }

/** All worlds, by what they try. */
export const worlds: readonly NamedWorld[] = [
  { name: 'catalogue', question: across, make: (seed) => catalogue({ seed }) },
  { name: 'catalogue, stated', question: stated, make: (seed) => catalogue({ seed }) },
  { name: 'software', question: across, make: (seed) => software({ seed }) },
  { name: 'software, stated', question: stated, make: (seed) => software({ seed }) },
  { name: 'library', question: across, make: (seed) => library({ seed }) },
  { name: 'library, stated', question: stated, make: (seed) => library({ seed }) },
  { name: 'citations', question: {}, make: (seed) => citations({ seed }) },
  { name: 'tracks', question: {}, make: (seed) => tracks({ seed }) },
  { name: 'films', question: across, make: (seed) => films({ seed }) },
  { name: 'films, stated', question: stated, make: (seed) => films({ seed }) },
  { name: 'guides, two', question: across, make: (seed) => guides({ seed, sources: 2 }) },
  { name: 'guides, four', question: across, make: (seed) => guides({ seed, sources: 4 }) },
  { name: 'guides, four, stated', question: stated, make: (seed) => guides({ seed, sources: 4 }) },
  { name: 'unequal sources', question: across, make: (seed) => unequalSources({ seed }) },
  { name: 'unequal sources, stated', question: stated, make: (seed) => unequalSources({ seed }) },
  { name: 'firms', question: {}, make: (seed) => firms({ seed }) },
  { name: 'firm names', question: {}, make: (seed) => firmNames({ seed }) },
  { name: 'person names', question: {}, make: (seed) => personNames({ seed }) },
  { name: 'abbreviated persons', question: {}, make: (seed) => abbreviatedPersons({ seed }) },
  { name: 'voters', question: {}, make: (seed) => voters({ seed }) },
  { name: 'customers', question: {}, make: (seed) => customers({ seed }) },
  { name: 'wrong dates', question: {}, make: (seed) => wrongDates({ seed }) },
  { name: 'many scripts', question: {}, make: (seed) => manyScripts({ seed }) },
  { name: 'Russian names', question: {}, make: (seed) => namesOfOneScript({ seed, tradition: 0 }) },
  { name: 'Greek names', question: {}, make: (seed) => namesOfOneScript({ seed, tradition: 1 }) },
  { name: 'Arabic names', question: {}, make: (seed) => namesOfOneScript({ seed, tradition: 2 }) },
  { name: 'Chinese names', question: {}, make: (seed) => namesOfOneScript({ seed, tradition: 3 }) },
  { name: 'empty on one side', question: {}, make: (seed) => emptyOnOneSide({ seed }) },
  { name: 'strangers', question: {}, make: (seed) => strangers({ seed }) },
]
