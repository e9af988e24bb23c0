import { it } from 'vitest'
import { clusterRecords, joinSame } from '../../src/cluster'
it('x', () => {
  for (const n of [5000, 10000, 20000]) {
    let t = performance.now()
    joinSame({ same: Array.from({ length: n - 1 }, (_, i) => [i, i + 1] as const) })
    console.log('joinSame chain', n, Math.round(performance.now() - t))
    t = performance.now()
    joinSame({ same: Array.from({ length: n - 1 }, (_, i) => [i, i + 1] as const), forbids: () => false })
    console.log('joinSame chain, forbids', n, Math.round(performance.now() - t))
  }
  for (const count of [15000, 30000, 60000]) {
    const edges = { left: Int32Array.from({ length: count / 3 }, (_, k) => 3 * k), right: Int32Array.from({ length: count / 3 }, (_, k) => 3 * k + 1), weight: new Float64Array(count / 3).fill(9) }
    const same = Array.from({ length: count / 3 }, (_, k) => [3 * k + 1, 3 * k + 2] as const)
    const t = performance.now()
    clusterRecords(count, edges, (_, w) => { w.fill(9) }, { same }, { method: 'average-linkage', stopBits: 0 })
    console.log('components x judgements', count, Math.round(performance.now() - t))
  }
}, 120000)
