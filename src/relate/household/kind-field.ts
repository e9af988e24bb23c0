import { mergeData } from '../../data'
import { builtInKinds, type FieldKind } from '../../kinds'

const fields = new Map<string, FieldKind>()

/** A field of a built-in kind without options, made once. */
export function kindField(name: 'address' | 'email' | 'person-name' | 'phone'): FieldKind {
  let field = fields.get(name)
  if (field === undefined) fields.set(name, (field = builtInKinds.get(name)!.field(name, {}, mergeData([]))))
  return field
}
