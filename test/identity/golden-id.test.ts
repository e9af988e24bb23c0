import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { firstGoldenId } from '../../src/identity'
import { runs } from '../base/runs'
import { wellFormed } from '../base/well-formed'

/** The same, said in another way: the first 130 bits as a number, in base 32. */
function plainId(source: string, recordId: string): string {
  const digest = createHash('sha256').update(`${source}\u0000${recordId}`, 'utf8').digest('hex')
  let bits = BigInt(`0x${digest}`) >> 126n
  let id = ''
  for (let k = 0; k < 26; k++, bits >>= 5n) id = '0123456789abcdefghjkmnpqrstvwxyz'[Number(bits & 31n)] + id
  return `g_${id}`
}

describe('firstGoldenId', () => {
  it('is a prefix and 26 base-32 characters of the SHA-256 of source and id', () => {
    const text = wellFormed(12)
    fc.assert(
      fc.property(text, text, (source, recordId) => {
        const id = firstGoldenId(source, recordId)
        expect(id).toMatch(/^g_[0-9a-hjkmnp-tv-z]{26}$/)
        expect(id).toBe(plainId(source, recordId))
      }),
      runs(60),
    )
  })

  it('never changes: IDs of earlier releases stay', () => {
    expect(firstGoldenId('crm', '1')).toBe('g_5z4gvfexn7142aq1v98h94k3e2')
    expect(firstGoldenId('crm', '1')).not.toBe(firstGoldenId('crm', '2'))
    expect(firstGoldenId('crm', '1')).not.toBe(firstGoldenId('cr', 'm1'))
  })
})
