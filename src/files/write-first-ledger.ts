import { LEDGER_FORMAT } from '../identity'
import type { GoldenClusters } from '../resolve'
import { ByteFile } from './byte-file'
import { ClustersAhead } from './clusters-ahead'

/** Writes the ledger of a first run: the bytes that `writeLedger` makes of `result.ledger`, without an object for each golden record. */
export function writeFirstLedger(made: GoldenClusters, path: string): void {
  const { now, records, anchors, ids, starts } = made.basis
  const heads = records.sourceNames.map((name) => `","anchor":[${JSON.stringify(name)},`)
  const file = new ByteFile(path)
  try {
    file.text(`${JSON.stringify({ format: LEDGER_FORMAT })}\n`)
    file.text(`${JSON.stringify({ run: 1, at: now, events: made.goldenCount })}\n`)
    for (const clusters of new ClustersAhead(made).clusters()) {
      for (const g of clusters) {
        if (!made.isGolden(g)) continue
        const anchor = anchors[g]
        file.text('{"event":"created","id":"')
        file.bytes(ids.bytes, ids.offsets[g + 1], ids.offsets[g + 2])
        file.text(heads[records.sources[anchor]])
        file.text(JSON.stringify(records.ids.get(records.idCodes[anchor])))
        file.text('],"records":')
        file.number(starts[g + 1] - starts[g])
        file.text('}\n')
      }
    }
  } finally {
    file.close()
  }
}
