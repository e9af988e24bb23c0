import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { emailKind } from '../../../src/kinds/email'
import { intendedDomain } from '../../../src/kinds/email/provider-rules'
import { readEmail } from '../../../src/kinds/email/read-email'
import { fieldOf, keepsTheLaws, levelOf, levelsAreSymmetric } from '../laws'

describe('mailboxes by the rules of their providers', () => {
  it.each([
    ['Ann.Lee+shop@GoogleMail.com', 'annlee@gmail.com'],
    ['ann+x@outlook.com', 'ann@outlook.com'],
    ['ann.lee@outlook.com', 'ann.lee@outlook.com'],
    ['ann-shop@yahoo.co.uk', 'ann@yahoo.co.uk'],
    ['ann.lee@pm.me', 'annlee@proton.me'],
    ['ann_lee@protonmail.com', 'annlee@proton.me'],
    ['shop@ann.fastmail.com', 'ann@fastmail.com'],
    ['ann@me.com', 'ann@icloud.com'],
    ['ann.lee@ya.ru', 'ann-lee@yandex.ru'],
    ['ann-shop@acme.com', 'ann-shop@acme.com'],
  ])('%j leads to %j', (raw, address) => {
    expect(readEmail(raw)?.address).toBe(address)
  })

  it.each(['x1@mailinator.com', 'ann@yopmail.com', 'none@none.com'])('takes %j for a missing value', (raw) => {
    expect(readEmail(raw)).toBeUndefined()
  })

  it.each([
    ['gmial.com', 'gmail.com'],
    ['hotmial.com', 'hotmail.com'],
    ['gmail.con', 'gmail.com'],
    ['yahooo.com', 'yahoo.com'],
    ['mail.com', 'mail.com'],
    ['ymail.com', 'ymail.com'],
    ['acme.com', 'acme.com'],
  ])('takes %j for %j', (domain, intended) => {
    expect(intendedDomain(domain)).toBe(intended)
  })
})

describe('email', () => {
  const field = fieldOf(emailKind)

  it.each([
    ['ann@acme.com', 'ANN@acme.com', 'exact'],
    ['ann@acme.com', 'anne@acme.com', 'one character'],
    ['ann@gmial.com', 'ann@gmail.con', 'one character'],
    ['ann@acme.com', 'ann@zenith.org', 'same mailbox, other domain'],
    ['info@acme.com', 'info@acme.com', 'same mailbox of an office'],
    ['info@acme.com', 'info@zenith.org', 'different'],
    ['ann@acme.com', 'bob@acme.com', 'different'],
    ['ann@acme.com', 'n/a', ''],
  ])('%j and %j: %s', (left, right, level) => {
    expect(levelOf(field, left, right)).toBe(level)
  })

  it('lets a mailbox of its own count before one of an office', () => {
    expect(levelOf(field, ['info@acme.com', 'ann@acme.com'], ['ann@acme.com', 'info@acme.com'])).toBe('exact')
    expect(levelOf(field, ['info@acme.com', 'ann@acme.com'], ['info@acme.com', 'bob@acme.com'])).toBe(
      'same mailbox of an office',
    )
  })

  it('makes no blocks of the mailboxes of offices', () => {
    const mailbox = field.keys.find((key) => key.name === 'f:mailbox')
    expect(mailbox?.part?.('info@acme.com')).toBe('')
    expect(mailbox?.part?.('ann.lee@acme.com')).toBe('annlee')
  })

  it('keeps the laws of kinds', () => {
    const typical = fc.stringMatching(
      /^([a-c]{1,3}|info)([.+-][a-c]{1,2})?@(gmail|gmial|yahoo|acme|x\.fastmail)\.(com|de)$/,
    )
    keepsTheLaws(field, typical)
    levelsAreSymmetric(field, typical)
  })
})
