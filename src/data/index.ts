export { type DataTable, type LegalForm, mergeData, type NumberCheck } from './data-table'
