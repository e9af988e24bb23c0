import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ipAddressKind } from '../../../src/kinds/ip-address'
import { readIpAddress } from '../../../src/kinds/ip-address/read-ip-address'
import { recognizeIpAddress } from '../../../src/kinds/ip-address/recognize-ip-address'
import { columnOf } from '../column-of'
import { fieldOf, keepsTheLaws } from '../laws'

describe('readIpAddress', () => {
  it.each([
    ['192.168.001.010', '192.168.1.10'],
    ['10.0.0.1:8080', '10.0.0.1'],
    ['10.0.0.1, 172.16.0.1', '10.0.0.1'],
    ['2001:0DB8:0000:0000:0000:0000:0000:0001', '2001:db8::1'],
    ['2001:db8:0:0:1:0:0:1', '2001:db8::1:0:0:1'],
    ['[2001:db8::1]:443', '2001:db8::1'],
    ['fe80::1%eth0', 'fe80::1'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['::1', '::1'],
    ['1:2:3:4:5:6:7:0', '1:2:3:4:5:6:7:0'],
  ])('reads %j as %j', (raw, address) => {
    expect(readIpAddress(raw)).toBe(address)
  })

  it.each([
    '',
    '0.0.0.0',
    '::',
    '256.1.1.1',
    '1.2.3',
    '1.2.3.4.5',
    '1:2:3',
    '2001:db8::1::2',
    'gggg::1',
    '1::zz',
    'n/a',
    '12:30:45',
  ])('finds no address in %j', (raw) => {
    expect(readIpAddress(raw)).toBe('')
  })
})

describe('ip-address', () => {
  it('is kept and never compared', async () => {
    const field = fieldOf(ipAddressKind)
    expect(field.comparison).toBeUndefined()
    expect(field.keys).toEqual([])
    expect(recognizeIpAddress(await columnOf('x', ['10.0.0.1', '10.0.0.2']))).toBeDefined()
    expect(recognizeIpAddress(await columnOf('ip', ['yes', 'no']))).toBeUndefined()
  })

  it('keeps the laws of kinds', () => {
    keepsTheLaws(fieldOf(ipAddressKind), fc.oneof(fc.ipV4(), fc.ipV6(), fc.stringMatching(/^[0-9a-f:.]{0,20}$/)))
  })
})
