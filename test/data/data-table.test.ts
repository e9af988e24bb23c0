import { describe, expect, it } from 'vitest'
import { type DataTable, mergeData } from '../../src/data'
import { legalForms } from '../../src/data/legal-forms'
import { nicknamesEn } from '../../src/data/nicknames-en'

describe('mergeData', () => {
  const own: DataTable = { name: 'own', nicknames: [['ermintrude', 'trudl']], toLatin: () => 'own' }
  const other: DataTable = { name: 'other', toLatin: () => 'other' }

  it('adds lists up and takes the last function', () => {
    const merged = mergeData([own, other, nicknamesEn])
    expect(merged.name).toBe('own other nicknames-en')
    expect(merged.nicknames).toHaveLength(1 + nicknamesEn.nicknames.length)
    expect(merged.legalForms).toEqual([])
    expect(merged.toLatin?.('')).toBe('other')
  })

  it('gives the same object for the same tables in the same order', () => {
    expect(mergeData([own, other])).toBe(mergeData([own, other]))
    expect(mergeData([])).toBe(mergeData([]))
    expect(mergeData([own, other])).not.toBe(mergeData([other, own]))
    expect(mergeData([own])).not.toBe(mergeData([own, other]))
  })

  it('keeps the list that only one table brings', () => {
    const merged = mergeData([nicknamesEn, legalForms, other])
    expect(merged.nicknames).toBe(nicknamesEn.nicknames)
    expect(merged.legalForms).toBe(legalForms.legalForms)
    expect(Object.isFrozen(merged)).toBe(true)
  })
})
