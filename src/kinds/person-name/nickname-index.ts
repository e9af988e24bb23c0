import type { DataTable } from '../../data'

/** Numbers of the groups of names that each given name belongs to; names of one group may stand for each other. */
export type NicknameIndex = ReadonlyMap<string, readonly number[]>

const NONE: readonly (readonly string[])[] = []
const indexes = /* @__PURE__ */ new WeakMap<readonly (readonly string[])[], NicknameIndex>()

/** The nicknames handed in; made once per list of them. */
export function nicknameIndex({ nicknames = NONE }: DataTable): NicknameIndex {
  let index = indexes.get(nicknames)
  if (index === undefined) indexes.set(nicknames, (index = indexGroups(nicknames)))
  return index
}

function indexGroups(groups: readonly (readonly string[])[]): NicknameIndex {
  const index = new Map<string, number[]>()
  for (let group = 0; group < groups.length; group++) {
    for (const name of groups[group]) {
      const known = index.get(name)
      if (known === undefined) index.set(name, [group])
      else known.push(group)
    }
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
