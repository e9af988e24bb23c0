import { describe, expect, it } from 'vitest'
import { IdentityIndex } from '../../src/journey'

const record = (recordId: string) => ({ source: 'crm', recordId })
const crosswalk = ['1', '2', '3', '4', '5'].map((recordId) => ({ goldenId: `g${recordId}`, ...record(recordId) }))
const email = (value: string, recordId: string) => ({ type: 'email', value, record: record(recordId) })

describe('IdentityIndex', () => {
  it('says of how many persons an identifier is', () => {
    const identity = new IdentityIndex({
      crosswalk,
      identifiers: [
        email('own@x.example', '1'),
        ...['1', '2'].map((recordId) => email('couple@x.example', recordId)),
        ...['1', '2', '3', '4', '5'].map((recordId) => email('info@x.example', recordId)),
        email('gone@x.example', 'deleted'),
      ],
    })
    expect(identity.ofIdentifier('email', ' OWN@x.example')).toEqual({ status: 'one', goldenId: 'g1', persons: 1 })
    expect(identity.ofIdentifier('email', 'couple@x.example')).toEqual({ status: 'several', persons: 2 })
    expect(identity.ofIdentifier('email', 'info@x.example')).toEqual({ status: 'shared', persons: 4 })
    expect(identity.ofIdentifier('email', 'gone@x.example')).toEqual({ status: 'unknown', persons: 0 })
    expect(identity.ofIdentifier('login', 'own@x.example').status).toBe('unknown')
  })

  it('follows records through merge, unmerge and deletion', () => {
    const identity = new IdentityIndex({
      crosswalk,
      identifiers: [email('a@x.example', '1'), email('a@x.example', '2')],
    })
    identity.moveRecord(record('2'), 'g1')
    expect(identity.ofIdentifier('email', 'a@x.example').goldenId).toBe('g1')
    expect(identity.keysOf('g1').length).toBe(3)
    expect(identity.keysOf('g2')).toEqual([])
    identity.moveRecord(record('2'), 'g2')
    expect(identity.ofIdentifier('email', 'a@x.example').status).toBe('several')
    identity.moveRecord(record('2'), undefined)
    expect(identity.ofIdentifier('email', 'a@x.example').goldenId).toBe('g1')
    expect(identity.ofRecord(record('2'))).toBeUndefined()
  })

  it('takes identifiers back', () => {
    const identity = new IdentityIndex({
      crosswalk,
      identifiers: [email('a@x.example', '1'), { type: 'phone', value: '+49 30 1', goldenId: 'g9' }],
    })
    expect(identity.ofIdentifier('phone', '0049301').goldenId).toBe('g9')
    const { version } = identity
    identity.removeIdentifier(email('a@x.example', '1'))
    identity.removeIdentifier({ type: 'phone', value: '+49301', goldenId: 'g9' })
    expect(identity.ofIdentifier('email', 'a@x.example').status).toBe('unknown')
    expect(identity.ofIdentifier('phone', '+49301').status).toBe('unknown')
    expect(identity.version).toBeGreaterThan(version)
  })
})
