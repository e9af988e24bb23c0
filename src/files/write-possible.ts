import type { ResolveResult } from '../resolve'
import { toProbability } from '../weigh'
import { createCsvWriter } from './write-csv'
import type { WriteRunOptions } from './write-run-options'

/** Writes the pairs for a person to look at, as `ResolveResult.possible` has them. */
export function writePossible(result: ResolveResult, path: string, { rawCsv }: WriteRunOptions): void {
  const { pairs, clusters, records } = result.state
  const { sourceNames, sources, ids, idCodes } = records
  const writer = createCsvWriter(path, { raw: rawCsv })
  try {
    writer.row(['left_source', 'left_id', 'right_source', 'right_id', 'probability', 'weight', 'reason'])
    for (const pair of result.pairsApart()) {
      const left = pairs.left[pair]
      const right = pairs.right[pair]
      writer.cell(sourceNames[sources[left]])
      writer.cellCode(ids, idCodes[left])
      writer.cell(sourceNames[sources[right]])
      writer.cellCode(ids, idCodes[right])
      writer.cell(String(toProbability(clusters.decisive[pair])))
      writer.cell(String(clusters.decisive[pair]))
      writer.cell(result.reasonOf(pair))
      writer.endRow()
    }
  } finally {
    writer.close()
  }
}
