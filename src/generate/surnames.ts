import { mix32, mixPair } from '../base'
import type { Dice } from './dice'
import { WeightedList } from './weighted-list'

const words = (text: string): string[] => text.trim().split(/\s+/)

// The most usual first; the order stands for the frequency.
const common = words(`
Smith Johnson Williams Brown Jones Garcia Miller Davis Rodriguez Martinez Hernandez Lopez Gonzalez Wilson Anderson Thomas Taylor Moore
Jackson Martin Lee Perez Thompson White Harris Sanchez Clark Ramirez Lewis Robinson Walker Young Allen King Wright Scott Torres Nguyen
Hill Flores Green Adams Nelson Baker Hall Rivera Campbell Mitchell Carter Roberts Phillips Evans Turner Parker Collins Edwards Stewart
Morris Murphy Cook Rogers Gutiérrez Ortiz Morgan Cooper Peterson Bailey Reed Kelly Howard Ramos Kim Cox Ward Richardson Watson Brooks Chavez
Wood James Bennett Gray Mendoza Ruiz Hughes Price Alvarez Castillo Sanders Patel Myers Long Ross Foster Jiménez Powell Jenkins Perry
Russell Sullivan Bell Coleman Butler Henderson Barnes Gonzales Fisher Vasquez Simmons Romero Jordan Patterson Alexander Hamilton Graham
Reynolds Griffin Wallace Moreno West Cole Hayes Bryant Herrera Gibson Ellis Tran Medina Aguilar Stevens Murray Ford Castro Marshall
Owens Harrison Fernandez McDonald Woods Washington Kennedy Wells Vargas Henry Chen Freeman Webb Tucker Guzman Burns Crawford Olson Simpson
Porter Hunter Gordon Mendez Silva Shaw Snyder Mason Dixon Muñoz Hunt Hicks Holmes Palmer Wagner Black Robertson Boyd Rose Stone Salazar
Fox Warren Mills Meyer Rice Schmidt Garza Daniels Ferguson Nichols Stephens Soto Weaver Ryan Gardner Payne Grant Dunn Kelley Spencer
Hawkins Arnold Pierce Hansen Peters Santos Hart Bradley Knight Elliott Cunningham Duncan Armstrong Hudson Carroll Lane Riley Andrews
Alvarado Ray Delgado Berry Perkins Hoffman Johnston Matthews Peña Richards Contreras Willis Carpenter Lawrence Sandoval Guerrero George
Chapman Rios Estrada Ortega Watkins Greene Wong Wheeler Singh O'Brien Khan Li Wang Yang Liu Zhang Ali Cohen Park Le Pham Huang Núñez
Bauer Becker Keller Lang Novak Jensen Larsen Rossi Russo Romano Byrne Walsh Doyle Nolan Burke Fitzgerald Fraser Reid
`)

/** How the surnames of one tradition are put together. Repeated middles are the more usual ones; `_` is none. */
interface Tradition {
  readonly share: number
  readonly prefixes?: readonly string[]
  readonly beginnings: readonly string[]
  readonly middles: readonly string[]
  readonly ends: readonly string[]
}

const tradition = (
  share: number,
  beginnings: string,
  middles: string,
  ends: string,
  prefixes?: string[],
): Tradition => ({
  share,
  beginnings: words(beginnings),
  middles: words(middles).map((middle) => (middle === '_' ? '' : middle)),
  ends: words(ends),
  ...(prefixes && { prefixes }),
})

const traditions: readonly Tradition[] = [
  tradition(
    0.46,
    `Ash Bar Beck Black Brad Bran Brook Burn Can Car Chat Clay Cliff Cob Crom Dal Dan Dar Den Dray Dun Elm Fair Far Fen Field Gal Gran
    Hal Ham Har Hart Hat Hay Hazel Hol Hurst Kel Ken Kirk Lang Led Lin Lock Mar May Mel Mill Mor Nor Oak Old Pem Pen Pres Rad Ran Red Rock
    Rush Sand Shel Sher Stan Stock Stone Strat Sut Thorn Til Tor Wade Wal War Wat Wes Whit Wick Wil Win Wood Wy York`,
    '_ _ _ er ing en le el in',
    `ton ley ford wood field man well worth ham bury by brook den dale shaw cott ridge stead wick land more combe hurst son ward gate
    house`,
  ),
  tradition(
    0.14,
    `Alt Auer Berg Bier Blum Brand Braun Burg Eber Eich Eisen Engel Feld Fink Fisch Frei Fried Gold Grun Haber Hart Heid Hof Holz Kauf Kirch
    Klein Koch Kraus Lang Lieb Lind Mohr Neu Ober Reich Rosen Roth Sand Schaf Schön Schwarz Sieg Silber Stein Stern Strom Thor Wald Wein
    Weiss Winkel Wolf Zimmer`,
    '_ _ _ en er el',
    'berg mann stein bach feld thal hauser meier baum burger heim hoff dorf quist son sen lund gren müller',
  ),
  tradition(
    0.15,
    `Al Alva Arria Barre Be Ca Calde Carra Casta Ceba Co Corde De Do Esco Fe Fi Fuen Ga Gue Gu He La Le Li Lo Ma Ma Me Mo Monta Na Ore
    Pa Pe Pi Qui Ra Re Ri Ro Sala San Se So Te To Va Ve Vi Za`,
    '_ _ ra ri la na lo ro te ve',
    'rez nez dez mez rales llano dero rrillo jeda nosa vera ndo za roza ntes val rgas rona ñez',
  ),
  tradition(
    0.07,
    `Al Bal Bar Ben Ber Bian Bo Bru Cal Cap Car Cas Cat Col Con Cor Dan Fal Fer Fior Gal Gar Gen Gia Gri Lan Lom Lu Man Mar Mas Mor Nap Or
    Pal Pan Par Pel Ric Ros Sal San Sar Tar Ter Tor Val Ven Vis Vol`,
    '_ _ and an er at in',
    'ini elli etti ucci one ano aro isi ardi ella ino oli azzo icci',
  ),
  tradition(
    0.08,
    `Al Brai Bri Cal Can Car Cas Clel Col Con Cor Cul Dan Der Don Dow Far Fin Gar Gil Gin Gol Gra Guin Hen In Kel Ken Kin Lach Laugh Lean
    Len Mah Man Mil Nam Neil Quil Rey Shan Swee Tig Var Wil`,
    '_ _ e i a',
    'lan ley nan ney nell nett gan gher key lin nally roy vey ty ry don dy kin tosh rick',
    ['Mc', 'Mc', 'Mc', 'Mac', "O'", ''],
  ),
  tradition(
    0.06,
    `Bar Bed Bog Bor Cher Dab Dob Dom Dra Gor Gra Hor Iva Jab Jan Jas Kal Kam Koz Kra Kub Lew Lip Maj Mal Mar Mich Mor Nov Ol Ost Pav Pet
    Pol Rad Rog Rud Sad Sob Sok Stan Tom Vas Vin Wal Wis Woj Zab Zaj Ziel`,
    '_ _ al an en in ow ar',
    'ski wicz czyk ek ak ov enko ic ich ka sky owski ewski nik ko uk',
  ),
  tradition(
    0.03,
    `Aga Amar Ban Bha Chand Chau Das De Gan Gup Har Ja Jay Kal Kap Kri Ku Lak Ma Mal Meh Muk Na Nar Pan Pat Pra Raj Ram Rao Sa San Sha
    Shar Sri Su Tri Va Ven Ya`,
    '_ _ na va ra di',
    'rma dha kar wal rajan swamy nath pal preet shi tra van gar reddy das esh aran',
  ),
  tradition(
    0.01,
    'Berg Broek Dam Dijk Heuvel Horst Laan Meer Veen Velde Winter Zand Haag Bosch Linden Graaf Vries Leeuw Jong Wal',
    '_',
    '_ en s er man sma',
    ['Van ', 'Van der ', 'De ', 'Van den '],
  ),
]

const COMMON_SHARE = 0.27
const commonList = new WeightedList(common, (rank) => 1 / (rank + 6))

// Ranks of the composed names run from 2^LOWEST to 2^(LOWEST + OCTAVES), drawn evenly on a log scale: frequency falls as 1 / rank.
const LOWEST = 8
const OCTAVES = 9

/** The surname with a given rank: the same rank, the same name, with no table of names. */
function composedSurname(rank: number): string {
  let draw = (mix32(rank) >>> 0) / 4294967296
  let at = 0
  while (at < traditions.length - 1 && draw >= traditions[at].share) draw -= traditions[at++].share
  const { prefixes, beginnings, middles, ends } = traditions[at]
  const part = (list: readonly string[], salt: number): string => list[(mixPair(rank, salt) >>> 0) % list.length]
  const beginning = part(beginnings, 1)
  const end = part(ends, 3)
  const name = beginning + part(middles, 2) + (end === '_' ? '' : end)
  return prefixes === undefined ? name : part(prefixes, 4) + name
}

/** A surname in the usual spelling: a quarter of the people share some 260 names, the others have one of about 100,000. */
export function drawSurname(dice: Dice): string {
  if (dice.chance(COMMON_SHARE)) return commonList.draw(dice)
  return drawComposedSurname(dice, LOWEST, OCTAVES)
}

/** A composed surname with a rank between 2^lowest and 2^(lowest + octaves). */
export function drawComposedSurname(dice: Dice, lowest: number, octaves: number): string {
  const octave = lowest + dice.below(octaves)
  return composedSurname((1 << octave) + dice.below(1 << octave))
}
