export { type DataTable, type LegalForm, mergeData, type NumberCheck, type PhoneNumber } from './data-table'
export { readLegalForms } from './legal-form-lines'
