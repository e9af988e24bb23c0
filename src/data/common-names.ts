import type { DataTable } from './data-table'
import { frequentGivenNames } from './given-names'
import { spellingsOfNames } from './name-spellings'

/** Frequent given names of the world, and spellings and pet forms of names in use outside English: what persons are recognized by where nobody hands in more. */
export const commonNames = {
  name: 'common-names',
  get nicknames(): readonly (readonly string[])[] {
    return spellingsOfNames()
  },
  get givenNames(): readonly string[] {
    return frequentGivenNames()
  },
} satisfies DataTable
