import { partsOf, type ResolveResult } from '../resolve'

/**
 * Standard values of a record, by field in the order of the config: whole, or its parts where it has no whole. Several values of a list are
 * parted by a bar.
 */
export function valuesOfRecord({ state: { values, plan } }: ResolveResult, record: number): string[] {
  return values.map((field, f) => {
    const whole = plan.fields[f].kind.goldenParts.indexOf('')
    const found: string[] = []
    for (let slot = 0; slot < field.slots; slot++) {
      const code = field.codes[record * field.slots + slot]
      if (code === 0) continue
      const parts = partsOf(field, code)
      const text = whole < 0 ? '' : parts[whole]
      found.push(text === '' ? parts.filter((part) => part !== '').join(', ') : text)
    }
    return found.join(' | ')
  })
}
