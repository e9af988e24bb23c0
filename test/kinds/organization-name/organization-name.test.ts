import { describe, expect, it } from 'vitest'
import type { ColumnProfile } from '../../../src/kinds'
import { organizationNameKind } from '../../../src/kinds/organization-name'
import { recognizeOrganizationName } from '../../../src/kinds/organization-name/recognize-organization'
import { headerWords } from '../../../src/kinds/recognize'

const field = organizationNameKind.field('org', {}, { name: '' })

function column(name: string, sample: readonly string[]): ColumnProfile {
  return {
    name,
    words: headerWords(name),
    rowCount: 100,
    filled: 1,
    distinct: 90,
    sample,
    meanWords: 3,
    meanLength: 20,
  }
}

describe('organizationNameKind', () => {
  it('fills words, alias, form, branch and core from a whole name', () => {
    const out = ['', '', '', '', '']
    field.readers['']('Acme (Berlin) GmbH dba Zack', out)
    expect(out).toEqual(['acme berlin', 'zack', 'gmbh', 'berlin', 'acme'])
    const nothing = ['', '', '', '', '']
    field.readers['']('n/a', nothing)
    expect(nothing).toEqual(['', '', '', '', ''])
  })

  it('reads a column of legal forms by their standard spelling', () => {
    const out = ['', '', '', '', '']
    field.readers.form('Gesellschaft mit beschränkter Haftung', out)
    expect(out[2]).toBe('gmbh')
  })

  it('gives a name and its initials the same blocking key', () => {
    const part = field.keys.find((key) => key.name === 'org.core:initials')?.part
    expect(part?.('international business machine')).toBe('ibm')
    expect(part?.('ibm')).toBe('ibm')
    expect(part?.('red lion')).toBe('')
  })

  it('keeps the name as it was written in the golden record', () => {
    expect(field.standardize({ '': ' Acme  GmbH ' })).toEqual({ '': 'Acme GmbH', alias: '', form: 'gmbh', branch: '' })
    expect(field.standardize({ '': 'n/a' })).toEqual({})
  })

  it.each([
    'company',
    'Organisation',
    'org_name',
    'businessName',
    'Site name',
    'Raison sociale',
    'razón social',
    'Employer',
  ])('recognizes the header %j above free text', (name) => {
    expect(recognizeOrganizationName(column(name, ['Oakline', 'Contoso']))?.confidence).toBeGreaterThan(0.6)
  })

  it('recognizes a column called name by what stands in it', () => {
    const recognize = (sample: readonly string[]) => recognizeOrganizationName(column('name', sample))
    expect(recognize(['Acme GmbH', 'First National Bank', 'Contoso Ltd'])?.part).toBe('')
    expect(recognize(['Anna Müller', 'John Smith', 'Acme GmbH', 'Mary Jones'])).toBeUndefined()
    expect(recognize(['Sony 40 Inch TV', 'Black Steel Kettle'])).toBeUndefined()
  })

  it.each(['Program Name', 'product', 'title', 'company phone', 'organization id', 'city'])(
    'leaves the header %j alone',
    (name) => {
      expect(recognizeOrganizationName(column(name, ['Acme GmbH', 'Contoso Ltd']))).toBeUndefined()
    },
  )
})
