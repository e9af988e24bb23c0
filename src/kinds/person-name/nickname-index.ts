import type { TextPool } from '../../columns'
import { nicknamesEn } from '../../data/nicknames-en'

/** Whether two given names are forms of one name, such as Robert and Bob, by their codes. */
export type SharesNickname = (left: number, right: number) => boolean

let groupsByName: Map<string, number[]> | undefined

/** Numbers of the formal names that each name stands for. */
function nicknameGroups(): Map<string, number[]> {
  if (groupsByName !== undefined) return groupsByName
  groupsByName = new Map()
  for (let group = 0; group < nicknamesEn.length; group++) {
    for (const name of nicknamesEn[group]) {
      const groups = groupsByName.get(name)
      if (groups === undefined) groupsByName.set(name, [group])
      else groups.push(group)
    }
  }
  return groupsByName
}

/** Looks the names of a pool up once. */
export function bindNicknames(pool: TextPool): SharesNickname {
  const known = nicknameGroups()
  const groups: (readonly number[] | undefined)[] = new Array(pool.size)
  for (let code = 1; code < pool.size; code++) groups[code] = known.get(pool.get(code))
  return (left, right) => {
    const a = groups[left]
    const b = groups[right]
    if (a === undefined || b === undefined) return false
    for (let i = 0; i < a.length; i++) if (b.includes(a[i])) return true
    return false
  }
}
