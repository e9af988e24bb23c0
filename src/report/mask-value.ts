import { sha256 } from '@noble/hashes/sha256'
import { bytesToHex } from '@noble/hashes/utils'

/** Characters of a value that the page shows. */
const SHOWN = 80
const DOT = '•'
const wordCharacter = /^[\p{L}\p{M}\p{N}]$/u
const letter = /^\p{L}$/u

/** How values of records and their ids are shown. */
export interface ValueView {
  value(text: string): string
  id(source: string, id: string): string
}

/** The view of a report: as the values are, or masked. */
export function valueView(isMasked: boolean): ValueView {
  if (!isMasked) return { value: shorten, id: (_, id) => shorten(id) }
  return { value: maskValue, id: maskId }
}

/**
 * A value of which only the shape is left: each word keeps its first letter and its length, digits become dots, and everything that is
 * neither letter nor digit stays (`Ann Lee` → `A•• L••`). Words of one character show nothing. Of a mail address the last label stays
 * (`ann@lee.org` → `a••@•••.org`).
 *
 * @param text any text; characters after the 80th are left out
 */
export function maskValue(text: string): string {
  const shown = shorten(text)
  const at = shown.lastIndexOf('@')
  if (at > 0) {
    const dot = shown.lastIndexOf('.')
    const end = dot > at ? dot : shown.length
    return maskWords(shown.slice(0, at), true) + maskWords(shown.slice(at, end), false) + shown.slice(end)
  }
  return maskWords(shown, true)
}

function maskWords(text: string, keepsFirst: boolean): string {
  const characters = [...text]
  const isWord = characters.map((character) => wordCharacter.test(character))
  return characters
    .map((character, k) => {
      if (!isWord[k]) return character
      const isFirst = !isWord[k - 1]
      return keepsFirst && isFirst && isWord[k + 1] === true && letter.test(character) ? character : DOT
    })
    .join('')
}

/** A stand-in for a record id: the same for the same record. It keeps an id from being read, not from being guessed and checked. */
function maskId(source: string, id: string): string {
  return `#${bytesToHex(sha256(`${source}:${id}`)).slice(0, 8)}`
}

/** The beginning of a text, cut between characters. */
export function shorten(text: string, most = SHOWN): string {
  if (text.length <= most) return text
  const isHalf = (text.charCodeAt(most - 1) & 0xfc00) === 0xd800
  return `${text.slice(0, isHalf ? most - 1 : most)}…`
}
