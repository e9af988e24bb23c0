import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { nicknamesEn } from '../../src/data/nicknames-en'
import { dataFile } from '../measure/shared-folder'
import { type Figure, Share } from './figure'

const BAR = 0.7

/** Looks how many pairs of names of a list the package's own table holds. */
export function measureNicknames(list: string): Figure[] {
  const rows: string[][] = parse(readFileSync(dataFile(list, 'names.csv')), { bom: true, from_line: 2 })
  const groups = nicknamesEn.nicknames
  const groupsOf = new Map<string, Set<number>>()
  groups.forEach((group, at) => {
    for (const name of group) groupsOf.set(name, (groupsOf.get(name) ?? new Set()).add(at))
  })
  const formsOf = (name: string): Set<string> =>
    new Set([...(groupsOf.get(name) ?? [])].flatMap((group) => groups[group]))
  const inGroup = new Share()
  const sharing = new Share()
  for (const row of rows) {
    const [left, right] = [row[0], row[2]].map((name) => name.trim().toLowerCase())
    const own = groupsOf.get(left)
    inGroup.add([...(groupsOf.get(right) ?? [])].some((group) => own?.has(group)))
    const forms = formsOf(left)
    sharing.add([...formsOf(right)].some((form) => forms.has(form)))
  }
  return [
    { list, what: 'pairs in one group', key: 'in_group', count: inGroup.count, value: inGroup.value, bar: BAR },
    { list, what: 'pairs that share a form', key: 'share_form', count: sharing.count, value: sharing.value },
  ]
}
