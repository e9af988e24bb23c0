export { importSplink, type SplinkImport, type SplinkImportOptions } from './import-splink'
export type { SplinkNote } from './note'
