import { describe, expect, it } from 'vitest'
import { wrongGuesses } from '../../../benchmarks/silos/wrong-guesses'

const config = {
  fields: { name: { kind: 'person-name' }, born: { kind: 'date', order: 'YMD' }, phone: { kind: 'phone' } },
  sources: {
    crm: { id: 'no', map: { 'name.given': 'first', born: { column: 'dob', order: 'DMY' }, phone: ['tel', 'ip'] } },
  },
}

describe('wrongGuesses', () => {
  it('says nothing of columns taken for what they are', () => {
    const crm = { no: 'id', first: 'person-name.given', dob: 'date DMY', tel: 'phone' }
    expect(wrongGuesses(config, { crm })).toEqual([])
    expect(wrongGuesses([config], { crm })).toEqual([])
  })

  it('names each column taken for something else', () => {
    const crm = { first: 'person-name', dob: 'date MDY', ip: 'nothing', mail: 'email' }
    expect(wrongGuesses(config, { crm })).toEqual([
      'crm.first is person-name, and was taken for person-name.given',
      'crm.dob is date MDY, and was taken for date DMY',
      'crm.ip is nothing, and was taken for phone',
      'crm.mail is email, and was taken for nothing',
    ])
  })
})
