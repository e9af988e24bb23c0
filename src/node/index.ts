export { outputError } from './output-error'
export { openRunFolder, type RunFolder } from './run-folder'
export { readSnapshot, type Snapshot, type SnapshotArray, writeSnapshot } from './snapshot-file'
