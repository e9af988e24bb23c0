export type { CsvDialect } from './csv-blocks'
export { type InputFacts, inputFacts } from './input-facts'
export { type CsvReader, type CsvReadOptions, readCsv } from './read-csv'
export { type CsvWriteOptions, type CsvWriter, createCsvWriter } from './write-csv'
