import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { readOrganizationName } from '../../src/kinds/organization-name/read-organization-name'
import { dataFile } from '../measure/shared-folder'
import { allData } from './all-data'
import { type Figure, Share } from './figure'

/** Looks how many legal forms of a list are told from the name before them, by their names and by their abbreviations. */
export function measureLegalForms(list: string): Figure[] {
  const rows: Record<string, string>[] = parse(readFileSync(dataFile(list, 'legal_forms.csv')), {
    bom: true,
    columns: true,
  })
  const names = new Share()
  const abbreviations = new Share()
  const either = new Share()
  for (const row of rows) {
    const spellings = row.abbreviations.split(';').flatMap((text) => text.trim() || [])
    const isNamed = [row.form, row.form_transliterated].some((form) => form !== '' && isRecognized(form))
    names.add(isNamed)
    for (const spelling of spellings) abbreviations.add(isRecognized(spelling))
    either.add(isNamed || spellings.some(isRecognized))
  }
  const figure = (what: string, key: string, { count, value }: Share): Figure => ({ list, what, key, count, value })
  return [
    figure('forms by name', 'names', names),
    figure('abbreviations', 'abbreviations', abbreviations),
    figure('forms by either', 'either', either),
  ]
}

/** Whether nothing but the name is left when the form is taken away, in front or behind. */
function isRecognized(form: string): boolean {
  return [`Zanderlo ${form}`, `${form} Zanderlo`].some((name) => {
    const parts = readOrganizationName(name, allData)
    return parts.form !== '' && parts.full === 'zanderlo'
  })
}
