import { createReadStream } from 'node:fs'
import { parse } from 'csv-parse'
import { readCsv } from 'samewise/files'

/** How much was read: rows, and distinct values of all columns. */
export interface ReadCounts {
  readonly rows: number
  readonly distinct: number
}

/** Reads a file into integer codes over pools of distinct values. */
type WayOfReading = (path: string) => Promise<ReadCounts>

/** Ways of reading a CSV file into codes. */
export const waysOfReading: Readonly<Record<'samewise' | 'csv_parse', WayOfReading>> = {
  samewise: async (path) => {
    const { rowCount, columns } = await readCsv(path).readTable('people')
    return { rows: rowCount, distinct: columns.reduce((sum, { values }) => sum + values.size - 1, 0) }
  },
  // With a Map for each column.
  csv_parse: async (path) => {
    const maps: Map<string, number>[] = []
    const codes: number[][] = []
    let rows = -1
    for await (const record of createReadStream(path).pipe(parse()) as AsyncIterable<string[]>) {
      if (++rows === 0) {
        for (const _ of record) {
          maps.push(new Map([['', 0]]))
          codes.push([])
        }
        continue
      }
      for (let i = 0; i < record.length; i++) {
        let code = maps[i].get(record[i])
        if (code === undefined) {
          code = maps[i].size
          maps[i].set(record[i], code)
        }
        codes[i].push(code)
      }
    }
    return { rows, distinct: maps.reduce((sum, map) => sum + map.size - 1, 0) }
  },
}
