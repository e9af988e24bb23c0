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
export function formatCount(count: number): string {
  return Math.round(count).toLocaleString('en-US')
}

/** A count and what is counted: `1 record`, `2,000 records`. */
export function countOf(count: number, noun: string): string {
  return `${formatCount(count)} ${noun}${count === 1 ? '' : 's'}`
}

/** A share as a percentage. */
export function formatShare(share: number): string {
  return `${(share * 100).toFixed(1)} %`
}

/** Seconds, with the digits that matter. */
export function formatSeconds(seconds: number): string {
  return seconds < 10 ? `${seconds.toFixed(2)} s` : `${seconds.toFixed(1)} s`
}

const SHOWN_LENGTH = 80

/** Text of a file for a terminal: control characters, which could steer it, are shown as escapes, and long text is cut. */
export function safeText(value: string): string {
  const shown = value.length > SHOWN_LENGTH ? `${value.slice(0, SHOWN_LENGTH)}…` : value
  return shown.replace(
    /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
