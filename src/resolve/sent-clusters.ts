import { inSharedMemory } from '../base'
import { BytePool, type RecordTable, sendText } from '../columns'
import type { Plan } from '../entity'
import { type GoldenBasis, GoldenClusters } from './golden-clusters'
import type { SentPlan } from './sent-plan'
import { type FeatureRows, fieldValues, type StandardizedField, shareStandard } from './standardize-values'

/** Clusters as plain data over shared memory, for another thread. */
export interface SentClusters
  extends Omit<GoldenBasis, 'plan' | 'values' | 'records' | 'ids' | 'strategies' | 'pins' | 'numbersOf'> {
  readonly plan: SentPlan
  readonly values: readonly StandardizedField[]
  /** What the comparable forms of values are read from. */
  readonly table: FeatureRows
  readonly ids: SentBytes
  readonly records: Omit<GoldenBasis['records'], 'ids'> & { readonly ids: SentBytes }
}

type SentBytes = Pick<BytePool, 'bytes' | 'offsets'>

/** Whether other threads can choose what survives: functions of extension modules and pins stay where they are. */
export function canSendClusters({ basis: { strategies, pins = [] } }: GoldenClusters): boolean {
  return (strategies === undefined || strategies.size === 0) && pins.length === 0
}

/** Clusters for another thread. What is not yet in shared memory is copied there. */
export function sendClusters({ basis }: GoldenClusters, table: RecordTable, plan: SentPlan): SentClusters {
  const { values, records, starts, members, weakest, anchors, ids, priorities, references, asOf, now } = basis
  return {
    plan,
    values: values.map((own) => shareStandard({ ...own, pool: sendText(own.pool) })),
    table: {
      rows: inSharedMemory(table.rows),
      stride: table.stride,
      features: table.features.map(({ pool: _, ...feature }) => feature),
    },
    records: {
      sources: inSharedMemory(records.sources),
      sourceNames: records.sourceNames,
      ids: sendBytes(records.ids),
      idCodes: inSharedMemory(records.idCodes),
      observedAt: inSharedMemory(records.observedAt),
    },
    starts: inSharedMemory(starts),
    members: inSharedMemory(members),
    weakest: inSharedMemory(weakest),
    anchors: inSharedMemory(anchors),
    ids: sendBytes(ids),
    ...{ priorities, references, asOf, now },
  }
}

export function receiveClusters(plan: Plan, sent: SentClusters): GoldenClusters {
  const { values, table, ids, records, ...basis } = sent
  return new GoldenClusters({
    ...basis,
    plan,
    values: values.map((own, f) => fieldValues(plan.fields[f], own, table)),
    records: { ...records, ids: BytePool.of(records.ids.bytes, records.ids.offsets) },
    ids: BytePool.of(ids.bytes, ids.offsets),
  })
}

function sendBytes(pool: BytePool): SentBytes {
  const { bytes, offsets } = pool.share()
  return { bytes, offsets }
}
