import { nicknamesEn } from '../../data/nicknames-en'
import { foldText } from '../../text'
import { readFullName } from './read-name'

let known: Set<string> | undefined

/** Whether a value reads like a person: one to four words without digits, one of which is a well-known given name. */
export function looksLikePersonName(value: string): boolean {
  if (value.length > 60 || /\d/.test(value)) return false
  known ??= new Set(nicknamesEn.flat())
  const parts = readFullName(value)
  const words = foldText(value).split(' ')
  if (words.length > 5) return false
  const given = foldText(parts.given).split(' ')[0]
  return (
    known.has(given) || words.some((word) => word.length > 3 && (known as Set<string>).has(word) && words.length <= 3)
  )
}
