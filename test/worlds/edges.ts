import { drawBirthday } from '../../src/generate/calendar'
import { typo } from '../../src/generate/slips'
import { coinedWords, drawName } from './words'
import { type World, WorldBuilder, type WorldOptions } from './world'

/** Records that have nothing in common: no pair of them is a candidate. */
export function strangers(options: WorldOptions): World {
  const world = new WorldBuilder(options)
  coinedWords(world.dice, 120).forEach((word, e) => {
    world.add('things', e, { name: `${word}${word.toLowerCase()} ${e * 7919}`, maker: `m${e}x${e * 31}` })
  })
  return world.finish()
}

/** Two sources of persons, of which one has no date of birth and the other no e-mail, and a column is empty everywhere. */
export function emptyOnOneSide(options: WorldOptions): World {
  const world = new WorldBuilder(options)
  const { dice } = world
  for (let e = 0; e < 400; e++) {
    const { given, family } = drawName(dice)
    const born = drawBirthday(dice, dice.between(1940, 2000))
    const email = `${given}.${family}${e}@example.net`.toLowerCase()
    const postcode = String(dice.between(10_000, 99_999))
    if (dice.chance(0.7))
      world.add('crm', e, { first_name: given, last_name: family, birth_date: born, email: '', postcode, fax: '' })
    if (dice.chance(0.7)) {
      world.add('shop', e, {
        first_name: given,
        last_name: dice.chance(0.1) ? typo(dice, family) : family,
        birth_date: '',
        email,
        postcode,
        fax: '',
      })
    }
  }
  return world.finish()
}
