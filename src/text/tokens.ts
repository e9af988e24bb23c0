/**
 * The words of a text: its runs of letters, marks and digits of any script, in order. Case and accents stay as they
 * are; call {@link foldText} first where they should not count.
 *
 * @example
 * ```ts
 * import { tokens } from 'samewise/text'
 *
 * tokens('Smith & Sons, Ltd.') // ['Smith', 'Sons', 'Ltd']
 * ```
 */
export function tokens(value: string): string[] {
  return value.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
}
