import type { Dice } from '../../src/generate/dice'
import { drawAddress, streetTypes } from '../../src/generate/places'
import { digitSlip, typo } from '../../src/generate/slips'
import { coinedWords, digits, list } from './words'
import { type World, WorldBuilder, type WorldOptions } from './world'

const WHAT = list(
  'Grill Cafe Bistro Trattoria Diner Kitchen Tavern Bar Garden House Pizzeria Deli Steakhouse Brasserie',
)

/** How guides to places to eat are made. */
export interface GuideOptions extends WorldOptions {
  readonly places?: number
  readonly sources?: number
}

/**
 * Places to eat in several guides, none of which lists one twice. Chains have branches in one town under one name; several places stand at
 * one address, such as a hotel with three of them.
 */
export function guides(options: GuideOptions): World {
  const { places = 350, sources = 4 } = options
  const world = new WorldBuilder(options)
  const { dice } = world
  const stems = coinedWords(dice, places)
  let p = 0
  while (p < places) {
    const stem = `${stems[p]} ${dice.pick(WHAT)}`
    const isChain = dice.chance(0.1)
    const isHotel = dice.chance(0.05)
    const home = drawAddress(dice)
    const phone = `${dice.pick(home.place.areaCodes)}/${digits(dice, 3)}-${digits(dice, 4)}`
    for (let left = isChain || isHotel ? dice.between(2, 4) : 1; left > 0; left--) {
      p++
      const at = isChain ? drawAddress(dice, home.place) : home
      const name = isHotel ? `${coinedWords(dice, 1)[0]} ${dice.pick(WHAT)}` : stem
      const own = {
        name,
        number: at.houseNumber,
        street: at.streetName,
        type: at.streetType,
        city: at.place.name,
        phone: isHotel ? phone : `${dice.pick(at.place.areaCodes)}/${digits(dice, 3)}-${digits(dice, 4)}`,
        cuisine: dice.pick(list('Italian French American Thai Indian Mexican Greek Seafood')),
      }
      for (let s = 0; s < sources; s++) if (dice.chance(0.6)) world.add(`guide${s + 1}`, p, rowOf(own, s, dice))
    }
  }
  return world.finish()
}

interface Place {
  readonly name: string
  readonly number: string
  readonly street: string
  readonly type: number
  readonly city: string
  readonly phone: string
  readonly cuisine: string
}

function rowOf({ name, number, street, type, city, phone, cuisine }: Place, source: number, dice: Dice) {
  const [long, short] = streetTypes[type]
  const shown = dice.chance(0.08)
    ? typo(dice, name)
    : dice.chance(0.1)
      ? `The ${name}`
      : dice.chance(0.1)
        ? name.split(' ').slice(0, -1).join(' ')
        : name
  const line = dice.chance(0.1)
    ? ''
    : `${dice.chance(0.04) ? digitSlip(dice, number) : number} ${street} ${dice.chance(0.5) ? long : short}`
  const tel = dice.chance(0.25) ? '' : dice.chance(0.04) ? digitSlip(dice, phone) : phone
  if (source % 2 === 0)
    return { name: shown, addr: line, city, phone: tel.replace('/', '-'), type: dice.chance(0.6) ? cuisine : '' }
  return { restaurant: shown.toLowerCase(), street_address: line.toLowerCase(), town: city, telephone: tel }
}
