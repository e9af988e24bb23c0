import type { Dice } from '../../src/generate/dice'
import { drawAddress, streetTypes } from '../../src/generate/places'
import { digitSlip, typo } from '../../src/generate/slips'
import { drawSurname } from '../../src/generate/surnames'
import { coinedWords, digits, list } from './words'
import { type World, WorldBuilder, type WorldOptions } from './world'

/** What firms do; each with the shorter and longer forms it is written in. */
const TRADES = [
  ['Logistics', 'Logistics'],
  ['Engineering', 'Engineering'],
  ['Holdings', 'Holding'],
  ['Trading', 'Trade'],
  ['Property Management', 'Property Mgmt'],
  ['Software', 'Software'],
  ['Financial Services', 'Fin. Services'],
  ['Catering', 'Catering'],
  ['Consulting', 'Consultants'],
  ['Energy', 'Energy'],
  ['Foods', 'Foods'],
  ['Medical Supplies', 'Medical Supply'],
]
const FORMS = ['Ltd', 'Limited', 'LLC', 'Inc.', 'GmbH', 'plc', '']
/** How one legal form is written. */
const SAME_FORM: Readonly<Record<string, readonly string[]>> = {
  Ltd: ['Ltd', 'Ltd.', 'Limited', ''],
  Limited: ['Ltd', 'Limited', 'LTD', ''],
  LLC: ['LLC', 'L.L.C.', ''],
  'Inc.': ['Inc.', 'Inc', 'Incorporated', ''],
  GmbH: ['GmbH', 'G.m.b.H.', ''],
  plc: ['plc', 'PLC', ''],
  '': [''],
}

/** How a world of firms is made. */
export interface FirmOptions extends WorldOptions {
  readonly groups?: number
  /** Share of records with a registration number, and with a web address. */
  readonly withNumber?: number
  readonly withDomain?: number
}

interface Firm {
  readonly name: string
  readonly short: string
  readonly form: string
  readonly street: string
  readonly city: string
  readonly postcode: string
  readonly phone: string
  readonly number: string
  readonly domain: string
}

/**
 * Firms as two registers and a list of suppliers have them. In a group of sister firms all share the address, most the switchboard, and the
 * first word of the name; the registration number and mostly the web address are their own.
 */
export function firms(options: FirmOptions): World {
  const { groups = 220, withNumber = 0.6, withDomain = 0.55 } = options
  const world = new WorldBuilder(options)
  const { dice } = world
  const stems = coinedWords(dice, groups)
  let e = 0
  for (const stem of stems) {
    for (const firm of drawGroup(dice, stem)) {
      e++
      const copies = dice.chance(0.35) ? 1 : dice.between(2, 4)
      for (let c = 0; c < copies; c++) world.add('suppliers', e, rowOf(firm, dice, withNumber, withDomain))
    }
  }
  return world.finish()
}

function drawGroup(dice: Dice, coined: string): Firm[] {
  const stem = dice.chance(0.3)
    ? `${drawSurname(dice)} & ${dice.pick(list('Sons Partners Co'))}`
    : dice.chance(0.3)
      ? `${coined} ${drawSurname(dice)}`
      : coined
  const { houseNumber, streetName, streetType, place, postcode } = drawAddress(dice)
  const street = `${houseNumber} ${streetName} ${streetTypes[streetType][0]}`
  const phone = `${dice.pick(place.areaCodes)}-555-${digits(dice, 4)}`
  const sisters = dice.chance(0.45) ? 1 : dice.between(2, 5)
  const used = new Set<string>()
  const group: Firm[] = []
  while (group.length < sisters) {
    const [trade, short] = dice.pick(TRADES)
    if (used.has(trade)) continue
    used.add(trade)
    const slug = stem.toLowerCase().replace(/[^a-z]/g, '')
    group.push({
      name: `${stem} ${trade}`,
      short: `${stem} ${short}`,
      form: dice.pick(FORMS),
      street,
      city: place.name,
      postcode,
      phone: dice.chance(0.6) ? phone : `${dice.pick(place.areaCodes)}-555-${digits(dice, 4)}`,
      number: digits(dice, 8),
      domain: dice.chance(0.15)
        ? `${slug}.com`
        : `${slug}-${trade.toLowerCase().split(' ')[0]}.${dice.pick(list('com co.uk net eu'))}`,
    })
  }
  return group
}

function rowOf(firm: Firm, dice: Dice, withNumber: number, withDomain: number) {
  const name = dice.chance(0.2) ? firm.short : firm.name
  const full = `${dice.chance(0.08) ? typo(dice, name) : name} ${dice.pick(SAME_FORM[firm.form])}`.trim()
  const address = dice.chance(0.85)
  return {
    company: dice.chance(0.15) ? full.toUpperCase() : full,
    reg_no: dice.chance(withNumber) ? (dice.chance(0.03) ? digitSlip(dice, firm.number) : firm.number) : '',
    website: dice.chance(withDomain)
      ? `${dice.pick(['https://www.', 'www.', 'http://', ''])}${firm.domain}${dice.chance(0.3) ? '/contact' : ''}`
      : '',
    street: address ? (dice.chance(0.1) ? typo(dice, firm.street) : firm.street) : '',
    city: address ? firm.city : '',
    postcode: address ? firm.postcode : '',
    phone: dice.chance(0.6) ? firm.phone : '',
  }
}

/** Firms by their name alone: a list of one column beside the id. */
export function firmNames(options: WorldOptions & { readonly firms?: number }): World {
  const { firms: count = 500 } = options
  const world = new WorldBuilder(options)
  const { dice } = world
  const stems = coinedWords(dice, count)
  let e = 0
  while (e < count) {
    for (const firm of drawGroup(dice, stems[e])) {
      e++
      const copies = dice.chance(0.5) ? 1 : dice.between(2, 4)
      for (let c = 0; c < copies; c++) world.add('firms', e, { name: rowOf(firm, dice, 0, 0).company })
    }
  }
  return world.finish()
}
