import { de } from './de'
import { en } from './en'
import type { Catalogue } from './messages'

export type {
  CliMessages,
  CustomerMessages,
  HelpMessages,
  ProblemWords,
  ProfileMessages,
  QualityMessages,
} from './cli-messages'
export type { CustomerReportMessages, StoryKind } from './customer-report-messages'
export { en } from './en'
export { type Formats, formatsOf } from './formats'
export type { Catalogue, Messages, ReportMessages, SampleKind, Sentence } from './messages'

/** All languages there are, by their tag. A further one is a file like `de.ts`, and a line here. */
export const catalogues: Readonly<Record<string, Catalogue>> = { en, de }
