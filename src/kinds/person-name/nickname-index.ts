import type { DataTable } from '../../data'
import { nicknamesEn } from '../../data/nicknames-en'
import { spellingsOfNames } from './name-spellings'

/** Numbers of the groups of names that each given name belongs to; names of one group may stand for each other. */
export type NicknameIndex = ReadonlyMap<string, readonly number[]>

let own: { readonly index: NicknameIndex; readonly groups: number } | undefined

/** The nicknames that come with the package and those handed in. */
export function nicknameIndex(data: DataTable): NicknameIndex {
  if (own === undefined) {
    const groups = [...nicknamesEn.nicknames, ...spellingsOfNames()]
    own = { index: addGroups(new Map(), groups, 0), groups: groups.length }
  }
  const further = data.nicknames ?? []
  return further.length === 0 ? own.index : addGroups(new Map(own.index), further, own.groups)
}

function addGroups(
  index: Map<string, readonly number[]>,
  groups: readonly (readonly string[])[],
  firstNumber: number,
): NicknameIndex {
  // The lists of an index may also be in another index, so they are replaced and not added to.
  for (let group = 0; group < groups.length; group++) {
    for (const name of groups[group]) index.set(name, [...(index.get(name) ?? []), firstNumber + group])
  }
  return index
}

/** Whether two given names share a group, such as Robert and Bob. */
export function shareNickname(index: NicknameIndex, left: string, right: string): boolean {
  const a = index.get(left)
  return a !== undefined && shareGroup(a, index.get(right))
}

/** Whether two lists of group numbers have one in common. */
export function shareGroup(a: readonly number[] | undefined, b: readonly number[] | undefined): boolean {
  if (a === undefined || b === undefined) return false
  for (let i = 0; i < a.length; i++) if (b.includes(a[i])) return true
  return false
}
