import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { formatCsv, makeOpaque, writeOpaqueCopy } from '../../benchmarks/accuracy/opaque-records'
import { seededRandom } from '../../src/base'

const records = [
  ['record_id', 'source', 'name'],
  ...Array.from({ length: 40 }, (_, i) => [`rec-${i >> 1}-${i % 2}`, 'a', `name ${i}`]),
]
const truth = [['record_id', 'entity_id', 'source'], ...records.slice(1).map(([id], i) => [id, `e${i >> 1}`, 'a'])]

/** Entity of each name, over the ids that both tables share. */
function entityOfName(copy: { records: string[][]; truth: string[][] }): Record<string, string> {
  const entities = new Map(copy.truth.slice(1).map(([id, entity]) => [id, entity]))
  return Object.fromEntries(copy.records.slice(1).map(([id, , name]) => [name, entities.get(id) ?? '']))
}

describe('an opaque copy of a data set', () => {
  it('keeps which values belong to which entity', () => {
    const copy = makeOpaque(records, truth, seededRandom(1))
    expect(entityOfName(copy)).toEqual(entityOfName({ records, truth }))
  })

  it('keeps no record id, and gives every record one of its own', () => {
    const copy = makeOpaque(records, truth, seededRandom(1))
    const ids = copy.records.slice(1).map(([id]) => id)
    expect(new Set(ids).size).toBe(40)
    for (const id of ids) expect(id).toMatch(/^[0-9a-z]{12}$/)
    expect(new Set(copy.truth.slice(1).map(([id]) => id))).toEqual(new Set(ids))
  })

  it('moves the rows of both tables', () => {
    const copy = makeOpaque(records, truth, seededRandom(1))
    expect(copy.records.map(([, , name]) => name)).not.toEqual(records.map(([, , name]) => name))
    expect(copy.truth.slice(1).map(([id]) => id)).not.toEqual(copy.records.slice(1).map(([id]) => id))
  })

  it('is the same for the same seed and another one for another', () => {
    expect(makeOpaque(records, truth, seededRandom(1))).toEqual(makeOpaque(records, truth, seededRandom(1)))
    expect(makeOpaque(records, truth, seededRandom(2))).not.toEqual(makeOpaque(records, truth, seededRandom(1)))
  })

  it('says which id is there twice, or is in the truth alone', () => {
    expect(() => makeOpaque([...records, records[1]], truth, seededRandom(1))).toThrow('rec-0-0')
    expect(() => makeOpaque(records, [...truth, ['ghost', 'e', 'a']], seededRandom(1))).toThrow('ghost')
  })
})

describe('the files of an opaque copy', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'samewise-opaque-'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  it('hold the same rows under new ids, with quotes where a cell needs them', () => {
    const source = join(folder, 'source.csv')
    const sourceTruth = join(folder, 'source-truth.csv')
    writeFileSync(source, '\uFEFFrecord_id,name\n1,"Smith, ""Jim"""\n2,Lee\n')
    writeFileSync(sourceTruth, 'record_id,entity_id\n1,a\n2,b\n')
    const copy = writeOpaqueCopy(source, sourceTruth, folder, 7)
    const rows: string[][] = parse(readFileSync(copy.records))
    expect(rows[0]).toEqual(['record_id', 'name'])
    expect(
      rows
        .slice(1)
        .map(([, name]) => name)
        .sort(),
    ).toEqual(['Lee', 'Smith, "Jim"'])
  })
})

describe('formatCsv', () => {
  it('writes what a CSV reader gives back', () => {
    const table = fc.integer({ min: 2, max: 4 }).chain((width) =>
      fc.array(
        fc.array(fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', ' ', 'é') }), {
          minLength: width,
          maxLength: width,
        }),
        { minLength: 1 },
      ),
    )
    fc.assert(
      fc.property(table, (rows) => {
        expect(parse(formatCsv(rows), { record_delimiter: '\n' })).toEqual(rows)
      }),
    )
  })
})
