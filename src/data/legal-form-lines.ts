import type { LegalForm } from './data-table'

/** Legal forms out of lines: countries, a bar, spellings between commas, the first of which is the standard one. */
export function readLegalForms(lines: string): LegalForm[] {
  const forms: LegalForm[] = []
  for (const line of lines.trim().split('\n')) {
    const [countries, names] = line.split('|')
    forms.push({
      countries: countries.toUpperCase().split(' ').filter(Boolean),
      names: names.toLowerCase().split(','),
    })
  }
  return forms
}
