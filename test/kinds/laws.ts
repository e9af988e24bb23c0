import fc from 'fast-check'
import { expect } from 'vitest'
import { type RecordTable, TextPool } from '../../src/columns'
import type { DataTable } from '../../src/data'
import { type FieldKind, type FieldOptions, featureName, type Kind } from '../../src/kinds'

const text = fc.oneof(fc.string({ unit: 'binary' }), fc.string(), fc.string({ unit: 'grapheme' }))

/** The field `f` of a kind. */
export function fieldOf(kind: unknown, options: FieldOptions = {}, data: DataTable = { name: '' }): FieldKind {
  return (kind as Kind).field('f', options, data)
}

/** What a value is compared by. */
export function normalized(field: FieldKind, raw: string, part = ''): string {
  const out = new Array<string>(field.features.length).fill('')
  field.readers[part](raw, out)
  return out[field.features.findIndex((feature) => feature.name === '')] ?? ''
}

/**
 * What every kind keeps: no text makes its readers throw, a standard form is its own standard form, and says the same as what it was made of.
 *
 * @param typical texts of the kind's own
 */
export function keepsTheLaws(field: FieldKind, typical: fc.Arbitrary<string>): void {
  fc.assert(
    fc.property(fc.oneof(text, typical), (raw) => {
      for (const [part, read] of Object.entries(field.readers)) {
        const out = new Array<string>(field.features.length).fill('')
        read(raw, out)
        for (const value of out) expect(typeof value, part).toBe('string')
        field.standardize({ [part]: raw })
      }
      const once = field.standardize({ '': raw })[''] ?? ''
      expect(field.standardize({ '': once })[''] ?? '').toBe(once)
      if (once !== '') expect(normalized(field, once)).toBe(normalized(field, raw))
    }),
  )
}

/** The label of the level of two records, each with one value, or with several in a list; '' where one is missing. */
export function levelOf(field: FieldKind, left: string | readonly string[], right: string | readonly string[]): string {
  const levels = levelsBetween(field, [left, right])
  expect(levels(1, 0)).toBe(levels(0, 1))
  return levels(0, 1)
}

/** Levels are the same from both sides, for all pairs of some values. */
export function levelsAreSymmetric(field: FieldKind, typical: fc.Arbitrary<string>): void {
  fc.assert(
    fc.property(fc.array(typical, { minLength: 2, maxLength: 8 }), (values) => {
      const levels = levelsBetween(field, values)
      for (let i = 0; i < values.length; i++) for (let k = 0; k < i; k++) expect(levels(i, k)).toBe(levels(k, i))
    }),
    { numRuns: 50 },
  )
}

function levelsBetween(
  field: FieldKind,
  values: readonly (string | readonly string[])[],
): (left: number, right: number) => string {
  const { comparison } = field
  if (comparison === undefined) throw new Error('The kind compares nothing.')
  const lists = values.map((value) => [value].flat().map((raw) => normalized(field, raw)))
  const slots = Math.max(...lists.map((list) => list.length))
  const pool = new TextPool()
  const rows = new Int32Array(values.length * slots)
  lists.forEach((list, i) => {
    list.forEach((value, slot) => {
      rows[i * slots + slot] = pool.intern(value)
    })
  })
  const table: RecordTable = {
    count: values.length,
    stride: slots,
    rows,
    features: [{ name: featureName('f', ''), field: 'f', pool: pool.seal(), offset: 0, slots }],
    sources: new Int32Array(values.length),
    sourceNames: ['a'],
  }
  const compare = comparison.bind(table, { weight: () => 1 })
  const levels = new Uint8Array(1)
  return (left, right) => {
    compare(left, right, levels, 0)
    return levels[0] === 0 ? '' : comparison.comparisons[0].levels[levels[0] - 1].label
  }
}
