import { SamewiseError } from '../../base'
import { BritishFamily } from '../britain'
import { Dice } from '../dice'
import { furnishHousehold, type HouseholdPlan, planHousehold } from '../household'
import { billing, writeBilling, writeCompanyToBilling } from './billing'
import { type Company, drawCompanyName } from './company'
import { crm, writeCompanyToCrm, writeCrm } from './crm'
import { drawIban } from './iban'
import { type LoyaltyTie, loyalty, writeLoyalty } from './loyalty'
import type { Member } from './member'
import { partner, writePartner } from './partner'
import type { Entry, Silo, SiloRow } from './silo'
import { support, writeCompanyToSupport, writeSupport } from './support'
import { web, writeWeb } from './web'

/** Options of {@link generateSilos}. */
export interface GenerateSilosOptions {
  /** Any integer, of which the low 32 bits count; default 1. The same seed gives the same rows on every machine. */
  readonly seed?: number | undefined
  /** How many persons are customers, 1 to 100,000; default 640, which makes some 2,000 rows. Organisations and anonymous members come on top. */
  readonly people?: number | undefined
}

/** The export of one system. */
export interface SiloExport {
  /** Name of the source. */
  readonly name: string
  /** `nested`: rows hold objects and lists, for NDJSON. `flat`: every value is a text, for CSV. */
  readonly shape: 'flat' | 'nested'
  readonly rows: readonly SiloRow[]
}

/** Which row is of whom. Two rows are of one customer when their `entity_id` is the same. */
export type SiloTruth = Readonly<Record<'source' | 'record_id' | 'entity_id', string>>

/** Exports of the company, and the truth about them. */
export interface SampleSilos {
  /** crm, billing, support, web and loyalty. */
  readonly silos: readonly SiloExport[]
  /** The truth about all rows of `silos`, in their order. */
  readonly truth: readonly SiloTruth[]
  /** A bought file of addresses, a third of them of people who are no customers. */
  readonly partner: SiloExport
  /** The truth about `partner`; its entities are those of `truth`. */
  readonly partnerTruth: readonly SiloTruth[]
}

const MAX_PEOPLE = 100_000
const DEFAULT_PEOPLE = 640
/** Members of the bonus programme of whom nothing else is held, for each person who is a customer. */
const ANONYMOUS_SHARE = 0.22
const COMPANY_SHARE = 0.06
/** Where the numbers of households begin that hold anonymous members, of companies, and of what is drawn for a whole file. */
const ANONYMOUS_ITEMS = 1_000_000
const COMPANY_ITEMS = 2_000_000
const ORDER_ITEMS = 3_000_000

/**
 * Makes the exports of an invented supplier of energy and broadband in the north of England, Larkmoor: five systems that name, shape and format the same
 * customers each in its own way, and a file of addresses bought from a partner.
 *
 * - crm: persons and organisations, kept with care, dates as `1980-12-31`
 * - billing: capitals without accents, `SURNAME, FIRST`, the address in one column, `31.12.1980`, an IBAN, and on a part a `crm_ref`
 * - support: nested tickets, typed in a hurry
 * - web: typed by customers, `12/31/1980`, display names, devices, addresses on the internet, and on a part a loyalty card
 * - loyalty: a card number and little else; half of the cards are of members who left nothing that ties them to any other row
 *
 * In the data: families at one address with shared telephones, mailboxes, devices; fathers and sons of one name; moves, married names, nicknames;
 * names from seventeen traditions with their transliterations, some in their own script; typing errors, placeholders, words for nothing such as `-`
 * or `N/A`. The rates are estimates. A card that nobody could tie to its holder's other rows is rare (one or two in a hundred), and counts in the truth.
 *
 * @throws SamewiseError `BAD_USAGE` if a number is out of range
 */
export function generateSilos({ seed = 1, people = DEFAULT_PEOPLE }: GenerateSilosOptions = {}): SampleSilos {
  if (!Number.isInteger(people) || people < 1 || people > MAX_PEOPLE) {
    throw new SamewiseError(
      'BAD_USAGE',
      `Cannot generate silos of ${people} people. Give a whole number from 1 to ${MAX_PEOPLE}.`,
    )
  }
  if (!Number.isSafeInteger(seed)) {
    throw new SamewiseError('BAD_USAGE', `The seed is ${seed}. Give a whole number.`)
  }
  const files = new Files(seed)
  fillWithPeople(files, people)
  fillWithAnonymousMembers(files, Math.round(people * ANONYMOUS_SHARE))
  fillWithCompanies(files, Math.round(people * COMPANY_SHARE))
  return files.finish()
}

/** Rows of all files while they are made. */
class Files {
  private readonly entries = new Map<Silo, Entry[]>()
  private readonly dice = new Dice()

  constructor(private readonly seed: number) {
    for (const silo of [crm, billing, support, web, loyalty, partner]) this.entries.set(silo, [])
  }

  /** The dice for one household, company or file. */
  diceOf(item: number): Dice {
    return this.dice.start(this.seed, item, 0)
  }

  add(silo: Silo, entry: Entry): Entry {
    this.entries.get(silo)!.push(entry)
    return entry
  }

  /** Brings the rows into a random order, numbers them in it, and fills in what refers to a row. */
  finish(): SampleSilos {
    let file = 0
    for (const [silo, entries] of this.entries) {
      const dice = this.diceOf(ORDER_ITEMS + file++)
      shuffle(entries, dice)
      let number = 0
      for (const { row } of entries) row[silo.id] = silo.formatId((number += dice.between(1, 9)))
    }
    const ids = new Map<Entry, string>()
    for (const [silo, entries] of this.entries) for (const entry of entries) ids.set(entry, String(entry.row[silo.id]))
    for (const entries of this.entries.values()) {
      for (const { row, refersTo } of entries) if (refersTo) row[refersTo.column] = ids.get(refersTo.entry)!
    }
    const exportOf = (silo: Silo): SiloExport => ({
      name: silo.name,
      shape: silo === support ? 'nested' : 'flat',
      rows: this.entries.get(silo)!.map(({ row }) => row),
    })
    const truthOf = (silo: Silo): SiloTruth[] =>
      this.entries.get(silo)!.map((entry) => ({
        source: silo.name,
        record_id: ids.get(entry)!,
        entity_id: entry.entity,
      }))
    const own = [crm, billing, support, web, loyalty]
    return {
      silos: own.map(exportOf),
      truth: own.flatMap(truthOf),
      partner: exportOf(partner),
      partnerTruth: truthOf(partner),
    }
  }
}

/** Fisher and Yates' shuffle, in place. */
function shuffle<T>(values: T[], dice: Dice): void {
  for (let i = values.length - 1; i > 0; i--) {
    const j = dice.below(i + 1)
    ;[values[i], values[j]] = [values[j], values[i]]
  }
}

function fillWithPeople(files: Files, people: number): void {
  let customers = 0
  for (let household = 0; customers < people; household++) {
    const dice = files.diceOf(household)
    const plan = planHousehold(dice)
    const members = drawMembers(dice, plan, `h${String(household + 1).padStart(5, '0')}`)
    const [first] = members
    let firstInCrm: Entry | undefined
    for (const [position, member] of members.entries()) {
      const isCustomer = plan.members[position].recordCount > 0 && customers < people
      if (dice.chance(isCustomer ? 0.25 : 0.85)) files.add(partner, writePartner(member, dice))
      if (!isCustomer) continue
      customers++
      const inCrm = recordCustomer(files, member, dice, firstInCrm)
      if (member === first) firstInCrm = inCrm
    }
  }
}

/** The people of a household, with what the systems may learn of them. */
function drawMembers(dice: Dice, plan: HouseholdPlan, household: string): Member[] {
  const family = new BritishFamily(dice)
  const people = furnishHousehold(plan, dice, family)
  const ip = `198.51.100.${dice.between(1, 254)}`
  const tablet = drawDevice(dice)
  return people.map((person, position) => {
    const { sex, role } = plan.members[position]
    return {
      entity: `${household}p${position + 1}`,
      person,
      sex,
      family,
      isHead: role === 'head' || role === 'alone',
      title: dice.chance(0.05) ? dice.pick(['Dr', 'Prof']) : sex === 'm' ? 'Mr' : dice.pick(['Mrs', 'Ms', 'Miss']),
      iban: drawIban(dice),
      ip,
      device: people.length > 1 && dice.chance(0.1) ? tablet : drawDevice(dice),
    }
  })
}

function drawDevice(dice: Dice): string {
  let device = ''
  for (let i = 0; i < 4; i++) device += dice.below(65_536).toString(16).padStart(4, '0')
  return device
}

/**
 * Puts a customer into the systems that know of one, at least one of them.
 *
 * @param firstInCrm row of the first person of the household in the crm, under which an account is kept now and then by mistake
 * @returns the customer's own row in the crm
 */
function recordCustomer(files: Files, member: Member, dice: Dice, firstInCrm: Entry | undefined): Entry | undefined {
  const pays = dice.chance(member.isHead ? 0.76 : 0.42)
  const asks = dice.chance(0.38)
  const signsUp = dice.chance(0.5)
  const isInCrm = dice.chance(0.84) || !(pays || asks || signsUp)
  let inCrm: Entry | undefined
  if (isInCrm) {
    inCrm = files.add(crm, writeCrm(member, dice))
    if (dice.chance(0.08)) files.add(crm, writeCrm(member, dice))
  }
  if (pays) {
    const accounts = dice.chance(0.06) ? 2 : 1
    for (let i = 0; i < accounts; i++) {
      const isMistaken = firstInCrm !== undefined && dice.chance(0.006)
      const keptUnder = isMistaken ? firstInCrm : dice.chance(0.6) ? inCrm : undefined
      files.add(billing, writeBilling(member, dice, keptUnder))
    }
  }
  if (asks) {
    do files.add(support, writeSupport(member, dice))
    while (dice.chance(0.2))
  }
  const tie = drawTie(dice, signsUp)
  const card = tie === undefined ? undefined : files.add(loyalty, writeLoyalty(member, tie, dice))
  if (signsUp) {
    files.add(web, writeWeb(member, dice, tie === 'web' ? card : undefined))
    if (dice.chance(0.06)) files.add(web, writeWeb(member, dice, undefined))
  }
  return inCrm
}

/** Whether a customer has a card, and what ties it to the other rows. */
function drawTie(dice: Dice, signsUp: boolean): LoyaltyTie | undefined {
  const kind = dice.next()
  if (kind < 0.1) return 'contact'
  if (kind < 0.11) return 'faint'
  return signsUp && kind < 0.38 ? 'web' : undefined
}

/** Members of the bonus programme of whom no other system knows. */
function fillWithAnonymousMembers(files: Files, count: number): void {
  for (let i = 0; i < count; i++) {
    const dice = files.diceOf(ANONYMOUS_ITEMS + i)
    const [member] = drawMembers(dice, planHousehold(dice), `a${String(i + 1).padStart(5, '0')}`)
    files.add(loyalty, writeLoyalty(member, 'none', dice))
  }
}

function fillWithCompanies(files: Files, count: number): void {
  const taken = new Set<string>()
  for (let i = 0; i < count; i++) {
    const dice = files.diceOf(COMPANY_ITEMS + i)
    const company = drawCompany(dice, `o${String(i + 1).padStart(4, '0')}`, taken)
    const inCrm = files.add(crm, writeCompanyToCrm(company, dice))
    if (dice.chance(0.1)) files.add(crm, writeCompanyToCrm(company, dice))
    if (dice.chance(0.8)) files.add(billing, writeCompanyToBilling(company, dice, dice.chance(0.5) ? inCrm : undefined))
    if (dice.chance(0.4)) files.add(support, writeCompanyToSupport(company, dice))
  }
}

/** @param taken names of earlier companies; no other gets one of them, as long as there are names left */
function drawCompany(dice: Dice, entity: string, taken: Set<string>): Company {
  const family = new BritishFamily(dice)
  const sex = dice.chance(0.45) ? 'f' : 'm'
  const contact = {
    firstName: family.drawFirstName(dice, sex),
    lastName: family.drawSurname(dice),
    title: sex === 'm' ? 'Mr' : dice.pick(['Mrs', 'Ms']),
  }
  let drawn = drawCompanyName(dice, contact.lastName)
  for (let tries = 0; tries < 20 && taken.has(drawn.name); tries++) drawn = drawCompanyName(dice, contact.lastName)
  taken.add(drawn.name)
  const { host, ...name } = drawn
  const address = { ...family.drawAddress(dice), unit: 0 }
  return {
    ...name,
    entity,
    contact,
    address,
    phone: family.drawLandline(dice, address.place),
    email: `${dice.pick(['info', 'office', 'accounts', 'hello'])}@${host}`,
    iban: drawIban(dice),
  }
}
