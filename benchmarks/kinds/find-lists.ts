import { closeSync, existsSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs'
import { join } from 'node:path'
import { dataFile } from '../measure/shared-folder'

/** What a list in the folder of data is for; each sort has a measure of its own. */
export type ListSort =
  | 'name-parts'
  | 'address-parts'
  | 'name-pairs'
  | 'record-pairs'
  | 'nicknames'
  | 'legal-forms'
  | 'clusters'

/** A list that was found. */
export interface List {
  readonly name: string
  readonly sort: ListSort
  /** Whether only pairs of records across sources count. */
  readonly isLink: boolean
}

/** Lists in the folder of data, by their files, and what of the folder's usual lists is missing. */
export function findLists(): { lists: List[]; missing: string[] } {
  const folder = dataFile('', '')
  const names = existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : []
  const lists = names
    .filter((entry) => entry.isDirectory() || entry.isSymbolicLink())
    .map(({ name }) => ({ name, sort: sortOf(name), isLink: isLink(name) }))
    .filter((list): list is List => list.sort !== undefined)
    .sort((a, b) => (a.name < b.name ? -1 : 1))
  return { lists, missing: USUAL.filter((name) => !lists.some((list) => list.name === name)) }
}

const USUAL = [
  'name_parts',
  'us_address_parts',
  'name_cases_dev',
  'cdc_patient_pairs',
  'nicknames',
  'legal_forms',
  'senzing_truthset',
  'chicago_early_childhood',
]

function sortOf(name: string): ListSort | undefined {
  const has = (file: string): boolean => existsSync(dataFile(name, file))
  if (has('labelled.jsonl')) return sortOfParts(name)
  if (has('pairs.csv')) {
    const head = headOf(name, 'pairs.csv').split(/\r?\n/, 1)[0].replace('\ufeff', '').split(',')
    if (head.includes('left') && head.includes('right') && head.includes('label')) return 'name-pairs'
    if (head.includes('left_id') && head.includes('right_id') && has('records.csv')) return 'record-pairs'
  }
  if (has('names.csv') && headOf(name, 'names.csv').includes('has_nickname')) return 'nicknames'
  if (has('legal_forms.csv')) return 'legal-forms'
  return has('records.csv') && has('truth.csv') ? 'clusters' : undefined
}

function sortOfParts(name: string): ListSort | undefined {
  const head = headOf(name, 'labelled.jsonl')
  if (head.includes('"StreetName"') || head.includes('"AddressNumber"')) return 'address-parts'
  return head.includes('"Surname"') || head.includes('"GivenName"') ? 'name-parts' : undefined
}

function isLink(name: string): boolean {
  const path = dataFile(name, 'meta.json')
  return existsSync(path) && String(JSON.parse(readFileSync(path, 'utf8')).task ?? '').startsWith('link')
}

/** The first 64 KiB of a file of a list. */
function headOf(name: string, file: string): string {
  const fd = openSync(join(dataFile(name, file)), 'r')
  try {
    const head = Buffer.alloc(1 << 16)
    return head.toString('utf8', 0, readSync(fd, head, 0, head.length, 0))
  } finally {
    closeSync(fd)
  }
}
