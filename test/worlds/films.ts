import type { Dice } from '../../src/generate/dice'
import { typo } from '../../src/generate/slips'
import { coinedWords, drawName, list, zipf } from './words'
import { shuffled, type World, WorldBuilder, type WorldOptions } from './world'

const WORDS = zipf(
  list(
    'night king house last dead man dark city love war island day return secret blood girl road river winter storm queen black red stranger ghost ' +
      'summer hunter garden silence empire train promise shadow mountain letter doctor soldier voyage bride castle',
  ),
  0.6,
)
const SHAPES = ['the a', 'a of the b', 'the a b', 'a b', 'the last a', 'a', 'return to a b', 'one a b']

/** How films are made. */
export interface FilmOptions extends WorldOptions {
  readonly films?: number
}

/**
 * Films in two catalogues: the cast stands in one column, as different selections of the same names in another order; titles turn the
 * article round or carry the year; remakes and sequels share a title or nearly so.
 */
export function films(options: FilmOptions): World {
  const { films: count = 600 } = options
  const world = new WorldBuilder(options)
  const { dice } = world
  const rare = coinedWords(dice, 150)
  const actors = zipf(
    Array.from({ length: 500 }, () => nameOf(dice)),
    0.5,
  )
  const directors = zipf(
    Array.from({ length: 160 }, () => nameOf(dice)),
    0.5,
  )
  const all: Film[] = []
  while (all.length < count) {
    const film = {
      title: drawTitle(dice, rare),
      year: dice.between(1940, 2012),
      director: directors.draw(dice),
      cast: castOf(dice, actors),
    }
    all.push(film)
    if (dice.chance(0.08))
      all.push({
        ...film,
        title: `${film.title} ${dice.pick(['2', 'II', 'III'])}`,
        year: film.year + dice.between(1, 4),
        cast: [...film.cast.slice(0, 3), ...castOf(dice, actors).slice(0, 3)],
      })
    else if (dice.chance(0.06))
      all.push({
        title: film.title,
        year: film.year + dice.between(8, 30),
        director: directors.draw(dice),
        cast: castOf(dice, actors),
      })
  }
  for (const [f, film] of all.entries()) {
    if (dice.chance(0.8)) {
      world.add('archive', f, {
        title: film.title,
        year: film.year,
        director: film.director,
        actors: film.cast.slice(0, 5).join(', '),
        rating: (1 + 9 * dice.next()).toFixed(1),
      })
    }
    if (dice.chance(0.7)) {
      const cast = shuffled(film.cast, dice).slice(0, dice.between(3, 8))
      const turned = film.title.startsWith('The ') && dice.chance(0.5) ? `${film.title.slice(4)}, The` : film.title
      world.add('guide', f, {
        title: dice.chance(0.25) ? `${turned} (${film.year})` : dice.chance(0.05) ? typo(dice, turned) : turned,
        release_year: dice.chance(0.06) ? film.year + 1 : film.year,
        directed_by: dice.chance(0.1) ? '' : film.director,
        starring: cast.map((name) => (dice.chance(0.03) ? typo(dice, name) : name)).join('|'),
        runtime: `${dice.between(80, 150)} min`,
      })
    }
  }
  return world.finish()
}

interface Film {
  readonly title: string
  readonly year: number
  readonly director: string
  readonly cast: readonly string[]
}

function castOf(dice: Dice, actors: { draw(dice: Dice): string }): string[] {
  return [...new Set(Array.from({ length: dice.between(5, 9) }, () => actors.draw(dice)))]
}

function nameOf(dice: Dice): string {
  const { given, family } = drawName(dice)
  return `${given} ${family}`
}

function drawTitle(dice: Dice, rare: readonly string[]): string {
  const word = (): string => (dice.chance(0.2) ? dice.pick(rare) : WORDS.draw(dice))
  return dice
    .pick(SHAPES)
    .split(' ')
    .map((part) => (part === 'a' || part === 'b' ? word() : part))
    .map((part) => part[0].toUpperCase() + part.slice(1))
    .join(' ')
}
