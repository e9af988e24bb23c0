import { Dice } from './dice'
import { drawComposedSurname } from './surnames'
import { WeightedList } from './weighted-list'

/** A city or town with its postcodes and telephone area codes. */
export interface Place {
  readonly name: string
  readonly postcodes: readonly string[]
  readonly areaCodes: readonly string[]
}

// City:people in thousands:first digits of its postcodes:area codes
const cities = `
New York:8300:100,101,104,112,113:212,718,917,347|Los Angeles:3850:900,910,913:213,310,323,818|Chicago:2700:606,607:312,773
Houston:2300:770,772:713,281,832|Phoenix:1630:850:602,480,623|Philadelphia:1580:191:215,267|San Antonio:1450:782:210,726
San Diego:1390:921:619,858|Dallas:1300:752:214,972,469|Austin:970:787:512,737|San Jose:980:951:408,669|Fort Worth:940:761:817,682
Jacksonville:960:322:904|Columbus:905:432:614,380|Charlotte:890:282:704,980|Indianapolis:880:462:317|San Francisco:830:941:415,628
Seattle:745:981:206|Denver:710:802:303,720|Washington:680:200:202|Boston:660:021:617,857|Nashville:685:372:615,629
Oklahoma City:690:731:405|El Paso:678:799:915|Portland:640:972:503,971|Las Vegas:650:891:702,725|Detroit:630:482:313
Memphis:625:381:901|Louisville:625:402:502|Baltimore:575:212:410,443|Milwaukee:565:532:414|Albuquerque:562:871:505
Tucson:545:857:520|Fresno:545:937:559|Sacramento:525:958:916|Kansas City:510:641:816|Mesa:508:852:480|Atlanta:500:303:404,678
Omaha:486:681:402,531|Colorado Springs:485:809:719|Raleigh:475:276:919,984|Miami:445:331:305,786|Long Beach:450:908:562
Virginia Beach:457:234:757|Oakland:435:946:510|Minneapolis:427:554:612|Tampa:395:336:813|Tulsa:412:741:918|New Orleans:375:701:504
Wichita:396:672:316|Cleveland:365:441:216|Bakersfield:408:933:661|Aurora:390:800:303,720|Honolulu:345:968:808|Anaheim:345:928:714
Lexington:321:405:859|Stockton:322:952:209|Saint Louis:293:631:314|Saint Paul:307:551:651|Cincinnati:309:452:513|Pittsburgh:302:152:412
Greensboro:299:274:336|Lincoln:291:685:402|Orlando:312:328:407,321|Newark:307:071:973,862|Toledo:268:436:419|Buffalo:277:142:716
Madison:272:537:608|Boise:237:837:208|Richmond:228:232:804|Spokane:229:992:509|Rochester:210:146:585|Des Moines:212:503:515
Salt Lake City:203:841:801|Birmingham:198:352:205|Providence:190:029:401|Knoxville:193:379:865|Worcester:206:016:508
Little Rock:202:722:501|Tacoma:220:984:253|Hartford:120:061:860|Charleston:152:294:843|Albany:100:122:518|Springfield:155:011:413
Burlington:45:054:802|Manchester:115:031:603|Fargo:128:581:701|Sioux Falls:199:571:605|Billings:118:591:406|Cheyenne:65:820:307
Anchorage:288:995:907|Jackson:148:392:601|Wilmington:71:198:302
`
  .trim()
  .split(/[|\n]/)
  .map((line) => line.split(':'))

const townEnds =
  'ville,ton, Springs,field, City,burg, Heights,wood, Falls, Park,port, Grove,view, Junction, Lake'.split(',')
const townAreaCodes =
  '203 207 217 218 225 228 231 240 251 256 260 262 270 276 301 304 309 318 320 325 334 337 360 386 406 409 417 423 434 435 440 478 484 507 509 518 530 540 541 563 570 573 575 580 603 606 607 618 620 641 660 706 712 715 724 731 740 765 775 785 802 806 812 814 815 828 830 843 850 870 903 906 912 919 928 931 936 940 970 979 985 989'.split(
    ' ',
  )

const TOWNS = 3000
/** People in towns for each person in a city. */
const TOWN_SHARE = 1.3

function postcodesOf(dice: Dice, prefixes: readonly string[], count: number): string[] {
  const found = new Set<string>()
  for (let i = 0; i < count; i++) found.add(dice.pick(prefixes) + String(dice.below(100)).padStart(2, '0'))
  return [...found].sort()
}

let places: WeightedList<Place> | undefined

/** The map is the same for every seed, so that the files of two seeds tell of people in one country. Made on first use. */
function buildPlaces(): WeightedList<Place> {
  const dice = new Dice().start(0, 0, 0)
  const all: Place[] = []
  const weights: number[] = []
  for (const [name, people, prefixes, areaCodes] of cities) {
    const postcodes = postcodesOf(dice, prefixes.split(','), Math.max(4, Math.floor(Number(people) / 20)))
    all.push({ name, postcodes, areaCodes: areaCodes.split(',') })
    weights.push(Number(people))
  }
  const inCities = weights.reduce((sum, weight) => sum + weight, 0)
  const townWeight = (rank: number): number => 1 / (rank + 12)
  let inTowns = 0
  for (let rank = 0; rank < TOWNS; rank++) inTowns += townWeight(rank)
  for (let rank = 0; rank < TOWNS; rank++) {
    const stem = drawComposedSurname(dice, 8, 4).replace(/[^\p{L}]/gu, '')
    const prefix = String(dice.between(10, 994)).padStart(3, '0')
    all.push({
      name: stem + dice.pick(townEnds),
      postcodes: postcodesOf(dice, [prefix], dice.between(1, 3)),
      areaCodes: [dice.pick(townAreaCodes)],
    })
    weights.push((townWeight(rank) / inTowns) * inCities * TOWN_SHARE)
  }
  return new WeightedList(all, (position) => weights[position])
}

/** Long and short ways of writing a street type, the most usual first. */
export const streetTypes: readonly (readonly [string, string])[] = [
  ['Street', 'St'],
  ['Avenue', 'Ave'],
  ['Drive', 'Dr'],
  ['Road', 'Rd'],
  ['Lane', 'Ln'],
  ['Court', 'Ct'],
  ['Boulevard', 'Blvd'],
  ['Place', 'Pl'],
  ['Way', 'Way'],
  ['Circle', 'Cir'],
  ['Terrace', 'Ter'],
  ['Parkway', 'Pkwy'],
]
const streetTypeShares = [0.29, 0.46, 0.6, 0.73, 0.81, 0.86, 0.9, 0.93, 0.95, 0.97, 0.985, 1]

/** Long and short ways of writing the direction in front of a street name. */
export const directions: readonly (readonly [string, string])[] = [
  ['North', 'N'],
  ['South', 'S'],
  ['East', 'E'],
  ['West', 'W'],
]

const streetNames = new WeightedList(
  `Main,Oak,Park,Maple,Cedar,Elm,Washington,Pine,Lake,Hill,Walnut,Spring,North,Ridge,Church,Willow,Mill,Sunset,Railroad,Jackson,Cherry,
  West,Highland,Center,Franklin,River,Broadway,Meadow,Forest,Lincoln,Jefferson,Madison,Dogwood,Hickory,Chestnut,College,Birch,Magnolia,
  Sycamore,Poplar,Laurel,Valley,Prospect,Summit,Grove,Adams,Monroe,School,Spruce,Woodland,Locust,Pleasant,Liberty,Union,Courthouse,Garden,
  Fairview,Rose,Juniper,Holly,Aspen,Deer Creek,Harrison,Davis,Colonial,Country Club,Hamilton,Cottage,Bridge,Canyon,Pearl,Market,Beech,Vine,
  Orchard,Clark,Lee,Sherwood,Windsor,Oxford,Cambridge,Arlington,Lakeview,Hillcrest,Woodlawn,Riverside,Heritage,Old Mill,Quail Run,
  Stagecoach,Fox Hollow,Eagle,Timber,Cypress,Martin Luther King,Saint Charles,Mission,Harbor,Bay,Canal,Depot,Quarry,Academy`
    .split(',')
    .map((name) => name.trim()),
  (rank) => 1 / (rank + 7),
)

export interface Address {
  readonly houseNumber: string
  /** Position in {@link directions}; −1 for none. */
  readonly direction: number
  readonly streetName: string
  /** Position in {@link streetTypes}. */
  readonly streetType: number
  /** Number of the flat; 0 in a house of one's own. */
  readonly unit: number
  readonly postcode: string
  readonly place: Place
}

function ordinal(n: number): string {
  const tens = n % 100
  const suffix = tens > 10 && tens < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th')
  return `${n}${suffix}`
}

function drawStreetName(dice: Dice): string {
  const kind = dice.next()
  if (kind < 0.47) return streetNames.draw(dice)
  if (kind < 0.6) return ordinal(dice.between(1, 12 + dice.below(80)))
  return drawComposedSurname(dice, 5, 8)
}

const numberDigits = [0.09, 0.3, 0.66, 0.95, 1]
const powersOfTen = [1, 10, 100, 1000, 10_000]

/** An address somewhere in the country, or, as most people move, in or outside of `near`. */
export function drawAddress(dice: Dice, near?: Place): Address {
  const place = near !== undefined && dice.chance(0.55) ? near : (places ??= buildPlaces()).draw(dice)
  const digits = dice.place(numberDigits)
  const lowest = powersOfTen[digits]
  return {
    houseNumber: String(lowest + dice.below(9 * lowest)),
    direction: dice.chance(0.13) ? dice.below(directions.length) : -1,
    streetName: drawStreetName(dice),
    streetType: dice.place(streetTypeShares),
    unit: dice.chance(0.18) ? dice.between(1, 40) : 0,
    postcode: dice.pick(place.postcodes),
    place,
  }
}
