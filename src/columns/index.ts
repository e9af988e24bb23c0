export { BytePool } from './byte-pool'
export { MAX_DEPTH, RowFlattener } from './flatten-row'
export { type Row, tableFromRows } from './from-rows'
export { GrowingColumn } from './growing-column'
export { oncePerPool } from './once-per-pool'
export { poolOfTexts } from './pool-of-texts'
export type { RowReader, RowStream, Rows } from './pull-rows'
export type { RawColumn, RawTable, Reject, TableReader } from './raw-table'
export { countCodes, type Feature, featureOf, type RecordTable } from './record-table'
export {
  receiveRawTable,
  receiveTable,
  receiveText,
  type SentRawTable,
  type SentTable,
  type SentText,
  sendRawTable,
  sendTable,
  sendText,
} from './sent-table'
export { sortByValue } from './sort-values'
export { TableBuilder } from './table-builder'
export { refuseTooManyUnits, TextPool } from './text-pool'
export { TextWriter } from './text-writer'
export { distinctWords, indexTokens, type TokenIndex, type TokenWeights, tokenCosine } from './token-index'
