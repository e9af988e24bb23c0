import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { languageOf } from '../../src/cli/language'
import { folder, runCli } from './run-cli'

const env = { SAMEWISE_LANG: 'de' }

describe('the language of the command line', () => {
  it('is English unless SAMEWISE_LANG names another, in whatever form', () => {
    for (const asked of [undefined, '', 'en', 'en_GB.UTF-8']) {
      const { catalogue, note } = languageOf(asked)
      expect([catalogue.locale, note]).toEqual(['en', undefined])
    }
    for (const asked of ['de', 'DE', 'de-AT', 'de_CH.UTF-8']) expect(languageOf(asked).catalogue.locale).toBe('de')
  })

  it('falls back to English with a note where there is none such', async () => {
    expect(languageOf('__proto__').catalogue.locale).toBe('en')
    const { status, stdout, stderr } = await runCli(['--help'], { env: { SAMEWISE_LANG: 'xx' } })
    expect(status).toBe(0)
    expect(stdout).toContain('Usage: samewise')
    expect(stderr).toBe('Note: There is no language "xx" (SAMEWISE_LANG); this is English. There are en, de.\n')
  })

  it('is that of the help, with its headings and defaults', async () => {
    const { stdout, stderr } = await runCli(['resolve', '--help'], { env })
    expect(stderr).toBe('')
    expect(stdout).toMatch(/^Aufruf: samewise resolve/)
    for (const text of ['Argumente:', 'Optionen:', '(Vorgabe: 1)', 'Beispiele:']) expect(stdout).toContain(text)
    expect(stdout).not.toMatch(/Usage|Options|default|Example/)
  })

  it('is that of a run: progress, guesses, notes, result and report', async () => {
    const rows = ['Ann Lee', 'Anne Lee', 'Tom Hale'].map((name, i) => `${i},${name},${name.slice(0, 2)}@lee.org\n`)
    writeFileSync(join(folder, 'leute.csv'), `id,name,email\n${rows.join('')}${rows[0]}`)
    const { status, stdout, stderr } = await runCli(['resolve', 'leute.csv', '--out', 'aus'], { env })
    expect(status).toBe(0)
    expect(stdout).toMatch(/^3 Datensätze → \d Stamms/)
    expect(stdout).toContain('Ergebnis in aus:')
    for (const text of ['lesen …', 'Vermutete Spalten:', 'Hinweis: 1 Zeile wiederholt', 'Bericht: aus/report.html']) {
      expect(stderr).toContain(text)
    }
    expect(readFileSync(join(folder, 'aus', 'report.html'), 'utf8')).toContain('Was hereinkam, was herauskam')
  })
})
