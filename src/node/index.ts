export { dataTables } from './data-tables'
export { type Extensions, importModule, readExtensions } from './extensions'
export { outputError } from './output-error'
export type { PackedText, PlainArray } from './packed-array'
export { openRunFolder, type RunFolder } from './run-folder'
export { serveThread, type ThreadTasks } from './serve-thread'
export {
  type PackedSnapshot,
  readPackedSnapshot,
  readSnapshot,
  type Snapshot,
  type SnapshotDraft,
  writeSnapshot,
} from './snapshot-file'
export { type ThreadPoolOptions, threadPool } from './thread-pool'
