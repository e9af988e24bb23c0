import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readPlainEmail } from '../../../src/kinds/email/plain-email'
import { readEmail } from '../../../src/kinds/email/read-email'

describe('readPlainEmail', () => {
  it.each([
    ['ann.lee7@shop.org', 'ann.lee7@shop.org'],
    ['Ann_Lee@Shop.ORG', 'ann_lee@shop.org'],
    ['ann.lee7@gmail.com', 'annlee7@gmail.com'],
    ['annlee@googlemail.com', 'annlee@gmail.com'],
    ['lee-shop@yahoo.com', 'lee@yahoo.com'],
    ['ann.lee@pm.me', 'annlee@proton.me'],
  ])('%j → %j', (raw, expected) => {
    expect(readPlainEmail(raw)).toBe(expected)
  })

  it.each([
    '',
    '@',
    'ann',
    'ann@',
    '@shop.org',
    'ann+x@shop.org',
    ' ann@shop.org',
    'test@test.com',
    'none@shop.org',
    'a@b',
    'ann@lee.fastmail.com',
    'ann@yopmail.com',
  ])('leaves %j to the full reader', (raw) => {
    expect(readPlainEmail(raw)).toBeUndefined()
  })

  it('says what the full reader says', () => {
    const mailbox = fc.oneof(
      fc.stringMatching(/^[a-zA-Z0-9._-]{0,12}$/),
      fc.constantFrom(
        'test',
        'a',
        'ann',
        'ann.lee',
        'ann-lee',
        'an-lee',
        'ann_lee',
        'noreply',
        'no.reply',
        '.',
        '...',
        '--',
        'info',
        'none',
        'xxx',
      ),
    )
    const domain = fc.oneof(
      fc.stringMatching(/^[a-zA-Z0-9.-]{0,12}$/),
      fc.constantFrom(
        ...'gmail.com googlemail.com pm.me protonmail.ch me.com fastmail.fm lee.fastmail.com x.fastmail.com ya.ru yandex.com yahoo.co.uk YAHOO.com ymail.com'.split(
          ' ',
        ),
        ...'rocketmail.com none.com test.com a.com example.com test mail.none yopmail.com shop.org shop.org. .org a..b -a.org a-.org 1.2 x'.split(
          ' ',
        ),
      ),
    )
    let plain = 0
    fc.assert(
      fc.property(mailbox, domain, (name, host) => {
        const raw = `${name}@${host}`
        const address = readPlainEmail(raw)
        if (address === undefined) return
        plain++
        const full = readEmail(raw)
        expect(address, raw).toBe(full?.address)
        expect(raw.toLowerCase()).toBe(full?.display)
      }),
      { numRuns: 20_000 },
    )
    expect(plain).toBeGreaterThan(2000)
  })
})
