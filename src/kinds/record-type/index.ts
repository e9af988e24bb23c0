import { foldText } from '../../text'
import { defineKind, type FieldKind, type FieldOptions } from '../kind'
import { isMissing } from '../missing'
import { type ColumnProfile, headerHas, type Recognition } from '../recognize'

/** Words of many systems for the two types that nearly all of them know. Single letters count only where every value is such a word. */
const words: ReadonlyMap<string, string> = /* @__PURE__ */ new Map(
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

/**
 * What a record is: a person or an organization, or a type of the user's own. Records of different types are never the same thing; a
 * record without a type may be either. Option `values`: `{ NP: 'person', JP: 'organization' }` for codes of the user's own.
 */
export const recordTypeKind = defineKind({
  name: 'record-type',
  options: ['values'],
  field: compileRecordType,
  recognize: recognizeRecordType,
})

function compileRecordType(_field: string, options: FieldOptions): FieldKind {
  const own = new Map(
    Object.entries((options.values ?? {}) as Readonly<Record<string, string>>).map(([raw, type]) => [
      foldText(raw),
      type,
    ]),
  )
  const read = (raw: string): string => {
    if (isMissing(raw)) return ''
    const folded = foldText(raw)
    return own.get(folded) ?? words.get(folded.replaceAll(' ', '-')) ?? folded
  }
  return {
    features: [{ name: '' }],
    readers: {
      '': (raw, out) => {
        out[0] = read(raw)
      },
    },
    separates: true,
    keys: [],
    goldenParts: [''],
    standardize: (raw) => ({ '': read(raw[''] ?? '') }),
  }
}

function recognizeRecordType(column: ColumnProfile): Recognition | undefined {
  if (column.distinct > 4 || column.sample.length === 0) return undefined
  const named = headerHas(
    column,
    'type',
    'record type',
    'customer type',
    'party type',
    'entity type',
    'client type',
    'account type',
    'kind',
    'segment',
    'category',
    'class',
    'typ',
    'tipo',
  )
  if (!named) return undefined
  const types = new Set(column.sample.map((value) => words.get(foldText(value).replaceAll(' ', '-'))))
  if (types.has(undefined)) return undefined
  return {
    part: '',
    confidence: 0.9,
    evidence: `every value names a type: ${[...types].sort().join(', ')}`,
  }
}
