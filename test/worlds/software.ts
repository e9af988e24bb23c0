import type { Dice } from '../../src/generate/dice'
import { coinedWords, list, zipf } from './words'
import { shuffled, type World, WorldBuilder, type WorldOptions } from './world'

const KINDS = [
  'Photo Editor',
  'Tax',
  'Typing Tutor',
  'Antivirus',
  'Office Suite',
  'Video Studio',
  'Backup',
  'Chess',
  'Map Planner',
  'Accounting',
  'Language Course',
  'Font Collection',
]
const EDITIONS = ['', '', 'Home', 'Professional', 'Premium', 'Student', 'Deluxe', 'Upgrade', 'Small Business']
const PLATFORMS = ['', 'for Windows', 'for Mac', '(Win 95 98 NT 2000 XP)', 'Mac', 'PC']

/**
 * Two shops that sell programs, whose names hold no model codes: the same program exists in versions, editions and for several systems, and
 * these words are what tells. One shop has a column for the maker and often leaves it empty.
 */
export function software(options: WorldOptions & { readonly products?: number }): World {
  const { products = 600 } = options
  const world = new WorldBuilder(options)
  const { dice } = world
  const makers = zipf(coinedWords(dice, 60), 0.7)
  const titles = coinedWords(dice, 200)
  let p = 0
  while (p < products) {
    const maker = makers.draw(dice)
    const title = `${dice.chance(0.6) ? `${dice.pick(titles)} ` : ''}${dice.pick(KINDS)}`
    const price = 15 + 300 * dice.next() ** 2
    const version = dice.between(1, 11)
    const variants = new Set<string>()
    for (let left = dice.between(1, 4); left > 0; left--) {
      const edition = dice.pick(EDITIONS)
      const shown = dice.chance(0.7) ? String(version + dice.below(2)) + (dice.chance(0.4) ? '.0' : '') : ''
      const platform = dice.pick(PLATFORMS)
      const key = [edition, Number(shown), platform.slice(0, 7)].join('|')
      if (variants.has(key)) continue
      variants.add(key)
      const own = price * (1 + 0.5 * dice.next())
      p++
      const name = (): string => nameOf(dice, title, shown, edition, platform)
      if (dice.chance(0.85))
        world.add('store', p, {
          title: `${dice.chance(0.4) ? `${maker} ` : ''}${name()}`,
          manufacturer: `${maker.toLowerCase()}${dice.chance(0.3) ? ' inc.' : ''}`,
          price: own.toFixed(2),
        })
      if (dice.chance(0.8))
        world.add('market', p, {
          name: `${dice.chance(0.5) ? `${maker.toLowerCase()} ` : ''}${name().toLowerCase()}`,
          manufacturer: dice.chance(0.1) ? maker.toLowerCase() : '',
          price: dice.chance(0.05) ? '0' : (own * (0.8 + 0.3 * dice.next())).toFixed(2),
        })
    }
  }
  return world.finish()
}

function nameOf(dice: Dice, title: string, version: string, edition: string, platform: string): string {
  const number = version.endsWith('.0') && dice.chance(0.5) ? version.slice(0, -2) : version
  const parts = [title, number, dice.chance(0.9) ? edition : '', dice.chance(0.75) ? platform : '']
  const extra = dice.chance(0.15) ? dice.pick(list('CD-ROM DVD [Download] OEM English')) : ''
  return (dice.chance(0.1) ? shuffled([...parts, extra], dice) : [...parts, extra]).filter(Boolean).join(' ')
}
