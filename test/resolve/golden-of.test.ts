import { describe, expect, it } from 'vitest'
import { defineEntity, kinds, resolve } from '../../src/index'

const person = defineEntity({
  fields: { name: kinds.personName(), email: kinds.email() },
  sources: { crm: { id: 'id' }, web: { id: 'id' }, partner: { id: 'id', role: 'reference' } },
})
const sources = {
  crm: [
    { id: '1', name: 'Ann Lee', email: 'ann@lee.org' },
    { id: '2', name: 'Robert Moss', email: 'bob@moss.net' },
  ],
  web: [{ id: '9', name: 'Lee, Ann', email: 'ann@lee.org' }],
  partner: [{ id: 'p', name: 'Zoe Quist', email: 'zoe@quist.example' }],
}

describe('a finished run', () => {
  it('finds the golden record that holds a source record', async () => {
    const result = await resolve(person, sources)
    const ann = result.goldenOf({ source: 'web', recordId: '9' })
    expect(ann).toEqual([...result.golden()].find(({ goldenId }) => goldenId === ann?.goldenId))
    expect(ann?.records).toContainEqual({ source: 'crm', recordId: '1' })
    expect(result.goldenOf({ source: 'web', recordId: 'nobody' })).toBeUndefined()
    expect(result.goldenOf({ source: 'partner', recordId: 'p' })).toBeUndefined()
  })

  it('gives its model, with which a second run learns nothing anew and finds the same', async () => {
    const first = await resolve(person, sources)
    const second = await resolve(person, sources, { model: first.model })
    expect(second.model).toBe(first.model)
    expect([...second.golden()]).toEqual([...first.golden()])
  })
})
