/** Words of many systems for the two types that nearly all of them know. Single letters count only where every value is such a word. */
export const typeWords: ReadonlyMap<string, string> = /* @__PURE__ */ new Map(
  Object.entries({
    person:
      'person individual consumer private residential human natural natural-person private-person contact people pers ind indiv b2c p i npi-1 ' +
      'privat privatperson privatkunde particulier persona particular fisica persona-fisica personne personne-physique',
    organization:
      'organization organisation company business corporate corporation commercial legal legal-entity legal-person firm enterprise ' +
      'org comp corp b2b o c b npi-2 institution firma geschaftskunde unternehmen gewerbe bedrijf empresa societe entreprise azienda ' +
      'persona-juridica juridica personne-morale',
  }).flatMap(([type, list]) => list.split(' ').map((word) => [word, type] as const)),
)
