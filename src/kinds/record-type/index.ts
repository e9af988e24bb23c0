import { foldText } from '../../text'
import { defineKind, type FieldKind, type FieldOptions } from '../kind'
import { isMissing } from '../missing'
import { typeWords } from './type-words'

/**
 * What a record is: a person or an organization, or a type of the user's own. Records of different types are never the same thing; a
 * record without a type may be either. Option `values`: `{ NP: 'person', JP: 'organization' }` for codes of the user's own.
 */
export const recordTypeKind = defineKind({
  name: 'record-type',
  options: ['values'],
  field: compileRecordType,
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
    return own.get(folded) ?? typeWords.get(folded.replaceAll(' ', '-')) ?? folded
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
