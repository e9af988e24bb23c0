import { foldText } from '../../text'

// All names stand here without accents.
const hungarianFamilies = /* @__PURE__ */ wordsOf(
  'nagy kovacs toth szabo horvath varga kiss molnar nemeth balogh papp takacs juhasz meszaros szilagyi ' +
    'szucs kocsis pinter szalai sipos gulyas kiraly orban hegedus fazekas somogyi biro feher farkas lakatos ' +
    'olah racz torok fekete',
)

const hungarianGivenNames = /* @__PURE__ */ wordsOf(
  'janos laszlo istvan jozsef zoltan sandor gabor ferenc attila tamas zsolt tibor andras csaba imre lajos ' +
    'gyorgy gyula mihaly karoly bela miklos kalman levente erzsebet ilona zsuzsanna zsuzsa margit agnes ' +
    'ildiko krisztina eszter magdolna monika szilvia aniko timea katalin eva',
)

const vietnameseFamilies = /* @__PURE__ */ wordsOf('nguyen tran pham huynh hoang phan vu dang bui duong')

/** The middle names that most men and women bear. */
const vietnameseMiddleNames = /* @__PURE__ */ wordsOf('van thi')

/** The most frequent ones, of which a person has two. */
const spanishFamilies = /* @__PURE__ */ wordsOf(
  'garcia gonzalez rodriguez fernandez lopez martinez sanchez perez gomez jimenez ruiz hernandez diaz ' +
    'alvarez romero alonso gutierrez navarro dominguez vazquez vasquez gil ramirez serrano blanco suarez ' +
    'munoz molina ortega delgado ortiz rubio marin sanz nunez medina iglesias garrido cortes castillo lozano ' +
    'guerrero cano prieto mendez cruz calvo vidal marquez gallego herrera flores pena cabrera campos vega ' +
    'fuentes carrasco reyes caballero aguilar pascual santana montero vargas castro mendoza rojas chavez ' +
    'guzman salazar rivera torres ramos juarez velazquez contreras estrada avila espinosa espinoza valdez ' +
    'cervantes ochoa sandoval figueroa pacheco camacho miranda acosta rosales valencia zamora bautista ' +
    'cardenas ayala luna',
)

/**
 * Whether a family name that usually comes first does so here, as the next word shows: `Kovács István`, `Nguyễn Thị Hoa`.
 *
 * @param family the first word, lower case
 * @param next the word after it, lower case
 */
export function isFamilyBefore(family: string, next: string): boolean {
  return (
    (holds(hungarianFamilies, family) && holds(hungarianGivenNames, next)) ||
    (holds(vietnameseFamilies, family) && holds(vietnameseMiddleNames, next))
  )
}

/** Whether two words are the father's and the mother's family name of a Spanish name; both lower case. */
export function areSpanishFamilies(first: string, second: string): boolean {
  return holds(spanishFamilies, second) && holds(spanishFamilies, first)
}

function holds(names: ReadonlySet<string>, word: string): boolean {
  return names.has(foldText(word))
}

function wordsOf(list: string): ReadonlySet<string> {
  return new Set(list.split(' '))
}
