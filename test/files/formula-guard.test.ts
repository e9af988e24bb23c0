import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hasFormulaGuard, mayNeedFormulaGuard, needsFormulaGuard } from '../../src/files/formula-guard'

const needs = (text: string) => {
  const bytes = Buffer.from(`<${text}>`)
  return needsFormulaGuard(bytes, 1, bytes.length - 1)
}
const has = (text: string) => {
  const bytes = Buffer.from(`<${text}>`)
  return hasFormulaGuard(bytes, 1, bytes.length - 1)
}

describe('formula guard', () => {
  const phone = /^[+-]?[0-9][0-9 ().,-]*$/

  it('is put before what a spreadsheet may run, and not before numbers and phones', () => {
    const text = fc.string({ unit: fc.constantFrom(...'+-=@\t\r\'0123 ().,ax<>"\n'), maxLength: 10 })
    fc.assert(
      fc.property(text, (value) => {
        const rest = value.replace(/^'+/, '')
        const isFormula = /^[=@\t\r]/.test(rest) || (/^[+-]/.test(rest) && !phone.test(rest))
        expect(needs(value)).toBe(isFormula)
        if (isFormula) expect(mayNeedFormulaGuard(value.charCodeAt(0))).toBe(true)
        expect(has(value)).toBe(value.startsWith("'") && isFormula)
      }),
      { numRuns: 2000 },
    )
  })

  it('is taken away again from every cell it was put before, and from no other', () => {
    const text = fc.string({ unit: fc.constantFrom("'", '=', '+', '1', 'a'), maxLength: 6 })
    fc.assert(
      fc.property(text, (value) => {
        const written = needs(value) ? `'${value}` : value
        expect(has(written) ? written.slice(1) : written).toBe(value)
      }),
    )
  })
})
