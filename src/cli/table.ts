import { formatsOf } from '../messages'
import { language } from './language'

const { count, evenShare, decimal } = formatsOf(language.catalogue.locale)

/** Rows as text in aligned columns; the first row is the head. */
export function formatTable(rows: readonly (readonly string[])[], alignRight: readonly number[] = []): string {
  const widths = (rows[0] ?? []).map((_, c) => rows.reduce((width, row) => Math.max(width, (row[c] ?? '').length), 0))
  const right = new Set(alignRight)
  return rows
    .map((row) =>
      widths
        .map((width, c) => (right.has(c) ? (row[c] ?? '').padStart(width) : (row[c] ?? '').padEnd(width)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

/** A count with thousands separators. */
export function formatCount(value: number): string {
  return count(value)
}

/** A share as a percentage. */
export function formatShare(share: number): string {
  return evenShare(share)
}

/** Seconds, with the digits that matter. */
export function formatSeconds(seconds: number): string {
  return `${decimal(seconds, seconds < 10 ? 2 : 1)} s`
}

const SHOWN_LENGTH = 80

/**
 * Text of a file for a terminal: control characters, which could steer it, are shown as escapes, and long text is cut.
 *
 * @param most characters that are shown; default 80
 */
export function safeText(value: string, most = SHOWN_LENGTH): string {
  const shown = value.length > most ? `${value.slice(0, most)}…` : value
  return shown.replace(
    /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
