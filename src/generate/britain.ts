import { drawMailbox } from './contacts'
import { Dice } from './dice'
import type { Sex } from './first-names'
import type { Address, Place } from './places'
import { drawTradition, type Tradition } from './traditions'
import { WeightedList } from './weighted-list'
import type { World } from './world'

// Town:people in thousands:postcode districts:area code without its first zero
const towns = `
Newcastle upon Tyne:300:NE1,NE2,NE3,NE4,NE5,NE6,NE7:191|Sunderland:170:SR1,SR2,SR3,SR4,SR5:191|Gateshead:120:NE8,NE9,NE10,NE11:191
Durham:48:DH1:191|Darlington:93:DL1,DL2,DL3:1325|Hexham:14:NE46:1434|Alnwick:9:NE66:1665|Morpeth:15:NE61:1670|Haltwhistle:4:NE49:1434
Berwick-upon-Tweed:13:TD15:1289|Carlisle:76:CA1,CA2,CA3:1228|Penrith:17:CA10,CA11:1768|Kendal:29:LA9:1539|Keswick:5:CA12:1768
Whitehaven:25:CA28:1946|Workington:26:CA14:1900|Middlesbrough:148:TS1,TS3,TS4,TS5:1642|Stockton-on-Tees:85:TS18,TS19,TS20:1642
Hartlepool:88:TS24,TS25,TS26:1429|Consett:28:DH8:1207|Barnard Castle:6:DL12:1833|Cramlington:30:NE23:1670|Blyth:39:NE24:1670
Whitley Bay:37:NE25,NE26:191|South Shields:76:NE33,NE34:191|Galashiels:12:TD1:1896|Hawick:14:TD9:1450|Kelso:7:TD5:1573
Lancaster:52:LA1:1524|Ulverston:12:LA12:1229|Barrow-in-Furness:56:LA13,LA14:1229|Appleby-in-Westmorland:3:CA16:1768|Alston:1:CA9:1434
`
  .trim()
  .split(/[|\n]/)
  .map((line) => line.split(':'))

const mobilePrefixes =
  '7411 7427 7446 7481 7512 7527 7549 7563 7581 7703 7725 7742 7764 7789 7803 7817 7841 7866 7890 7905 7931 7946 7967 7985'.split(
    ' ',
  )

const mailHosts = {
  names:
    'gmail.com hotmail.co.uk outlook.com yahoo.co.uk btinternet.com icloud.com sky.com live.co.uk talktalk.net virginmedia.com proton.me'.split(
      ' ',
    ),
  shares: [0.38, 0.52, 0.63, 0.73, 0.81, 0.88, 0.92, 0.95, 0.97, 0.99, 1],
}

/** Long and short ways of writing the last word of a British street, the most usual first. */
export const britishStreetTypes: readonly (readonly [string, string])[] = [
  ['Street', 'St'],
  ['Road', 'Rd'],
  ['Avenue', 'Ave'],
  ['Terrace', 'Terr'],
  ['Lane', 'Ln'],
  ['Close', 'Cl'],
  ['Drive', 'Dr'],
  ['Gardens', 'Gdns'],
  ['Crescent', 'Cres'],
  ['Grove', 'Gr'],
  ['Place', 'Pl'],
  ['Court', 'Ct'],
]
const streetTypeShares = [0.25, 0.47, 0.59, 0.68, 0.75, 0.82, 0.88, 0.91, 0.94, 0.97, 0.985, 1]

const streetNames = new WeightedList(
  `High,Church,Station,Victoria,Park,Albert,Queen,Mill,Chapel,King,North,South,West,School,Bridge,Windsor,York,Durham,Percy,Grey,Castle,
  Market,Alexandra,George,Beech,Chestnut,Hawthorn,Rowan,Cedar,Oak,Elm,Ash,Springfield,Meadow,Hillside,Woodland,Moor,Priory,Abbey,Manor,
  Front,Back,Middle,Stanhope,Wellington,Nelson,Trafalgar,Clifton,Salisbury,Cambridge,Oxford,Lansdowne,Balmoral,Osborne,Rectory,Vicarage,Glebe,
  Tyne,Wear,Eden,Derwent,Coquet,Tweed,Ullswater,Windermere,Borrowdale,Kirkstone,Lorton,Harbour,Quayside,Colliery,Ropery,Quarry,Tannery,
  Orchard,Garth,Dene,Burn,Fell View,Heather,Curlew,Lapwing,Larch,Sycamore,Laburnum,Fenwick,Ridley,Collingwood,Stephenson,Armstrong,Swan`
    .split(',')
    .map((name) => name.trim()),
  (rank) => 1 / (rank + 9),
)
const houseNames =
  'Rose Cottage,The Old Forge,Ivy Cottage,Hillcrest,The Old Chapel,Mill House,Fellside,Orchard House,The Bungalow,Burnside,Lane End,The Coach House'.split(
    ',',
  )

const INWARD_LETTERS = [...'ABDEFGHJLNPQRSTUWXYZ']
const POSTCODES_PER_THOUSAND = 1.5

let places: WeightedList<Place> | undefined

/** The map is the same for every seed. Made on first use. */
function buildPlaces(): WeightedList<Place> {
  const dice = new Dice().start(0, 0, 1)
  const all = towns.map(([name, people, districts, areaCode]): Place => {
    const postcodes = new Set<string>()
    for (let i = 0; i < Math.max(6, Number(people) * POSTCODES_PER_THOUSAND); i++) {
      const inward = `${dice.between(1, 9)}${dice.pick(INWARD_LETTERS)}${dice.pick(INWARD_LETTERS)}`
      postcodes.add(`${dice.pick(districts.split(','))} ${inward}`)
    }
    return { name, postcodes: [...postcodes], areaCodes: [areaCode] }
  })
  return new WeightedList(all, (position) => Number(towns[position][1]))
}

function drawBritishAddress(dice: Dice, near?: Place): Address {
  const place = near !== undefined && dice.chance(0.6) ? near : (places ??= buildPlaces()).draw(dice)
  return {
    houseNumber: dice.chance(0.05) ? dice.pick(houseNames) : String(1 + dice.below(dice.chance(0.3) ? 240 : 70)),
    direction: -1,
    streetName: streetNames.draw(dice),
    streetType: dice.place(streetTypeShares),
    unit: dice.chance(0.14) ? dice.between(1, 24) : 0,
    postcode: dice.pick(place.postcodes),
    place,
  }
}

const digits = (dice: Dice, count: number): string => {
  let text = ''
  for (let i = 0; i < count; i++) text += dice.below(10)
  return text
}

/** A landline: area code and the rest, ten digits together. */
function drawLandline(dice: Dice, place: Place): string {
  const area = dice.pick(place.areaCodes)
  return `${area}${dice.between(2, 8)}${digits(dice, 9 - area.length)}`
}

/** A family of the north of England or the Scottish border, whose names are of one tradition, its partners' now and then of another. */
export class BritishFamily implements World {
  readonly tradition: Tradition

  constructor(dice: Dice) {
    this.tradition = drawTradition(dice)
  }

  drawAddress(dice: Dice, near?: Place): Address {
    return drawBritishAddress(dice, near)
  }

  drawPhone(dice: Dice): string {
    return dice.pick(mobilePrefixes) + digits(dice, 6)
  }

  drawLandline(dice: Dice, place: Place): string {
    return drawLandline(dice, place)
  }

  drawFirstName(dice: Dice, sex: Sex): string {
    return this.tradition.drawFirstName(dice, sex)
  }

  drawSurname(dice: Dice): string {
    return (dice.chance(0.12) ? drawTradition(dice) : this.tradition).drawSurname(dice)
  }

  drawMailbox(dice: Dice, firstName: string, lastName: string, birthYear: number): string {
    return drawMailbox(dice, firstName, lastName, birthYear, mailHosts)
  }
}

/** Whether ten digits are those of a mobile telephone. */
export const isMobile = (phone: string): boolean => phone.startsWith('7')

/** Digits of the area code, without its first zero. */
function areaLength(phone: string): number {
  return phone.startsWith('191') ? 3 : 4
}

/** `0191 498 0123`, `01434 320123` or `07700 900123`. */
export function nationalPhone(phone: string): string {
  return areaLength(phone) === 3
    ? `0${phone.slice(0, 3)} ${phone.slice(3, 6)} ${phone.slice(6)}`
    : `0${phone.slice(0, 4)} ${phone.slice(4)}`
}

/** `+44 191 498 0123`: with the country code, in groups. */
export function internationalPhone(phone: string): string {
  return `+44 ${nationalPhone(phone).slice(1)}`
}
