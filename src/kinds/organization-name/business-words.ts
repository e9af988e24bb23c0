/**
 * Words of organization names with a meaning of their own. Each line gives the spelling that stands for all of it first: an abbreviation,
 * a plural and a British or foreign spelling tell no organization apart. `!` marks what hardly ever stands in a person's name.
 */
const synonyms = `
academy! acad academies
administration! admin
agency! agencies agcy
american amer
associate! associates assocs
association! assoc assn asso assoctn assocation
brother! brothers bros
building bldg buildings
business businesses bus
capital! cap
center! centre centers centres ctr cntr
chemical chemicals chem
church! churches
college! coll
commercial comml
committee! cttee
communication! communications comm comms
community! communities cmty
company! companies
computer computers
construction! constructions constr
consulting! consultancy consultant consultants
control controls
cooperative! cooperatives
council! councils
county cnty
defense defence
department! dept dpt departments
design designs
development! developments dev devel
distribution! distr
district! dist
division div
education educ
electric elec
electronic! electronics
elementary! elem
energy! energies
engineering! eng engg engrg
enterprise! enterprises ent entps
entertainment! entmt
equipment! equip
exchange exch
export! exports
federal fed
federation! fedn
finance! fin finances financial
food foods
fund! funds
foundation! fdn foundations fndn
general genl
government! govt
group! grp groupe gruppe gruppo grupo groep gruppen
holding! holdings hldg hldgs
hospital! hosp hospitals
import! imports
industry! industries ind inds
insurance! ins
institute! inst institutes
institution! institutions
international! intl internat internatl int
investment! investments inv invest
jewelry jewellery
labor labour
laboratory! laboratories lab labs
learning lrng
library! lib libraries
logistic! logistics
machine machines mach
management! mgmt mgt
manufacturer! manufacturers mfr mfrs
manufacturing! mfg manuf
market! markets mkt
material materials
medical! med
ministry!
mountain mtn
national! natl nat
office! offices ofc
organization! organisation org organizations organisations
partner partners
pharmacy! pharmacies
pharmaceutical! pharmaceuticals pharma
plastic plastics
preschool! preschools
product! products prod prods
production! productions
program! programme programs programmes
project! projects
property! properties prop props
publication publications pub
publisher! publishers
railway! rly
resource! resources
restaurant! restaurants restaurante ristorante
saint st ste sainte
school! schools sch
science sciences sci
security! securities
service! services svc svcs serv servs
society! soc
solution! solutions
store! stores
studio! studios
supply! supplies
system! systems sys
technology! technologies tech technol
telecommunication! telecommunications telecom telecomm
textile! textiles
theater! theatre theaters theatres
transportation! transport transp
university! univ universities universite universidad universita universitat universidade universiteit universitet
venture! ventures
work works wks
`

/** Words that say what an organization does or is, besides those above; many have them, so they tell little. `!` as above. */
const descriptive = `
accounting advertising advisor advisory aerospace agricultural agriculture agro air airline! airways! alliance! apparel architect art asset
auto automation automobile automotive! aviation! bakery! bar bistro! biotech board! bottling brand brewery! broadcasting broker brokerage cafe! car
care catering! cement childcare children city clinic! cloth clothing club! coal coffee commerce commodity component concrete
contractor! corporate cosmetic cosmetics creative credit cruise custom customs dairy data daycare! deli! delivery dental diner! digital direct
distributor! drilling drug dry east eastern ecommerce economic electrical electricity environmental estate event express fabrication
factory family farm fashion film financial! first fish fishing fitness food football footwear foreign forest forestry freight! fuel furniture!
gallery! gas global! gold grain grill! healthcare health heavy high home hotel! house housing hydro inn independent industrial! information
infrastructure innovation interior internet investor iron joint kindergarten! kitchen land leasing! legal lending life lodge
line liquor lumber luxury mall marine marketing! maritime meat media metal mill mine mineral mining mobile money mortgage! motor! museum! music natural
network! new news north northern nursery! nursing oil optical outdoor packaging paint paper park petroleum! petrochemical photo pipe
pizza power precision press! primary printing private processing procurement property! public publishing! pump rail railroad real realty!
recycling regional renewable rental repair research! retail road rubber safety sale salon! savings seafood sea secondary seed shipping!
ship shipyard shop software! solar south southern spa special specialty sport state steakhouse! steel stock storage strategic sugar
supermarket! tavern! tax taxi tele telephone terminal tile timber tire tobacco tool tour tourism town toy trade trader trading! training
travel! trucking trust! union! united utility! valley vehicle video village waste water web wealth welding west western wholesale! wind wine
wireless wood world worldwide! youth limited! bank! banking! bankers banco! banca! banque! credito cassa handel handels werke fabrik
`

/** Further words that hardly ever stand in a person's name, but do in those of organizations. */
const telling = `
authority bureau cathedral chamber charity coalition commission confederation consortium consultant corporation embassy estates fellowship
garage hospice inc league ltd motors partnership party pizzeria seminary treasury tribunal workshop ymca ywca builder citizen friend
hardware outlet pac foods farms homes llc gmbh
`

/** Countries, nationalities and some large cities and regions: a firm's companies of two places are two companies. */
const places = `
afghanistan africa african albania alberta algeria amsterdam angola arabia arabian argentina arizona armenia asia asian athens atlanta atlantic
australia australian austria azerbaijan bahamas bahrain bangkok bangladesh barbados barcelona bavaria beijing belarus belgium benelux belgrade
berlin bermuda bolivia bosnia boston botswana brasil brazil brisbane britain british brooklyn brunei brussels bucharest budapest buenos aires bulgaria
cairo calgary california cambodia cameroon canada canadian caribbean cayman chad chicago chile china chinese cleveland colombia colorado
congo copenhagen costa rica croatia cuba cyprus czech dallas delaware delhi denmark denver deutschland detroit dubai dublin ecuador
edinburgh egypt england english espana estonia ethiopia europe european finland florida france francia frankfurt french gabon geneva georgia
german germany ghana gibraltar glasgow greece greek guangdong guangzhou guatemala guernsey hamburg hanoi hawaii helsinki holland honduras
hong kong houston hungary iberia iceland idaho illinois india indian indiana indonesia iowa iran iraq ireland irish israel istanbul italia
italian italy jakarta jamaica japan japanese jersey jordan kansas kazakhstan kentucky kenya kiev korea korean kuwait kyoto lagos lanka laos
latvia lebanon leeds lima lisbon lithuania liverpool london los angeles louisiana luxembourg macau madrid malaysia malta manchester manila
manhattan maryland massachusetts mauritius melbourne mexico mexican miami michigan milan milano minnesota missouri moldova monaco mongolia
montana montreal morocco moscow mozambique mumbai munich myanmar namibia nebraska nepal netherlands nevada nigeria nordic norway norwegian ohio
oklahoma oman ontario oregon osaka oslo ottawa pacific pakistan panama paraguay paris pennsylvania perth peru philadelphia philippines
phoenix poland polish polska portugal prague qatar quebec queensland romania rome russia russian saudi scandinavia scotland scottish seattle seoul
serbia shanghai shenzhen singapore slovakia slovenia somalia spain spanish stockholm sudan sweden swedish swiss switzerland sydney syria taipei
taiwan tanzania tehran tennessee texas thai thailand tokyo toronto tunisia turkey turkish uganda uk ukraine uruguay us usa utah uzbekistan
vancouver vegas venezuela vermont vienna vietnam virginia wales warsaw washington wisconsin york zambia zealand zurich
`

const connectors =
  'of the and for in at de la del di da do le les des du der die das el los las von van y e und et a an to by on with au zu'

/** Words with a dictionary meaning: where two of them differ, that is no slip. */
const ORDINARY = 1
/** Says what an organization does or is. */
const DESCRIPTIVE = 2
const PLACE = 4
const CONNECTOR = 8
const TELLING = 16

let standards: Map<string, string> | undefined
let classes: Map<string, number> | undefined

/** The spelling that stands for a word and its abbreviations: `svcs` → `service`. */
export function standardWord(word: string): string {
  standards ??= readSynonyms()
  return standards.get(word) ?? word
}

function readSynonyms(): Map<string, string> {
  const found = new Map<string, string>()
  for (const line of synonyms.trim().split('\n')) {
    const [standard, ...others] = line.replace('!', '').split(' ')
    for (const other of others) found.set(other, standard)
  }
  const digits = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ')
  digits.forEach((word, digit) => {
    found.set(word, String(digit))
  })
  'first second third fourth fifth sixth seventh eighth ninth tenth'.split(' ').forEach((word, at) => {
    const digit = at + 1
    found.set(`${digit}${['st', 'nd', 'rd'][at] ?? 'th'}`, word)
  })
  return found
}

function classOf(word: string): number {
  classes ??= readClasses()
  return classes.get(word) ?? 0
}

function readClasses(): Map<string, number> {
  const found = new Map<string, number>()
  const mark = (words: string, bits: number): void => {
    for (const marked of words.trim().split(/\s+/)) {
      const word = marked.replace('!', '')
      found.set(word, (found.get(word) ?? 0) | (word === marked ? bits : bits | TELLING))
    }
  }
  for (const line of synonyms.trim().split('\n')) mark(line.split(' ')[0], DESCRIPTIVE | ORDINARY)
  mark(descriptive, DESCRIPTIVE | ORDINARY)
  mark(telling, TELLING | ORDINARY)
  mark(places, PLACE | ORDINARY)
  mark(connectors, CONNECTOR | ORDINARY)
  return found
}

/** Whether a standard word has a dictionary meaning, so that a slip that makes another such word of it is unlikely. */
export function isOrdinary(word: string): boolean {
  return (classOf(word) & ORDINARY) !== 0
}

/** Whether a standard word says what an organization does or is, as `service` and `steel` do. */
export function isDescriptive(word: string): boolean {
  return (classOf(word) & DESCRIPTIVE) !== 0
}

/** Whether a standard word is a country, a nationality, or part of a large city's name. */
export function isPlace(word: string): boolean {
  return (classOf(word) & PLACE) !== 0
}

/** Whether a word only joins others, as `of` and `de` do. */
export function isConnector(word: string): boolean {
  return (classOf(word) & CONNECTOR) !== 0
}

/** Whether a standard word hardly ever stands in a person's name. */
export function isTelling(word: string): boolean {
  return (classOf(word) & TELLING) !== 0
}
