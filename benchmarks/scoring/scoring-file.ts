import { builtInKinds, type FeatureReader } from 'samewise'
import { createCsvWriter } from 'samewise/files'
import { generatePeople } from 'samewise/generate'
import { compareText } from '../../src/base'
import { comparedFields } from './scoring-config'

/** Records of a block: 210 pairs. */
export const BLOCK_RECORDS = 21

interface Row {
  readonly order: string
  readonly cells: readonly string[]
}

/**
 * Writes people whose values are normalized already, so that every engine compares the same texts, in blocks of {@link BLOCK_RECORDS}:
 * neighbours by the beginning of the family name and the birth date.
 *
 * @param blocks how many
 */
export function writeScoringFile(path: string, blocks: number, seed: number): void {
  const columns = Object.entries(comparedFields).map(
    ([column, kind]) => [column as keyof typeof comparedFields, readerOf(column, kind)] as const,
  )
  const rows = Array.from(generatePeople({ records: blocks * BLOCK_RECORDS, seed }), ({ record }): Row => {
    const cells = columns.map(([column, read]) => read(record[column]))
    return { order: `${cells[1].slice(0, 3)} ${cells[2]} ${record.record_id}`, cells }
  })
  rows.sort((a, b) => compareText(a.order, b.order))
  const writer = createCsvWriter(path)
  writer.row(['id', 'block', ...Object.keys(comparedFields)])
  rows.forEach(({ cells }, n) => {
    writer.row([idOf(n), String(Math.floor(n / BLOCK_RECORDS)), ...cells])
  })
  writer.close()
}

/** Ids in the order of the rows. */
function idOf(n: number): string {
  return `r${String(n).padStart(8, '0')}`
}

/**
 * What kinds make of a value, one after the other. Of dates the digits are left; what is a placeholder as a date or once it is folded is left out, as
 * the library takes it for missing.
 */
function readerOf(column: string, kindName: string): (raw: string) => string {
  const kinds = [column === 'birth_date' ? 'date' : kindName, kindName]
  const reads = kinds.map((name) => {
    const { features, readers } = builtInKinds.get(name)!.field('', {}, { name: '' })
    const whole = features.findIndex((feature) => feature.name === '')
    return (raw: string): string => {
      const out = features.map(() => '')
      ;(readers[''] as FeatureReader)(raw, out)
      return out[whole]
    }
  })
  return (raw) => reads.reduce((text, read) => read(text), raw)
}
