import { describe, expect, it } from 'vitest'
import { catalogues, formatsOf } from '../../src/messages'

/** Every text of a catalogue by its path; sentences are asked with 1 and with 2 for whatever they take. */
function textsOf(part: unknown, path = ''): [path: string, text: string][] {
  if (typeof part === 'string') return [[path, part]]
  if (typeof part === 'function')
    return [1, 2].map((value) => [`${path}(${value})`, String(part(...valuesFor(path, value)))])
  return Object.entries(part as object).flatMap(([key, own]) => textsOf(own, path === '' ? key : `${path}.${key}`))
}

/** Values that suit any sentence: numbers, but for the few that are told names, lists or more. */
function valuesFor(path: string, value: number): readonly unknown[] {
  if (path.startsWith('cli.profile.problems.')) {
    const affected = { count: value, n: 10, share: value / 10, low: 0.0001, high: 0.4 }
    return [{ kind: 'date', affected, values: [{ value: 'x', rows: value }], hasMore: value > 1, sorts: [['DMY', 3]] }]
  }
  const known: Readonly<Record<string, readonly unknown[]>> = {
    'cli.unknownLanguage': ['xx', ['en', 'de']],
    'cli.help.optionNames.data': [['scripts']],
    'cli.warnings.kinds-inline': [['a', 'b']],
    'cli.warnings.unknownDeleted': [value, ['crm:1', 'crm:2']],
    'cli.generate.silos': [1, 'out', [['crm', 2]], 3],
    'cli.quality.notMeasured': [['accuracy']],
    'cli.whatIf.otherInput': [['crm.csv']],
    'cli.resolve.entitiesResult': ['out', ['person'], 1],
  }
  return known[path] ?? [value, value, value, value, value, value]
}

const pathsOf = (part: unknown): string[] => textsOf(part).map(([path]) => path)

describe('the catalogues of texts', () => {
  const { en, ...others } = catalogues

  it('are called by the tag of their language', () => {
    for (const [tag, { locale }] of Object.entries(catalogues)) {
      expect(locale).toBe(tag)
      expect(Intl.NumberFormat.supportedLocalesOf(locale)).toEqual([locale])
    }
  })

  it('have no empty text, and no value that is missing in one', () => {
    for (const [tag, catalogue] of Object.entries(catalogues)) {
      for (const [path, text] of textsOf(catalogue)) {
        expect(text.trim(), `${tag}: ${path}`).not.toBe('')
        expect(text, `${tag}: ${path}`).not.toMatch(/undefined|NaN|\[object/)
      }
    }
  })

  it.each(Object.entries(others))(
    '%s has every text that English has, and says it in its own words',
    (_, catalogue) => {
      expect(pathsOf(catalogue).sort()).toEqual(pathsOf(en).sort())
      const english = new Map(textsOf(en))
      const long = textsOf(catalogue).filter(([, text]) => text.split(' ').length > 4)
      expect(long.length).toBeGreaterThan(200)
      expect(long.filter(([path, text]) => english.get(path) === text)).toEqual([])
    },
  )

  it('write numbers as their language does', () => {
    expect(catalogues.en.cli.resolve.expected(0.98765, 1)).toContain('precision 98.8 %, recall 100.0 %')
    expect(catalogues.de.cli.resolve.expected(0.98765, 1)).toContain('Genauigkeit 98,8 %, Trefferquote 100,0 %')
    expect(formatsOf('en').decimal(1234.5, 2)).toBe('1,234.50')
    expect(formatsOf('de').decimal(1234.5, 2)).toBe('1.234,50')
  })

  it('use the singular for one', () => {
    expect(en.cli.warnings['lines-rejected'](1)).toBe('1 line could not be read; it is in rejected.csv.')
    expect(en.cli.warnings['lines-rejected'](2000)).toBe('2,000 lines could not be read; they are in rejected.csv.')
    expect(en.cli.resolve.golden(1, 1, 0, 0)).toBe('1 record → 1 golden record; none were merged.')
  })
})
