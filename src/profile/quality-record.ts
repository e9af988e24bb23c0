import type { QualityDimension } from './quality-policy'
import type { Rate } from './rate'

/** A record as quality is measured on it. */
export interface QualityRecord {
  readonly source: string
  readonly recordId: string
  /** Golden ID: by it duplicates and disagreements are told. Without it, the record is no part of those. */
  readonly goldenId?: string
  /** Name of its entity, such as `person`. Default `record`. */
  readonly entity?: string
  readonly values: Readonly<Record<string, unknown>>
  /** When the source last knew it to be true: milliseconds UTC. */
  readonly observedAt?: number
}

/** A counted share, before it is put together with others. */
export interface QualityRate {
  readonly entity: string
  readonly dimension: QualityDimension
  readonly source: string
  readonly field: string
  readonly rate: Rate
}
