import anyAscii from 'any-ascii'
import type { DataTable } from './data-table'

/**
 * Spells every script in Latin letters, so that 李小龙 meets Li Xiaolong: Han by its Mandarin readings, a capital for each character, and
 * what the package spells by itself (Greek, Cyrillic, Arabic, Hebrew, kana, Hangul) by it. From the package any-ascii, whose tables make
 * this an entry of its own.
 *
 * @example
 * ```ts
 * import { scripts } from 'samewise/data/scripts'
 *
 * scripts.toLatin('李小龙') // 'LiXiaoLong'
 * ```
 */
export const scripts: DataTable & Required<Pick<DataTable, 'toLatin'>> = {
  name: 'scripts',
  toLatin: (text: string): string => anyAscii(text),
}
