export { BytePool } from './byte-pool'
export type { RawColumn, RawTable, Reject, TableReader } from './raw-table'
export { TextPool } from './text-pool'
