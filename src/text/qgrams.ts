/**
 * The q-grams of a text: all its pieces of `size` neighbouring characters, in order, repeated ones as often as they
 * occur. A character is a UTF-16 code unit.
 *
 * @param size length of a piece, an integer of 1 or more (default 2)
 * @param options `pad`: surround the text with `size - 1` spaces first, which gives its start and end more weight
 * (default false)
 * @returns one piece if the text is shorter than `size`, the text itself; none for an empty text
 *
 * @example
 * ```ts
 * import { dice, qgrams } from 'samewise/text'
 *
 * qgrams('anna', 2) // ['an', 'nn', 'na']
 * dice(qgrams('anna', 2), qgrams('hanna', 2)) // 0.86
 * ```
 */
export function qgrams(value: string, size = 2, options: { readonly pad?: boolean } = {}): string[] {
  if (value === '') return []
  const edge = options.pad ? ' '.repeat(size - 1) : ''
  const text = edge + value + edge
  if (text.length <= size) return [text]
  const grams = new Array<string>(text.length - size + 1)
  for (let i = 0; i < grams.length; i++) grams[i] = text.slice(i, i + size)
  return grams
}
