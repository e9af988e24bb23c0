import type { GoldenClusters } from '../resolve'
import { ClustersAhead } from './clusters-ahead'
import { type CsvWriteOptions, createCsvWriter } from './write-csv'

export const XREF_FILE = 'xref.csv'

/** Writes the crosswalk: every record once, with the golden ID it has now. */
export function writeXref(made: GoldenClusters, path: string, options: CsvWriteOptions): void {
  const writer = createCsvWriter(path, options)
  try {
    writer.row(['golden_id', 'source', 'record_id'])
    const { sourceNames, sources, ids, idCodes } = made.basis.records
    for (const clusters of new ClustersAhead(made).clusters()) {
      for (const cluster of clusters) {
        const members = made.membersOf(cluster)
        for (let k = 0; k < members.length; k++) {
          const record = members[k]
          writer.cellCode(made.basis.ids, cluster + 1)
          writer.cell(sourceNames[sources[record]])
          writer.cellCode(ids, idCodes[record])
          writer.endRow()
        }
      }
    }
  } finally {
    writer.close()
  }
}
