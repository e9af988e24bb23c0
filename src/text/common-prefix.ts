/**
 * Number of characters (UTF-16 code units) that two strings have in common at their start.
 *
 * @example
 * ```ts
 * import { commonPrefixLength } from 'samewise/text'
 *
 * commonPrefixLength('johnson', 'johnston') // 5
 * ```
 */
export function commonPrefixLength(a: string, b: string): number {
  const end = Math.min(a.length, b.length)
  let i = 0
  while (i < end && a.charCodeAt(i) === b.charCodeAt(i)) i++
  return i
}
