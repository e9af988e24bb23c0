import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { commonNames } from '../../src/data/common-names'
import { nicknamesEn } from '../../src/data/nicknames-en'

const groups = nicknamesEn.nicknames

const sharesEntry = (a: string, b: string): boolean => groups.some((entry) => entry.includes(a) && entry.includes(b))

describe('nicknamesEn', () => {
  it.each([
    ['robert', 'bob'],
    ['bob', 'rob'],
    ['william', 'bill'],
    ['elizabeth', 'betty'],
    ['elizabeth', 'liz'],
    ['margaret', 'peggy'],
    ['katherine', 'kate'],
    ['catherine', 'kathryn'],
    ['richard', 'dick'],
    ['james', 'jim'],
    ['john', 'jack'],
    ['mary', 'polly'],
    ['edward', 'ted'],
    ['henry', 'harry'],
    ['billy', 'billie'],
  ])('knows that %s and %s may be one name', (a, b) => {
    expect(sharesEntry(a, b)).toBe(true)
  })

  it.each([
    ['robert', 'william'],
    ['mary', 'elizabeth'],
    ['john', 'james'],
    ['catherine', 'kathleen'],
    ['daniel', 'david'],
    ['anna', 'emma'],
  ])('keeps %s and %s apart', (a, b) => {
    expect(groups.some(([formal, ...forms]) => formal === a && forms.includes(b))).toBe(false)
  })

  it('is clean: lower-case words, formal names once, no form twice, no entry without a form', () => {
    const english = groups.slice(commonNames.nicknames.length)
    expect(groups.slice(0, commonNames.nicknames.length)).toEqual(commonNames.nicknames)
    expect(english.length).toBeGreaterThan(350)
    expect(new Set(english.map(([formal]) => formal)).size).toBe(english.length)
    for (const entry of groups) {
      expect(entry.length, entry[0]).toBeGreaterThan(1)
      expect(new Set(entry).size, entry[0]).toBe(entry.length)
      for (const name of entry) expect(name).toMatch(/^[a-z]+$/)
    }
  })

  it('stays small in the bundle', async () => {
    const { readFile } = await import('node:fs/promises')
    const source = await readFile(new URL('../../src/data/nicknames-en.ts', import.meta.url))
    expect(gzipSync(source).length).toBeLessThan(12_000)
  })
})
