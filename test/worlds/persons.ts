import { drawBirthday } from '../../src/generate/calendar'
import type { Dice } from '../../src/generate/dice'
import { shortFormsOf } from '../../src/generate/first-names'
import { drawAddress, streetTypes } from '../../src/generate/places'
import { dateSlip, digitSlip, typo } from '../../src/generate/slips'
import { digits, drawName, list } from './words'
import { type World, WorldBuilder, type WorldOptions } from './world'

interface Person {
  readonly given: string
  readonly middle: string
  readonly family: string
  readonly born: string
  readonly street: string
  readonly city: string
  readonly postcode: string
  readonly phone: string
  readonly email: string
}

/** How worlds of persons are made. */
export interface PersonOptions extends WorldOptions {
  readonly entities?: number
  /** Factor on the share of slips and gaps; default 1. */
  readonly noise?: number
}

/** A household of one to four persons who share the address and the family name. */
function drawHousehold(dice: Dice): Person[] {
  const address = drawAddress(dice)
  const { family } = drawName(dice)
  const street = `${address.houseNumber} ${address.streetName} ${streetTypes[address.streetType][0]}`
  const line = `${dice.pick(address.place.areaCodes)}-${dice.between(200, 989)}-${digits(dice, 4)}`
  return Array.from({ length: dice.chance(0.6) ? 1 : dice.between(2, 4) }, () => {
    const { given, middle } = drawName(dice)
    const user = dice.pick([
      `${given}.${family}`,
      `${given[0]}${family}`,
      `${family}${dice.between(1, 99)}`,
      `${given}${digits(dice, 2)}`,
    ])
    return {
      given,
      middle,
      family,
      born: drawBirthday(dice, dice.between(1935, 2004)),
      street,
      city: address.place.name,
      postcode: address.postcode,
      phone: dice.chance(0.5)
        ? line
        : `${dice.pick(address.place.areaCodes)}-${dice.between(200, 989)}-${digits(dice, 4)}`,
      email: `${user.toLowerCase().replace(/[^a-z\d.]/g, '')}@${dice.pick(list('gmail.com yahoo.com outlook.com aol.com example.net'))}`,
    }
  })
}

function drawPersons(dice: Dice, count: number): Person[] {
  const all: Person[] = []
  while (all.length < count) all.push(...drawHousehold(dice))
  return all
}

/** What one record says of a person. */
function told(person: Person, dice: Dice, noise: number): Person {
  const slip = (share: number): boolean => dice.chance(share * noise)
  const short = shortFormsOf(person.given)
  const given = short !== undefined && slip(0.12) ? dice.pick(short) : slip(0.06) ? `${person.given[0]}.` : person.given
  return {
    given: slip(0.05) ? typo(dice, given) : given,
    middle: slip(0.5) ? '' : person.middle,
    family: slip(0.06) ? typo(dice, person.family) : person.family,
    born: slip(0.06) ? dateSlip(dice, person.born) : person.born,
    street: slip(0.08) ? typo(dice, person.street) : person.street,
    city: person.city,
    postcode: slip(0.05) ? digitSlip(dice, person.postcode) : person.postcode,
    phone: slip(0.25) ? '' : slip(0.05) ? digitSlip(dice, person.phone) : person.phone,
    email: slip(0.3) ? '' : person.email,
  }
}

/** Copies of an entity: mostly one to four. */
const fewCopies = (dice: Dice): number => (dice.chance(0.45) ? 1 : dice.between(2, 4))

/**
 * Persons under headers that are abbreviated as old systems abbreviate them, with the date of birth in three columns and one column for the
 * name, `Last, First`, in the second file. Ids carry a prefix.
 */
export function abbreviatedPersons(options: PersonOptions): World {
  const { entities = 700, noise = 1 } = options
  const world = new WorldBuilder({ idColumn: 'cust_ref_id', idPrefix: 'CU-', ...options })
  const { dice } = world
  for (const [e, person] of drawPersons(dice, entities).entries()) {
    for (let copies = fewCopies(dice); copies > 0; copies--) {
      const { given, family, born, postcode, city } = told(person, dice, noise)
      const [year, month, day] = born.split('-').map(Number)
      world.add('oldsystem', e, {
        fname_c1: given.toUpperCase(),
        lname_c1: family.toUpperCase(),
        bd: dice.chance(0.07 * noise) ? '' : day,
        bm: dice.chance(0.05 * noise) ? '' : month,
        by: dice.chance(0.04 * noise) ? '' : year,
        plz: postcode,
        cty: city,
        sx: dice.pick(['M', 'F']),
      })
    }
  }
  return world.finish()
}

/** A list of voters: `Last, First M.` in one column, years of birth with decoration, a district and a prefixed number of the list. */
export function voters(options: PersonOptions): World {
  const { entities = 700, noise = 1 } = options
  const world = new WorldBuilder({ idColumn: 'rec_no', idPrefix: 'VR', ...options })
  const { dice } = world
  for (const [e, person] of drawPersons(dice, entities).entries()) {
    for (let copies = fewCopies(dice); copies > 0; copies--) {
      const { given, middle, family, born, street, postcode } = told(person, dice, noise)
      const year = born.slice(0, 4)
      world.add('voters', e, {
        name: `${family}, ${given}${middle && ` ${middle}.`}`,
        yob: dice.chance(0.1) ? '' : dice.pick([year, `(${year})`, `c. ${year}`, year]),
        str: dice.chance(0.15) ? '' : street,
        zip_c: postcode,
      })
    }
  }
  return world.finish()
}

/** Names of persons and nothing else beside the id. Namesakes cannot be told apart; the world has few of them. */
export function personNames(options: PersonOptions): World {
  const { entities = 500, noise = 1 } = options
  const world = new WorldBuilder(options)
  const { dice } = world
  const taken = new Set<string>()
  let e = 0
  while (e < entities) {
    const name = drawName(dice)
    const key = `${name.given} ${name.family}`
    if (taken.has(key)) continue
    taken.add(key)
    e++
    for (let copies = dice.chance(0.6) ? 1 : dice.between(2, 4); copies > 0; copies--) {
      const given = dice.chance(0.08 * noise) ? typo(dice, name.given) : name.given
      const family = dice.chance(0.1 * noise) ? typo(dice, name.family) : name.family
      const middle = name.middle !== '' && dice.chance(0.6) ? ` ${name.middle}.` : ''
      world.add('people', e, {
        name: dice.chance(0.2) ? `${family}, ${given}${middle}` : `${given}${middle} ${family}`,
      })
    }
  }
  return world.finish()
}

/**
 * Customers of whom some bought once and a few fifty to three hundred times, each time with a record of its own that leaves out this or
 * that.
 */
export function customers(options: PersonOptions): World {
  const { entities = 260, noise = 1 } = options
  const world = new WorldBuilder(options)
  const { dice } = world
  for (const [e, person] of drawPersons(dice, entities).entries()) {
    const bought = dice.chance(0.05) ? dice.between(50, 300) : dice.between(1, 6)
    for (let order = 0; order < bought; order++) {
      const { given, family, email, phone, street, city, postcode } = told(person, dice, 1.5 * noise)
      world.add('orders', e, {
        customer: dice.chance(0.1)
          ? `${given[0]}. ${family}`
          : dice.chance(0.1)
            ? `${family} ${given}`
            : `${given} ${family}`,
        email,
        phone,
        street: dice.chance(0.1) ? '' : street,
        city,
        zip: dice.chance(0.1) ? '' : postcode,
      })
    }
  }
  return world.finish()
}

/** Persons with a date of birth that is often wrong in one of its parts: another year, month or day, more than a slip of one digit. */
export function wrongDates(options: PersonOptions): World {
  const { entities = 800, noise = 1 } = options
  const world = new WorldBuilder(options)
  const { dice } = world
  for (const [e, person] of drawPersons(dice, entities).entries()) {
    for (let copies = fewCopies(dice); copies > 0; copies--) {
      const { given, family, born, postcode } = told(person, dice, noise)
      const parts = born.split('-')
      const wrong = dice.below(3)
      if (dice.chance(0.25 * noise)) {
        parts[wrong] =
          wrong === 0
            ? String(dice.between(1935, 2004))
            : String(dice.between(1, wrong === 1 ? 12 : 28)).padStart(2, '0')
      }
      world.add('register', e, {
        first_name: given,
        last_name: family,
        birth_date: dice.chance(0.05) ? dice.pick(['1900-01-01', '']) : parts.join('-'),
        postcode: dice.chance(0.35) ? '' : postcode,
      })
    }
  }
  return world.finish()
}

/** A large file of persons and a small list of some of them, both without duplicates, in columns of their own. */
export function unequalSources(options: PersonOptions): World {
  const { entities = 2000, noise = 1 } = options
  const world = new WorldBuilder(options)
  const { dice } = world
  for (const [e, person] of drawPersons(dice, entities).entries()) {
    const full = told(person, dice, noise)
    world.add('register', e, {
      first_name: full.given,
      last_name: full.family,
      dob: full.born,
      street: full.street,
      city: full.city,
      zip: full.postcode,
    })
    if (!dice.chance(0.03)) continue
    const listed = told(person, dice, 1.5 * noise)
    world.add('watchlist', e, {
      name: `${listed.given} ${listed.family}`,
      dob: dice.chance(0.2) ? '' : listed.born,
      city: listed.city,
    })
  }
  // Persons whom the register does not have.
  drawPersons(dice, 40).forEach((person, p) => {
    const listed = told(person, dice, 1.5 * noise)
    world.add('watchlist', entities * 2 + p, {
      name: `${listed.given} ${listed.family}`,
      dob: dice.chance(0.2) ? '' : listed.born,
      city: listed.city,
    })
  })
  return world.finish()
}
