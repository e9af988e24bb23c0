import type { EntityConfig } from 'samewise'

/** Columns that are compared, with kinds whose levels SQL can express: Jaro-Winkler from .9 on (`category`), and one edit (`identifier`). */
export const comparedFields = {
  first_name: 'category',
  last_name: 'category',
  birth_date: 'identifier',
  street: 'identifier',
  city: 'category',
  email: 'category',
} as const

export const SOURCE = 'people'

export const EXTENSION = './benchmarks/scoring/block-kind.mjs'

/** All pairs of each block, six fuzzy comparisons. */
export const scoringConfig: EntityConfig = {
  name: 'person',
  fields: {
    block: { kind: 'block-kind#block' },
    ...Object.fromEntries(Object.entries(comparedFields).map(([name, kind]) => [name, { kind }])),
  },
  sources: { [SOURCE]: { id: 'id' } },
  match: { blocking: [['block']] },
  extensions: [EXTENSION],
}
