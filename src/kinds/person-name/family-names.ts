const hungarianFamilies = /* @__PURE__ */ wordsOf(
  'nagy kovács kovacs tóth toth szabó szabo horváth horvath varga kiss molnár molnar németh nemeth balogh papp ' +
    'takács takacs juhász juhasz mészáros meszaros szilágyi szilagyi szűcs szucs kocsis pintér pinter szalai ' +
    'sipos gulyás gulyas király kiraly orbán orban hegedűs hegedus fazekas somogyi bíró fehér farkas lakatos oláh ' +
    'rácz török fekete',
)

const hungarianGivenNames = /* @__PURE__ */ wordsOf(
  'jános janos lászló laszlo istván istvan józsef jozsef zoltán zoltan sándor sandor gábor gabor ferenc attila ' +
    'tamás tamas zsolt tibor andrás andras csaba imre lajos györgy gyorgy gyula mihály mihaly károly karoly béla ' +
    'miklós miklos kálmán levente erzsébet erzsebet ilona zsuzsanna zsuzsa margit ágnes ildikó ildiko krisztina ' +
    'eszter magdolna mónika szilvia anikó aniko tímea katalin éva',
)

const vietnameseFamilies = /* @__PURE__ */ wordsOf(
  'nguyen nguyễn tran trần pham phạm huynh huỳnh hoang hoàng phan vu vũ dang đặng bui bùi duong dương',
)

/** The middle names that most men and women bear. */
const vietnameseMiddleNames = /* @__PURE__ */ wordsOf('van văn thi thị')

/** The most frequent ones, of which a person has two. */
const spanishFamilies = /* @__PURE__ */ wordsOf(
  'garcía garcia gonzález gonzalez rodríguez rodriguez fernández fernandez lópez lopez martínez martinez ' +
    'sánchez sanchez pérez perez gómez gomez jiménez jimenez ruiz hernández hernandez díaz diaz álvarez alvarez ' +
    'romero alonso gutiérrez gutierrez navarro domínguez dominguez vázquez vazquez vásquez vasquez gil ramírez ' +
    'ramirez serrano blanco suárez suarez muñoz munoz molina ortega delgado ortiz rubio marín marin sanz núñez ' +
    'nunez medina iglesias garrido cortés cortes castillo lozano guerrero cano prieto méndez mendez cruz calvo ' +
    'vidal márquez marquez gallego herrera flores peña pena cabrera campos vega fuentes carrasco reyes caballero ' +
    'aguilar pascual santana montero vargas castro mendoza rojas chávez chavez guzmán guzman salazar rivera ' +
    'torres ramos juárez juarez velázquez velazquez contreras estrada ávila avila espinosa espinoza valdez ' +
    'cervantes ochoa sandoval figueroa pacheco camacho miranda acosta rosales valencia zamora bautista cárdenas ' +
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
    (hungarianFamilies.has(family) && hungarianGivenNames.has(next)) ||
    (vietnameseFamilies.has(family) && vietnameseMiddleNames.has(next))
  )
}

/** Whether two words are the father's and the mother's family name of a Spanish name; both lower case. */
export function areSpanishFamilies(first: string, second: string): boolean {
  return spanishFamilies.has(second) && spanishFamilies.has(first)
}

function wordsOf(list: string): ReadonlySet<string> {
  return new Set(list.split(' '))
}
