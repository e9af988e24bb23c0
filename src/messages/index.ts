export { en } from './en'
export { type Formats, formatsOf } from './formats'
export type { Messages, ReportMessages, SampleKind, Sentence } from './messages'
