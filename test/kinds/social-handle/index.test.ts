import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { socialHandleKind } from '../../../src/kinds/social-handle'
import { readHandle } from '../../../src/kinds/social-handle/read-handle'
import { recognizeSocialHandle } from '../../../src/kinds/social-handle/recognize-social-handle'
import { columnOf } from '../column-of'
import { fieldOf, keepsTheLaws, levelOf, levelsAreSymmetric } from '../laws'

describe('readHandle', () => {
  it.each([
    ['@Ann_Lee', '', 'ann_lee'],
    ['https://twitter.com/Ann_Lee?s=20', 'x', 'ann_lee'],
    ['https://x.com/@ann', 'x', 'ann'],
    ['https://www.linkedin.com/in/ann-lee/', 'linkedin', 'ann-lee'],
    ['https://www.youtube.com/channel/UC123', 'youtube', 'uc123'],
    ['facebook.com/profile.php?id=100012', 'facebook', '100012'],
    ['Instagram: @ann.lee', 'instagram', 'ann.lee'],
    ['instagram/ann.lee', 'instagram', 'ann.lee'],
  ])('reads %j', (raw, network, handle) => {
    expect(readHandle(raw)).toEqual({ network, handle })
  })

  it.each([
    '',
    'n/a',
    'Ann Lee',
    'ann@acme.com',
    'https://acme.com/ann',
    'https://twitter.com/',
    'https://twitter.com/share?u=1',
    '@',
    '--',
  ])('finds no account in %j', (raw) => {
    expect(readHandle(raw)).toBeUndefined()
  })
})

describe('social-handle', () => {
  it.each([
    ['@ann', 'https://instagram.com/ann', 'exact', { network: 'instagram' }],
    ['@ann', 'https://x.com/ann', 'same handle, another network or none named', {}],
    ['@annlee', '@annlees', 'one character', {}],
    ['@ann', '@bob', 'different', {}],
  ])('%j and %j: %s', (left, right, level, options) => {
    expect(levelOf(fieldOf(socialHandleKind, options), left, right)).toBe(level)
  })

  it('takes the network from the header', async () => {
    const column = await columnOf('twitter_handle', ['@ann', '@bob', 'carl', '@dora'])
    expect(recognizeSocialHandle(column)?.options).toEqual({ network: 'x' })
    expect(recognizeSocialHandle(await columnOf('name', ['Ann Lee', 'Bob Ray']))).toBeUndefined()
    expect(recognizeSocialHandle(await columnOf('twitter followers', ['12', '14']))).toBeUndefined()
  })

  it('keeps the laws of kinds', () => {
    const typical = fc.stringMatching(/^(https:\/\/x\.com\/|@|instagram: ?)?[a-c._]{1,5}$/)
    keepsTheLaws(fieldOf(socialHandleKind), typical)
    keepsTheLaws(fieldOf(socialHandleKind, { network: 'tiktok' }), typical)
    levelsAreSymmetric(fieldOf(socialHandleKind), typical)
  })
})
