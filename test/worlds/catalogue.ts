import type { Dice } from '../../src/generate/dice'
import { typo } from '../../src/generate/slips'
import { coinedWords, digits, list, zipf } from './words'
import { shuffled, type World, WorldBuilder, type WorldOptions } from './world'

/** How a catalogue is made; shares are from 0 to 1. */
export interface CatalogueOptions extends WorldOptions {
  /** Products that exist; each shop lists a part of them. */
  readonly products?: number
  /** Share of the products that the first and the second shop list. */
  readonly listed?: readonly [number, number]
  /** Share of listings that do not name the model code. */
  readonly withoutCode?: number
  /** Relative spread of prices between the shops. */
  readonly priceSpread?: number
}

interface Product {
  readonly brand: string
  readonly what: string
  readonly series: string
  readonly code: string
  readonly colour: string
  readonly features: readonly string[]
  readonly price: number
}

const THINGS = [
  'Digital Camera',
  'LCD HDTV',
  'Dishwasher',
  'Refrigerator',
  'Cordless Phone',
  'Headphones',
  'Bookshelf Speakers',
  'Laser Printer',
  'GPS Navigator',
  'Network Switch',
  'Memory Module',
  'Microwave Oven',
  'Blu-Ray Player',
  'Subwoofer',
  'Camcorder',
  'Washer',
]
const COLOURS = list('Black White Silver Red Stainless Blue')
/** Standards, sizes and counts that stand in many names and are no codes. */
const FEATURES = list(
  '1080p 720p 802.11n 802.11g USB2 DDR2 DDR3 10MP 12MP 1GB 2GB 4GB 8GB 16GB 4-Port 8-Port 5-Port HDMI 5.1-Channel 7.1-Channel 120Hz 60Hz 10x 12x 40-Watt 100W 110V 2.4GHz 5.8GHz DECT6.0',
)
const ADJECTIVES = list(
  'Compact Wireless Portable Professional Energy Efficient Slim Dual High Speed Built-In Countertop Widescreen',
)

/**
 * Two shops that sell the same things under names of their own. Models of a line differ by one character of the code, or by the colour
 * alone; listings leave out the code, the brand or the price, which may also be 0.
 */
export function catalogue(options: CatalogueOptions): World {
  const { products = 700, listed = [0.8, 0.75], withoutCode = 0.2, priceSpread = 0.12 } = options
  const world = new WorldBuilder(options)
  const { dice } = world
  const brands = zipf(coinedWords(dice, 45), 0.8)
  const all: Product[] = []
  while (all.length < products) addLine(all, dice, brands.draw(dice))
  all.slice(0, products).forEach((product, p) => {
    if (dice.chance(listed[0])) world.add('shop', p, shopListing(product, dice, withoutCode, priceSpread))
    if (dice.chance(listed[1])) world.add('outlet', p, outletListing(product, dice, withoutCode, priceSpread))
  })
  return world.finish()
}

/** A line of one to five models that share nearly everything. */
function addLine(all: Product[], dice: Dice, brand: string): void {
  const what = dice.pick(THINGS)
  const letters = `${dice.pick(list('DMC KX SC WD LN HT TX DVD FP RS GN NW SD'))}${dice.chance(0.5) ? '-' : ''}${dice.pick(list('T S P F G ES LX'))}`
  const series = dice.chance(0.4) ? dice.pick(list('Elite Prime Studio Nova Classic Vista')) : ''
  const features = shuffled(FEATURES, dice).slice(0, dice.between(1, 3))
  const price = Math.exp(3 + 4 * dice.next())
  const root = digits(dice, dice.between(2, 4))
  const models = dice.between(1, 5)
  for (let m = 0; m < models; m++) {
    const suffix = models === 1 ? '' : dice.pick(['A', 'B', 'K', 'S', 'W', 'XL', '2', '5'])
    const code = `${letters}${root}${suffix}`
    if (all.some((other) => other.code === code)) continue
    all.push({
      brand,
      what,
      series,
      code,
      colour: dice.pick(COLOURS),
      features: dice.chance(0.5) ? features : shuffled(FEATURES, dice).slice(0, 2),
      price: price * (0.8 + 0.5 * dice.next()),
    })
  }
}

function shopListing(
  { brand, what, series, code, colour, features, price }: Product,
  dice: Dice,
  without: number,
  spread: number,
) {
  const name = [brand, series, colour, dice.chance(0.5) ? dice.pick(ADJECTIVES) : '', what]
  const description = shuffled([...features, what, colour, ...shuffled(ADJECTIVES, dice).slice(0, 3)], dice)
  return {
    name: [...name, dice.chance(without) ? '' : `- ${code.replace('-', '')}`].filter(Boolean).join(' '),
    description: dice.chance(0.15)
      ? ''
      : [brand, what, ...(dice.chance(0.5) ? [code.replace('-', '')] : []), '-', ...description].join(' '),
    price: priceOf(price, dice, spread, 0.3),
  }
}

function outletListing(
  { brand, what, series, code, colour, features, price }: Product,
  dice: Dice,
  without: number,
  spread: number,
) {
  const short = what
    .split(' ')
    .slice(dice.chance(0.3) ? 1 : 0)
    .join(' ')
  const shownCode = dice.chance(without) ? '' : dice.chance(0.1) ? typo(dice, code) : code
  return {
    title: [
      dice.chance(0.9) ? brand : '',
      dice.chance(0.6) ? series : '',
      shownCode,
      dice.chance(0.5) ? features[0] : '',
      short,
      dice.chance(0.5) ? colour : '',
    ]
      .filter(Boolean)
      .join(' '),
    description: dice.chance(0.4) ? '' : [...features, ...shuffled(ADJECTIVES, dice).slice(0, 2)].join(', '),
    list_price: priceOf(price, dice, spread, 0.15),
  }
}

/** The price as a shop has it; missing, or 0 as a placeholder, in a share of the listings. */
function priceOf(price: number, dice: Dice, spread: number, unknown: number): string {
  if (dice.chance(unknown)) return dice.chance(0.5) ? '' : dice.pick(['0', '0.00', '$0.00', 'N/A'])
  const own = price * (1 + spread * (dice.next() + dice.next() - 1))
  return dice.chance(0.5) ? `$${own.toFixed(2)}` : own.toFixed(2)
}
