import { describe, expect, it } from 'vitest'
import { legalForms } from '../../../src/data/legal-forms'
import { frequentLegalForms } from '../../../src/kinds/organization-name/frequent-legal-forms'
import { indexLegalForms, relateForms } from '../../../src/kinds/organization-name/legal-form-index'

describe('frequentLegalForms', () => {
  it('holds only what the table of legal forms holds, so that both together say what the table says', () => {
    const unknown = frequentLegalForms().filter(
      ({ countries, names }) =>
        !legalForms.legalForms.some(
          (form) =>
            form.names[0] === names[0] &&
            names.every((name) => form.names.includes(name)) &&
            countries.every((country) => form.countries.includes(country)),
        ),
    )
    expect(unknown).toEqual([])
  })

  it('stays small', () => {
    expect(JSON.stringify(frequentLegalForms().map(({ names }) => names.join())).length).toBeLessThan(2_000)
  })

  it('gives forms the standard spelling and relation that the table gives them', () => {
    const few = indexLegalForms(undefined)
    const all = indexLegalForms(legalForms)
    const differing = [...few.byKey].filter(([key, { standard, isVague }]) => {
      const entry = all.byKey.get(key)
      return entry?.standard !== standard || entry.isVague !== isVague
    })
    expect(differing).toEqual([])
    expect(relateForms('gmbh', 'ag', few)).toBe('conflict')
    expect(relateForms('gmbh', 'llc', few)).toBe('compatible')
  })

  it('is indexed once, and once per table', () => {
    expect(indexLegalForms(undefined)).toBe(indexLegalForms({ name: 'other' }))
    expect(indexLegalForms(legalForms)).toBe(indexLegalForms({ name: 'other', legalForms: legalForms.legalForms }))
  })
})
