/**
 * The UTF-16 code units of a string: the form in which the packed kernels take text. Pools of values keep many of them
 * in one array, one behind the other; this is for a single one.
 *
 * @example
 * ```ts
 * import { osaPacked, toUnits } from 'samewise/text'
 *
 * const a = toUnits('martha')
 * const b = toUnits('marhta')
 * osaPacked(a, 0, a.length, b, 0, b.length, 3) // 1
 * ```
 */
export function toUnits(value: string): Uint16Array {
  const units = new Uint16Array(value.length)
  for (let i = 0; i < value.length; i++) units[i] = value.charCodeAt(i)
  return units
}
