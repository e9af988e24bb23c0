import type { ResolveResult } from '../resolve'
import { createCsvWriter } from './write-csv'
import type { WriteRunOptions } from './write-run-options'

/** Writes the crosswalk: every record once, with the golden ID it has now. */
export function writeXref(result: ResolveResult, path: string, { rawCsv }: WriteRunOptions): void {
  const writer = createCsvWriter(path, { raw: rawCsv })
  try {
    writer.row(['golden_id', 'source', 'record_id'])
    const { made } = result
    const { sourceNames, sources, ids, idCodes } = result.state.records
    for (const cluster of made.clusters()) {
      const members = made.membersOf(cluster)
      for (let k = 0; k < members.length; k++) {
        const record = members[k]
        writer.cellCode(made.basis.ids, cluster + 1)
        writer.cell(sourceNames[sources[record]])
        writer.cellCode(ids, idCodes[record])
        writer.endRow()
      }
    }
  } finally {
    writer.close()
  }
}
