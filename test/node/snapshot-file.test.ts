import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { readSnapshot, writeSnapshot } from '../../src/node'

const root = mkdtempSync(join(tmpdir(), 'samewise-snapshot-'))
afterAll(() => rmSync(root, { recursive: true }))
const path = join(root, 'values')
const arrays = {
  text: new TextEncoder().encode('Ann Lee, 12 High Street'.repeat(100)),
  units: Uint16Array.from('Zoë', (letter) => letter.charCodeAt(0)),
  codes: Int32Array.from([3, 1, 2, 70_000]),
  again: Int32Array.from([3, 1, 2, 70_000]),
  weights: Float64Array.from([0.5, -1.25, Number.NaN]),
  none: new Int32Array(0),
}
const header = { count: 4 }

describe('a snapshot', () => {
  it('gives back what was written', async () => {
    await writeSnapshot(path, { header, arrays })
    const read = readSnapshot(path)
    expect(read.header).toEqual(header)
    expect({ ...read.arrays }).toEqual(arrays)
  })

  it('gives the arrays that are wanted, also one that stands in the file as another', async () => {
    await writeSnapshot(path, { header, arrays })
    expect({ ...readSnapshot(path, (name) => name === 'again').arrays }).toEqual({ again: arrays.codes })
  })

  it('holds alike arrays once', async () => {
    const codes = Int32Array.from({ length: 5000 }, (_, i) => (i * 7919) % 60_000)
    await writeSnapshot(path, { header, arrays: { codes } })
    const once = statSync(path).size
    await writeSnapshot(path, { header, arrays: { codes, others: codes.slice() } })
    expect(statSync(path).size - once).toBeLessThan(100)
  })

  it('makes an array when its turn has come', async () => {
    const made: string[] = []
    const later = (name: 'codes' | 'weights') => (): Int32Array | Float64Array => {
      made.push(name)
      return arrays[name]
    }
    await writeSnapshot(path, {
      header,
      arrays: { codes: later('codes'), text: arrays.text, weights: later('weights') },
    })
    expect(made).toEqual(['codes', 'weights'])
    const { codes, text, weights } = arrays
    expect({ ...readSnapshot(path).arrays }).toEqual({ codes, text, weights })
  })

  it('of the second format is read, where what is there stood first', () => {
    const list = [{ name: 'numbers', type: 'Int32Array', length: 3, as: 'offset', width: 1, from: 5, bytes: [3] }]
    const line = `${JSON.stringify({ magic: 'samewise-snapshot 2', header, arrays: list })}\n`
    writeFileSync(path, Buffer.concat([Buffer.from(line), Buffer.from([0, 1, 9])]))
    expect(readSnapshot(path)).toMatchObject({ header, arrays: { numbers: Int32Array.from([5, 6, 14]) } })
  })

  it('of the first format is read', () => {
    const numbers = Int32Array.from([1, 2, 3])
    const list = [{ name: 'numbers', type: 'Int32Array', length: 3 }]
    const line = `${JSON.stringify({ magic: 'samewise-snapshot 1', header, arrays: list })}\n`
    const gap = Buffer.alloc((8 - (line.length % 8)) % 8)
    writeFileSync(path, Buffer.concat([Buffer.from(line), gap, Buffer.from(numbers.buffer)]))
    expect(readSnapshot(path).arrays.numbers).toEqual(numbers)
  })

  it.each<[what: string, says: string, harm: (bytes: Buffer) => Buffer]>([
    ['is cut off', 'is not a whole snapshot', (bytes) => bytes.subarray(0, -1)],
    ['is damaged', 'is not a whole snapshot', (bytes) => bytes.fill(0xff, bytes.indexOf(10) + 1)],
    ['is something else', 'is not a whole snapshot', () => Buffer.from('golden_id\n1\n')],
    [
      'is of a later format',
      'a later version of samewise',
      (bytes) => Buffer.from(bytes.toString('latin1').replace('snapshot 3', 'snapshot 4'), 'latin1'),
    ],
  ])('that %s is refused', async (_, says, harm) => {
    await writeSnapshot(path, { header, arrays })
    writeFileSync(path, harm(readFileSync(path)))
    expect(() => readSnapshot(path)).toThrow(says)
  })
})
