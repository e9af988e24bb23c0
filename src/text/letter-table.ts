/** A table of letters and what stands for each, from words of one letter and its replacement: `'аa бb'`. */
export function letterTable(text: string): ReadonlyMap<string, string> {
  return new Map(text.split(' ').map((entry) => [entry[0], entry.slice(1)]))
}

/** `text` with each character that is in the table replaced; others stay. */
export function spell(text: string, table: ReadonlyMap<string, string>): string {
  let result = ''
  for (let i = 0; i < text.length; i++) result += table.get(text[i]) ?? text[i]
  return result
}
