import { SamewiseError } from '../base'
import { type DataTable, mergeData } from '../data'
import { commonNames } from '../data/common-names'
import { builtInKinds, type Kind, likenesses } from '../kinds'

/**
 * How likely two raw values name the same thing, when nothing else is known of the two: for a look at a single pair, and for data that have
 * one informative field. It learns nothing; `resolve` weighs the same evidence by how rare it is in the data.
 *
 * @param kind a kind that can judge single values, such as `builtInKinds.get('person-name')`
 * @param left a raw value
 * @param right another
 * @param options `data`: knowledge for the kind, such as `samewise/data/nicknames-en`; default none
 * @returns 0 to 1; from 0.5 on the two are more likely the same than not, and 0.5 itself where they do not tell
 * @throws SamewiseError `BAD_USAGE` for a kind that cannot judge single values
 * @example
 * ```ts
 * import { builtInKinds } from 'samewise'
 * import { nicknamesEn } from 'samewise/data/nicknames-en'
 * import { likeness } from 'samewise/likeness'
 *
 * const personName = builtInKinds.get('person-name')!
 * likeness(personName, 'Bob Smith', 'Smith, Robert', { data: [nicknamesEn] }) > 0.5 // true
 * ```
 */
export function likeness(
  kind: Kind,
  left: string,
  right: string,
  { data = [] }: { readonly data?: readonly DataTable[] } = {},
): number {
  const judge = builtInKinds.get(kind.name) === kind ? likenesses.get(kind.name) : kind.likeness
  if (judge === undefined) {
    throw new SamewiseError(
      'BAD_USAGE',
      `The kind "${kind.name}" does not judge single values. Kinds that do are ${[...likenesses.keys()].join(', ')}.`,
    )
  }
  return judge(left, right, mergeData([commonNames, ...data]))
}
