import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { deviceKind } from '../../../src/kinds/device'
import { readDeviceId } from '../../../src/kinds/device/read-device-id'
import { recognizeDevice } from '../../../src/kinds/device/recognize-device'
import { columnOf } from '../column-of'
import { fieldOf, keepsTheLaws, levelOf, levelsAreSymmetric } from '../laws'

describe('readDeviceId', () => {
  it.each([
    ['{6D92078A-8246-4BA4-AE5B-76104861E7DC}', '6d92078a82464ba4ae5b76104861e7dc'],
    ['urn:uuid:6d92078a-8246-4ba4-ae5b-76104861e7dc', '6d92078a82464ba4ae5b76104861e7dc'],
    ['GA1.2.1033501218.1368477899', '1033501218.1368477899'],
    ['AA:BB:CC:00:11:22', 'aabbcc001122'],
  ])('reads %j as %j', (raw, id) => {
    expect(readDeviceId(raw)).toBe(id)
  })

  it.each([
    '',
    '00000000-0000-0000-0000-000000000000',
    'ffffffffffff',
    '02:00:00:00:00:00',
    '9774d56d682e549c',
    'null',
    'a1',
  ])('finds no id in %j', (raw) => {
    expect(readDeviceId(raw)).toBe('')
  })
})

describe('device', () => {
  const field = fieldOf(deviceKind)

  it('says much by agreement, and little by difference', () => {
    expect(levelOf(field, '6D92078A-8246', '6d92078a8246')).toBe('exact')
    expect(levelOf(field, '6D92078A-8246', '6d92078a8247')).toBe('different')
    expect(field.comparison?.comparisons[0].between).toBe('shared')
  })

  it('is recognised by its header', async () => {
    const ids = Array.from({ length: 20 }, (_, i) => `6d92078a-8246-4ba4-ae5b-76104861e7${i + 10}`)
    expect(recognizeDevice(await columnOf('cookie_id', ids))).toBeDefined()
    expect(recognizeDevice(await columnOf('device type', ['phone', 'tablet']))).toBeUndefined()
    expect(recognizeDevice(await columnOf('id', ids))).toBeUndefined()
  })

  it('keeps the laws of kinds', () => {
    const typical = fc.oneof(fc.uuid(), fc.stringMatching(/^(GA1\.2\.)?[0-9a-f.:-]{4,12}$/))
    keepsTheLaws(field, typical)
    levelsAreSymmetric(field, typical)
  })
})
