import type { BlockingKey } from '../../block'
import type { DataTable } from '../../data'
import { defineKind, type FieldKind, type FieldOptions, featureName, type GoldenParts } from '../kind'
import { cleanText, isMissing } from '../missing'
import { compareOrganizations } from './compare-organizations'
import { indexLegalForms } from './legal-form-index'
import { nameWords } from './name-words'
import { acronymOf, readOrganizationName } from './read-organization-name'

export { looksLikeOrganization } from './looks-like-organization'
export { type OrganizationNameParts, readOrganizationName } from './read-organization-name'

const FULL = 0
const ALIAS = 1
const FORM = 2
const BRANCH = 3
const CORE = 4

/** Names of organizations: companies, offices, schools, shops and their sites; of vessels too. */
export const organizationNameKind = defineKind({
  name: 'organization-name',
  parts: ['', 'alias', 'form', 'branch'],
  field: compileOrganizationName,
})

function compileOrganizationName(field: string, _options: FieldOptions, data: DataTable): FieldKind {
  return {
    features: [
      { name: '', pool: 'organization', words: true },
      { name: 'alias', pool: 'organization', words: true },
      { name: 'form' },
      { name: 'branch' },
      { name: 'core' },
    ],
    readers: {
      '': (raw, out) => {
        if (isMissing(raw)) return
        const parts = readOrganizationName(raw, data)
        out[FULL] = parts.full
        out[ALIAS] = parts.alias
        out[FORM] = parts.form
        out[BRANCH] = parts.branch
        out[CORE] = parts.core
      },
      alias: (raw, out) => {
        if (!isMissing(raw)) out[ALIAS] = readOrganizationName(raw, data).full
      },
      form: (raw, out) => {
        if (!isMissing(raw)) out[FORM] = standardForm(raw, data)
      },
      branch: (raw, out) => {
        if (!isMissing(raw)) out[BRANCH] = readOrganizationName(raw, data).full
      },
    },
    comparison: compareOrganizations(field, data),
    keys: organizationKeys(field),
    nearestBy: [field, featureName(field, 'alias')],
    goldenParts: ['', 'alias', 'form', 'branch'],
    standardize: (raw) => standardizeOrganization(raw, data),
  }
}

function standardForm(raw: string, data: DataTable): string {
  const words = nameWords(raw.slice(0, 200))
  return indexLegalForms(data).byKey.get(words.join(''))?.standard ?? words.join(' ')
}

/** The name as it was written; its other parts as they were given, else as they read. */
function standardizeOrganization(raw: GoldenParts, data: DataTable): GoldenParts {
  const name = cleanText(raw[''])
  if (name === '') return {}
  const read = readOrganizationName(name, data)
  return {
    '': name,
    alias: cleanText(raw.alias) || read.alias,
    form: cleanText(raw.form) || read.form,
    branch: cleanText(raw.branch) || read.branch,
  }
}

function organizationKeys(field: string): BlockingKey[] {
  const core = featureName(field, 'core')
  const alias = featureName(field, 'alias')
  const sorted = (name: string): string => name.split(' ').sort().join('')
  const firstWord = (name: string): string => name.split(' ', 1)[0]
  const firstWords = (name: string): string => {
    const words = name.split(' ', 3)
    return words.length > 1 ? `${words[0]} ${words[1]}` : ''
  }
  // A name of one short word stands for its initials, so that the two meet.
  const initials = (name: string): string => {
    const words = name.split(' ')
    if (words.length === 1) return name.length > 2 && name.length < 7 ? name : ''
    return words.length > 2 ? acronymOf(words) : ''
  }
  return [
    { name: field, field, features: [field] },
    { name: `${field}:sorted`, field, features: [field], part: sorted },
    { name: core, field, features: [core] },
    { name: `${core}:first-2-words`, field, features: [core], part: firstWords },
    { name: `${core}:first-word`, field, features: [core], part: firstWord, weak: true },
    {
      name: `${core}:first-4`,
      field,
      features: [core],
      part: (name) => name.replaceAll(' ', '').slice(0, 4),
      weak: true,
    },
    { name: `${core}:initials`, field, features: [core], part: initials, weak: true },
    { name: alias, field, features: [alias] },
  ]
}
