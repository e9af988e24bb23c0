/** Rows as text in aligned columns; the first row is the head. */
export function formatTable(rows: readonly (readonly string[])[], alignRight: readonly number[] = []): string {
  const widths = (rows[0] ?? []).map((_, c) => Math.max(...rows.map((row) => (row[c] ?? '').length)))
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

/** A share as a percentage. */
export function formatShare(share: number): string {
  return `${(share * 100).toFixed(1)} %`
}

/** Seconds, with the digits that matter. */
export function formatSeconds(seconds: number): string {
  return seconds < 10 ? `${seconds.toFixed(2)} s` : `${seconds.toFixed(1)} s`
}

/** Characters that would steer a terminal are shown as escapes. */
export function safeText(value: string): string {
  return value.replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
