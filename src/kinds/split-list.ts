/** The values in a cell of a list field: a JSON array, or values between semicolons or bars. */
export function splitList(cell: string): string[] {
  return readJsonList(cell) ?? cell.trim().split(/[;|]/)
}

/** The values of a cell that is a JSON array, as lists in JSON and rows given in code become; undefined for any other cell. */
export function readJsonList(cell: string): string[] | undefined {
  const text = cell.trim()
  if (!text.startsWith('[') || !text.endsWith(']')) return undefined
  try {
    const parsed: unknown = JSON.parse(text)
    if (!Array.isArray(parsed)) return undefined
    return parsed.map((value) => (typeof value === 'string' ? value : JSON.stringify(value)))
  } catch {
    // Not JSON after all: an ordinary value in brackets.
    return undefined
  }
}
