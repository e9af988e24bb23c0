import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { legalForms } from '../../src/data/legal-forms'

const forms = legalForms.legalForms

describe('legalForms', () => {
  it.each([
    ['US', 'llc'],
    ['GB', 'plc'],
    ['DE', 'gmbh'],
    ['FR', 'sarl'],
    ['IT', 'spa'],
    ['MX', 'sa de cv'],
    ['PL', 'sp z oo'],
    ['SE', 'ab'],
    ['DK', 'aps'],
    ['FI', 'oyj'],
    ['HU', 'kft'],
    ['CZ', 'sro'],
    ['RU', 'ооо'],
    ['UA', 'тов'],
    ['JP', '株式会社'],
    ['CN', '有限公司'],
    ['KR', '주식회사'],
    ['IL', 'בע"מ'],
    ['AE', 'ش م م'],
    ['AU', 'pty ltd'],
    ['MY', 'sdn bhd'],
    ['ID', 'pt'],
    ['BR', 'ltda'],
    ['TR', 'ltd şti'],
    ['GR', 'αε'],
  ])('knows that %s has %s', (country, name) => {
    expect(forms.some((form) => form.countries.includes(country) && form.names.includes(name))).toBe(true)
  })

  it('covers at least 60 countries, by two letters each', () => {
    const countries = new Set(forms.flatMap((form) => form.countries))
    expect(countries.size).toBeGreaterThanOrEqual(60)
    for (const country of countries) expect(country).toMatch(/^[A-Z]{2}$/)
  })

  it('has spellings in lower case without dots or blanks at their ends, none twice in a form', () => {
    for (const { names } of forms) {
      expect(names.length).toBeGreaterThan(0)
      expect(new Set(names).size).toBe(names.length)
      for (const name of names) {
        expect(name).toBe(name.trim().toLowerCase())
        expect(name).not.toMatch(/^$|\.| {2}/)
      }
    }
  })

  it('stays small', () => {
    expect(gzipSync(JSON.stringify(forms)).length).toBeLessThan(14_000)
  })
})
