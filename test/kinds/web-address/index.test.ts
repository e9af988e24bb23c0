import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { domains } from '../../../src/data/domains'
import { webAddressKind } from '../../../src/kinds/web-address'
import { readWebAddress } from '../../../src/kinds/web-address/read-web-address'
import { recognizeWebAddress } from '../../../src/kinds/web-address/recognize-web-address'
import { columnOf } from '../column-of'
import { fieldOf, keepsTheLaws, levelOf, levelsAreSymmetric } from '../laws'

describe('readWebAddress', () => {
  it.each([
    ['HTTP://www.Example-Shop.co.uk/About/', 'example-shop.co.uk', '/about'],
    ['www.acme.com', 'acme.com', ''],
    ['https://shop.acme.de:8080/index.html?x=1#y', 'acme.de', ''],
    ['acme.com.au/contact, www.acme.org', 'acme.com.au', '/contact'],
    ['<https://müller.de>', 'müller.de', ''],
    ['https://user:pw@acme.com/', 'acme.com', ''],
    ['ann.blogspot.com', 'ann.blogspot.com', ''],
  ])('reads %j', (raw, domain, path) => {
    expect(readWebAddress(raw)).toMatchObject({ domain, path })
  })

  it.each([
    '',
    'n/a',
    'none',
    'acme',
    'ann@acme.com',
    'mailto:ann@acme.com',
    '192.168.0.1',
    'file:///etc',
    'http://',
    'www.example.com',
    '-.com',
    'No',
  ])('finds no address in %j', (raw) => {
    expect(readWebAddress(raw)).toBeUndefined()
  })

  it.each([
    ['https://www.facebook.com/acme.bakery/', 'facebook.com/acme.bakery'],
    ['https://m.facebook.com/profile.php?id=123', 'facebook.com/profile.php?id=123'],
    ['https://www.linkedin.com/company/acme/about', 'linkedin.com/company/acme'],
    ['https://facebook.com', ''],
    ['https://acme.wixsite.com/home', 'acme.wixsite.com'],
    ['https://blog.acme.com/2024', 'acme.com'],
  ])('knows whose page %j is', (raw, owner) => {
    expect(readWebAddress(raw)?.owner).toBe(owner)
  })

  it('goes by the list of endings that is handed in', () => {
    expect(readWebAddress('a.kawasaki.jp')?.domain).toBe('kawasaki.jp')
    expect(readWebAddress('b.c.kawasaki.jp', domains.registrableDomain)?.domain).toBe('b.c.kawasaki.jp')
  })
})

describe('web-address', () => {
  const field = fieldOf(webAddressKind)

  it.each([
    ['http://acme.com/a', 'www.acme.com', 'exact'],
    ['acme.com', 'acmee.com', 'one character'],
    ['acme.com', 'acme.co.uk', 'same name, other ending'],
    ['facebook.com/acme', 'facebook.com/zenith', 'different'],
    ['acme.com', '', ''],
  ])('%j and %j: %s', (left, right, level) => {
    expect(levelOf(field, left, right)).toBe(level)
  })

  it('is recognised by header or by content, but not where all link to one site', async () => {
    const sites = Array.from({ length: 30 }, (_, i) => `https://www.firm-${'abcdefghij'[i % 10]}${i}.com/`)
    expect(recognizeWebAddress(await columnOf('Website', sites))?.confidence).toBeGreaterThan(0.9)
    expect(recognizeWebAddress(await columnOf('field 7', sites))).toBeDefined()
    expect(recognizeWebAddress(await columnOf('logo url', sites))).toBeUndefined()
    const links = sites.map((_, i) => `https://shop.com/item/${i}`)
    expect(recognizeWebAddress(await columnOf('url', links))).toBeUndefined()
  })

  it('keeps the laws of kinds', () => {
    const typical = fc.oneof(
      fc.webUrl(),
      fc.domain(),
      fc.stringMatching(/^(www\.)?[a-c]{1,3}\.(com|co\.uk)(\/[a-c]{0,3}){0,3}$/),
    )
    keepsTheLaws(field, typical)
    levelsAreSymmetric(field, typical)
  })
})
