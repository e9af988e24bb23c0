import { asciiLetters } from '../contacts'
import type { Dice } from '../dice'
import type { Address } from '../places'

/** A business customer, and the person the company talks to there. */
export interface Company {
  readonly entity: string
  /** Without its legal form. */
  readonly name: string
  readonly legalForm: string
  /** Another name it does business under; undefined for most. */
  readonly tradeName: string | undefined
  readonly contact: { readonly firstName: string; readonly lastName: string; readonly title: string }
  readonly address: Address
  readonly phone: string
  readonly email: string
  readonly iban: string
}

const words =
  'Kestrel,Curlew,Osprey,Whinfell,Redesdale,Lowther,Solway,Coquet,Pennine,Hadrian,Bluebell,Millrace,Fellside,Border,Tyne Valley,Eden,Cheviot,Derwent,Northgate,Quayside,Harbour,Ironbridge,Beacon,Greyfriars,Heather,Lapwing'.split(
    ',',
  )
const trades =
  'Joinery,Roofing,Pharmacy,Plumbing,Accountants,Cycles,Bakehouse,Florists,Solicitors,Caravan Park,Potteries,Boatyard,Bakery,Veterinary Centre,Garage,Interiors,Dental Practice,Brewery,Logistics,Nurseries,Guest House,Upholstery,Print & Design,Farm Supplies,Opticians,Bookshop'.split(
    ',',
  )
const legalForms = ['Ltd', 'Ltd', 'Ltd', 'Ltd', 'Limited', 'Limited', 'LLP', 'plc', 'CIC', '']
const tradeNames = ['The Copper Kettle', 'Little Owl', 'Blue Anchor', 'Hadrian Works', 'The Yard', 'Station House']

/** What is drawn of a company before its contact: name, legal form and the host of its mailbox. */
export function drawCompanyName(
  dice: Dice,
  surname: string,
): Pick<Company, 'name' | 'legalForm' | 'tradeName'> & { readonly host: string } {
  const kind = dice.next()
  const trade = dice.pick(trades)
  const word = kind < 0.35 ? surname : dice.pick(words)
  const name = kind < 0.15 ? `${surname} & ${dice.chance(0.5) ? 'Sons' : 'Daughters'} ${trade}` : `${word} ${trade}`
  return {
    name,
    legalForm: dice.pick(legalForms),
    tradeName: dice.chance(0.15) ? dice.pick(tradeNames) : undefined,
    host: `${asciiLetters(name)}.co.uk`,
  }
}

const otherForms: Readonly<Record<string, readonly string[]>> = {
  Ltd: ['Limited', 'Ltd.', 'LTD'],
  Limited: ['Ltd', 'Ltd.'],
  LLP: ['L.L.P.'],
  plc: ['PLC', 'Public Limited Company'],
  CIC: ['C.I.C.', 'Community Interest Company'],
}

/** The name of a company as someone wrote it: the legal form another way or left out, `&` as a word, the trade name behind it. */
export function companyText(company: Company, dice: Dice, carelessness: number): string {
  const { legalForm, tradeName } = company
  let form = legalForm
  if (dice.chance(carelessness)) form = dice.chance(0.4) ? '' : dice.pick(otherForms[legalForm] ?? [''])
  const name = dice.chance(carelessness) ? company.name.replaceAll('&', 'and') : company.name
  const text = form === '' ? name : `${name} ${form}`
  return tradeName !== undefined && dice.chance(0.4) ? `${text} t/a ${tradeName}` : text
}
