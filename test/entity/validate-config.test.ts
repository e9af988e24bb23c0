import { describe, expect, it } from 'vitest'
import { isSamewiseError } from '../../src/base'
import { configJsonSchema, defineEntity, type EntityConfig, validateConfig } from '../../src/entity'
import { kinds as k } from '../../src/kinds'
import { matchRule } from './match-rule'

function faultsOf(config: unknown): string {
  try {
    validateConfig(config)
  } catch (error) {
    expect(isSamewiseError(error)).toBe(true)
    expect(error).toMatchObject({ code: 'BAD_CONFIG' })
    return (error as Error).message
  }
  return ''
}

const fields = { name: { kind: 'person-name' }, email: { kind: 'email' } }

const full = {
  $schema: './config.schema.json',
  name: 'customer',
  fields: { ...fields, home: { kind: 'address' }, plate: { kind: './kinds.js#plate' } },
  sources: {
    crm: {
      id: 'id',
      observedAt: 'changed',
      observedAtOrder: 'DMY',
      sourceColumn: 'system',
      priority: 1,
      priorities: { web: 2 },
      duplicateFree: ['web'],
      duplicateIds: 'latest',
      map: { 'name.given': 'first', email: ['mail', 'mail2'], home: { column: 'addr' } },
    },
  },
  match: {
    rules: [matchRule({ same: ['email'], different: ['name.given'] }, 'non-match')],
    thresholds: { match: 0.9, possible: 0.2 },
    cluster: 'components',
    blocking: [['email']],
    hashKey: 'secret',
  },
  survive: {
    '*': [{ strategy: 'most-recent' }],
    email: [{ strategy: 'union', limit: 3 }],
    contact: [{ strategy: 'longest' }],
  },
  groups: { contact: ['home', 'email'] },
  extensions: ['./kinds.js'],
}

describe('validateConfig', () => {
  it('takes a config with everything in it, and one with fields alone', () => {
    expect(faultsOf(full)).toBe('')
    expect(faultsOf(JSON.parse(JSON.stringify(full)))).toBe('')
    expect(faultsOf({ fields })).toBe('')
  })

  const misspelt: [path: string, config: unknown, right: string][] = [
    ['feilds', { fields, feilds: {} }, 'fields'],
    ['surivve', { fields, surivve: {} }, 'survive'],
    ['sources.crm.dupplicateFree', { fields, sources: { crm: { dupplicateFree: true } } }, 'duplicateFree'],
    ['sources.crm.observed_at', { fields, sources: { crm: { observed_at: 'x' } } }, 'observedAt'],
    ['sources.crm.csv.observedat', { fields, sources: { 'crm.csv': { observedat: 'x' } } }, 'observedAt'],
    ['match.tresholds', { fields, match: { tresholds: {} } }, 'thresholds'],
    ['match.thresholds.possibel', { fields, match: { thresholds: { possibel: 0.1 } } }, 'possible'],
    [
      'match.rules.0.whem',
      { fields, match: { rules: [{ ...matchRule({ same: ['name'] }, 'match'), whem: 1 }] } },
      'when',
    ],
    [
      'match.rules.0.when.diferent',
      { fields, match: { rules: [matchRule({ same: ['name'], diferent: ['email'] } as object, 'match')] } },
      'different',
    ],
    ['survive.email.0.limmit', { fields, survive: { email: [{ strategy: 'union', limmit: 2 }] } }, 'limit'],
    ['sources.crm.map.email.colum', { fields, sources: { crm: { map: { email: { colum: 'x' } } } } }, 'column'],
    ['fields.email.meny', { fields: { email: { kind: 'email', meny: true } } }, 'many'],
    ['fields.email.kind', { fields: { email: { kind: 'emial' } } }, 'email'],
    ['fields.email.kind', { fields: { email: { kind: 'person_name' } } }, 'person-name'],
    ['sources.crm.map.nmae', { fields, sources: { crm: { map: { nmae: 'x' } } } }, 'name'],
    ['survive.emails', { fields, survive: { emails: [] } }, 'email'],
    ['groups.home', { fields, groups: { home: ['emai'] } }, 'email'],
    ['match.rules.0.when', { fields, match: { rules: [matchRule({ same: ['Email'] }, 'match')] } }, 'email'],
  ]
  it.each(misspelt)('names %s and the nearest right name', (path, config, right) => {
    const message = faultsOf(config)
    expect(message).toContain(path)
    expect(message).toContain(`"${right}"`)
  })

  const wrong: [fault: string, config: unknown][] = [
    ['config', undefined],
    ['config', null],
    ['config', 'text'],
    ['config', []],
    ['fields', {}],
    ['fields', { fields: {} }],
    ['fields', { fields: null }],
    ['fields.a', { fields: { a: null } }],
    ['fields.a', { fields: { a: 'email' } }],
    ['fields.a.kind', { fields: { a: {} } }],
    ['fields.a.kind', { fields: { a: { kind: 5 } } }],
    ['fields.a b', { fields: { 'a b': { kind: 'email' } } }],
    ['fields.a.b', { fields: { 'a.b': { kind: 'email' } } }],
    ['fields.1st', { fields: { '1st': { kind: 'email' } } }],
    ['fields.', { fields: { '': { kind: 'email' } } }],
    ['sources.crm', { fields, sources: { crm: null } }],
    ['sources.crm.id', { fields, sources: { crm: { id: '' } } }],
    ['sources.crm.id', { fields, sources: { crm: { id: 7 } } }],
    ['sources.crm.duplicateIds', { fields, sources: { crm: { duplicateIds: 'newest' } } }],
    ['sources.crm.map.email', { fields, sources: { crm: { map: { email: [] } } } }],
    ['match.thresholds.match', { fields, match: { thresholds: { match: 1.5 } } }],
    ['match.thresholds.match', { fields, match: { thresholds: { match: '0.9' } } }],
    ['match.thresholds.possible', { fields, match: { thresholds: { match: 0.2, possible: 0.5 } } }],
    ['match.cluster', { fields, match: { cluster: 'kmeans' } }],
    ['match.rules.0.when', { fields, match: { rules: [matchRule({}, 'match')] } }],
    ['match.rules.0.then', { fields, match: { rules: [matchRule({ same: ['name'] }, 'maybe' as 'match')] } }],
    ['survive.email.0.strategy', { fields, survive: { email: [{ strategy: 'newest' }] } }],
    ['survive.email.0.limit', { fields, survive: { email: [{ strategy: 'union', limit: 0 }] } }],
    ['groups', { fields, groups: { a: ['name'], b: ['name'] } }],
  ]
  it.each(wrong)('names "%s" in a config with a fault there', (fault, config) => {
    expect(faultsOf(config)).toContain(fault)
  })

  it('lists every fault at once', () => {
    const message = faultsOf({
      feilds: 1,
      fields: { 'a b': { kind: 'emial' }, name: { kind: 'person-name' } },
      sources: { crm: { ids: 'x' } },
      match: { thresholds: { match: 2 } },
      survive: { name: [{ strategy: 'newest' }] },
    })
    for (const fault of ['feilds', 'fields.a b', 'sources.crm.ids', 'match.thresholds.match', 'survive.name.0']) {
      expect(message).toContain(fault)
    }
    expect(message).toMatch(/\d faults/)
  })

  it('lists faults of references beside faults of form', () => {
    const message = faultsOf({ fields, survive: { emial: [] }, match: { cluster: 'kmeans' } })
    expect(message).toContain('match.cluster')
    expect(message).toContain('survive.emial')
  })

  it('names each fault once', () => {
    const lines = faultsOf({ fields: { a: null } })
      .split('\n')
      .filter((line) => line.includes('fields.a'))
    expect(lines).toHaveLength(1)
  })

  it('takes field names of any script', () => {
    expect(faultsOf({ fields: { имя: { kind: 'person-name' }, _x: { kind: 'text' }, 'a-b': { kind: 'text' } } })).toBe(
      '',
    )
  })
})

describe('defineEntity', () => {
  it('gives the config back, checked and frozen', () => {
    const config = { fields: { name: k.personName(), email: k.email({ many: true }) } }
    const entity = defineEntity(config)
    expect(entity).toEqual(config)
    expect(Object.isFrozen(entity)).toBe(true)
    expect(() => defineEntity({ fields: {} } as EntityConfig)).toThrow(expect.objectContaining({ code: 'BAD_CONFIG' }))
  })
})

describe('configJsonSchema', () => {
  it('survives JSON and names every setting', () => {
    const schema = JSON.parse(JSON.stringify(configJsonSchema()))
    for (const key of Object.keys(full)) expect(schema.properties).toHaveProperty([key])
    expect(schema.required).toEqual(['fields'])
  })
})
