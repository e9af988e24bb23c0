/** The parts that are not empty, with a separator between them; called once per record, so that no list is made on the way. */
export function joinFilled(parts: readonly string[], separator: string): string {
  let joined = ''
  for (let i = 0; i < parts.length; i++) {
    if (parts[i] !== '') joined = joined === '' ? parts[i] : joined + separator + parts[i]
  }
  return joined
}
