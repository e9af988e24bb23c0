import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { productCodeKind } from '../../../src/kinds/product-code'
import { holdsProductCodes } from '../../../src/kinds/product-code/holds-codes'
import { readProductCodeCell, readProductCodes } from '../../../src/kinds/product-code/read-product-codes'
import { recognizeProductCode } from '../../../src/kinds/product-code/recognize-product-code'
import { columnOf } from '../column-of'
import { fieldOf, keepsTheLaws, levelOf, levelsAreSymmetric } from '../laws'

describe('readProductCodes', () => {
  it.each([
    ['Panasonic Lumix DMC-TZ5 digital camera', ['dmctz5']],
    ['Receiver STR-DG720/SK300', ['strdg720', 'sk300']],
    ['Canon 0973B002AA ink', ['0973b002aa']],
    ['Speaker kit 21725', ['21725']],
    ['32GB USB2.0 stick, 1080p, 4-port, DDR2-800', []],
    ['40 inch 1920x1080 HDMI1 120Hz 802.11n 12v 20ft 10-piece', []],
    ['built in 1987, 555-1234, 33.5', []],
    ['', []],
  ])('finds in %j the codes %j', (raw, codes) => {
    expect(readProductCodes(raw)).toEqual(codes)
  })

  it('takes a cell of a column of codes as it is where it looks like none', () => {
    expect(readProductCodeCell('AB-12')).toEqual(['ab12'])
    expect(readProductCodeCell('X1')).toEqual(['x1'])
    expect(readProductCodeCell('see the description below')).toEqual([])
    for (const missing of ['n/a', 'Na', 'N-A', 'Nu-ll']) expect(readProductCodeCell(missing)).toEqual([])
  })
})

describe('product-code', () => {
  const field = fieldOf(productCodeKind, { text: true })

  it.each([
    ['Sony KDL-40V4100 LCD TV', 'KDL40V4100', 'exact'],
    ['Sony KDL-40V4100 with WMT100X', 'KDL40V4100', 'share a rare code'],
    ['Sony KDL-40V4100B', 'KDL40V4100', 'one contains a code of the other'],
    ['Sony KDL-40V4100', 'KDL-40V5100', 'none shared'],
    ['Sony television', 'KDL-40V5100', ''],
  ])('%j and %j: %s', (left, right, level) => {
    expect(levelOf(field, left, right)).toBe(level)
  })

  it('is recognised in a column of its own, and is told of in a text', async () => {
    const models = Array.from({ length: 20 }, (_, i) => `KDL-${40 + i}V4100`)
    expect(recognizeProductCode(await columnOf('model no', models))).toBeDefined()
    expect(recognizeProductCode(await columnOf('model year', models))).toBeUndefined()
    const names = models.map((model) => `Sony television ${model}`)
    expect(recognizeProductCode(await columnOf('name', names))).toBeUndefined()
    expect(holdsProductCodes(await columnOf('name', names))).toBe(true)
    expect(holdsProductCodes(await columnOf('name', ['red shoes', 'blue shirt']))).toBe(false)
  })

  it('keeps the laws of kinds', () => {
    const typical = fc.stringMatching(/^([A-C]{1,3}-?[0-9]{2,4} ?|tv |32gb ){0,4}$/)
    keepsTheLaws(field, typical)
    keepsTheLaws(fieldOf(productCodeKind), typical)
    levelsAreSymmetric(field, typical)
  })
})
