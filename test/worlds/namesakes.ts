import { drawBirthday } from '../../src/generate/calendar'
import type { Dice } from '../../src/generate/dice'
import { drawAddress, streetTypes } from '../../src/generate/places'
import { dateSlip, typo } from '../../src/generate/slips'
import { digits, drawName } from './words'
import { type World, WorldBuilder, type WorldOptions } from './world'

/** How a world of namesakes is made. */
export interface NamesakeOptions extends WorldOptions {
  /** Households; in a third of them father and son have one name. */
  readonly households?: number
}

interface Namesake {
  readonly name: string
  readonly suffixes: readonly string[]
  readonly born: string
  readonly street: string
  readonly city: string
  readonly phone: string
}

/** The persons of a household: one, a couple, or a father and a son of his name. */
function drawHousehold(dice: Dice): Namesake[] {
  const address = drawAddress(dice)
  const { given, middle, family } = drawName(dice)
  const home = {
    street: `${address.houseNumber} ${address.streetName} ${streetTypes[address.streetType][0]}`,
    city: address.place.name,
    phone: `${dice.pick(address.place.areaCodes)}-${dice.between(200, 989)}-${digits(dice, 4)}`,
  }
  const year = dice.between(1935, 1965)
  const name = `${given} ${middle} ${family}`
  const one = { ...home, name, suffixes: [''], born: drawBirthday(dice, dice.between(1935, 2000)) }
  if (dice.chance(0.4)) return [one]
  if (dice.chance(0.5))
    return [one, { ...one, name: `${drawName(dice).given} ${family}`, born: drawBirthday(dice, year) }]
  const [father, son] = dice.pick([
    [
      ['Sr', 'Sr.', 'Senior'],
      ['Jr', 'Jr.', 'Junior'],
    ],
    [['I'], ['II', '2nd']],
    [['II'], ['III', '3rd']],
  ])
  return [
    { ...home, name, suffixes: father, born: drawBirthday(dice, year) },
    { ...home, name, suffixes: son, born: drawBirthday(dice, year + dice.between(20, 34)) },
  ]
}

/** A register of households in which fathers and sons share name, address and phone, and only a generation or a date tells them apart. */
export function namesakes(options: NamesakeOptions): World {
  const { households = 400 } = options
  const world = new WorldBuilder(options)
  const { dice } = world
  let e = 0
  for (let h = 0; h < households; h++) {
    for (const { name, suffixes, born, street, city, phone } of drawHousehold(dice)) {
      e++
      for (let copies = dice.chance(0.45) ? 1 : dice.between(2, 4); copies > 0; copies--) {
        const suffix = dice.chance(0.9) ? dice.pick(suffixes) : ''
        world.add('register', e, {
          full_name: `${dice.chance(0.06) ? typo(dice, name) : name} ${suffix}`.trim(),
          birth_date: dice.chance(0.6) ? '' : dice.chance(0.05) ? dateSlip(dice, born) : born,
          street: dice.chance(0.08) ? typo(dice, street) : street,
          city,
          phone: dice.chance(0.3) ? '' : phone,
        })
      }
    }
  }
  return world.finish()
}
