export { firstGoldenId } from './golden-id'
export type { RecordRef } from './record-ref'
