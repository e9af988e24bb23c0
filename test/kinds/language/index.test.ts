import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { languageKind } from '../../../src/kinds/language'
import { readLanguage } from '../../../src/kinds/language/read-language'
import { recognizeLanguage } from '../../../src/kinds/language/recognize-language'
import { columnOf } from '../column-of'
import { fieldOf, keepsTheLaws } from '../laws'

describe('language', () => {
  it.each([
    ['EN', 'en'],
    ['en-US', 'en'],
    ['pt_BR', 'pt'],
    ['deu', 'de'],
    ['Deutsch', 'de'],
    ['Französisch', 'fr'],
    ['français', 'fr'],
    ['español', 'es'],
    ['Русский', 'ru'],
    ['Ελληνικά', 'el'],
    ['日本語', 'ja'],
    ['English (UK)', 'en'],
    ['de-DE,de;q=0.9,en;q=0.8', 'de'],
    ['Klingon', ''],
    ['n/a', ''],
    ['', ''],
  ])('reads %j as %j', (raw, code) => {
    expect(readLanguage(raw)).toBe(code)
  })

  it('is kept and not compared', async () => {
    expect(fieldOf(languageKind).comparison).toBeUndefined()
    expect(recognizeLanguage(await columnOf('preferred_language', ['de', 'en', 'fr']))).toBeDefined()
    expect(recognizeLanguage(await columnOf('state', ['de', 'al', 'ga']))).toBeUndefined()
  })

  it('keeps the laws of kinds', () => {
    keepsTheLaws(fieldOf(languageKind), fc.constantFrom('en', 'de-AT', 'Deutsch', 'spanish (mx)', 'xx', 'zh_Hant'))
  })
})
