import type { QualityDimension } from '../profile'
import type { CliMessages } from './cli-messages'
import type { CustomerReportMessages } from './customer-report-messages'

/** Everything samewise says to a person, in one language. A language is one file that fulfils this; `en` is the model. */
export interface Catalogue extends Messages {
  /** Texts of the command line. */
  readonly cli: CliMessages
}

/** Everything the report says, in one language. */
export interface Messages {
  /** BCP 47 tag of the language; numbers are written as it does. */
  readonly locale: string
  /** Texts of the report. */
  readonly report: ReportMessages
}

/** A text with values in it, which it writes as its language does. */
export type Sentence<Values extends readonly unknown[]> = (...values: Values) => string

/** Why a pair of records is shown in the report. */
export type SampleKind = 'sure' | 'above' | 'below' | 'possible' | 'carried' | 'surprising'

/** Texts of the report. Functions are given numbers, and write them as the language does. */
export interface ReportMessages {
  /** Title of the page; `entity` is what is resolved, such as `customer`. */
  readonly title: Sentence<[entity: string | undefined]>
  readonly product: string
  readonly summary: Sentence<[records: number, sources: number, golden: number]>
  readonly maskedNote: string
  readonly contents: string
  readonly noScript: string
  /** What to know before trusting the result: warnings of the run. */
  readonly notesTitle: string
  readonly notesLeftOut: Sentence<[count: number]>
  /** Words that several tables share. */
  readonly words: {
    readonly source: string
    readonly file: string
    readonly field: string
    readonly column: string
    readonly kind: string
    readonly records: string
    readonly golden: string
    readonly pairs: string
    readonly level: string
    readonly weight: string
    readonly recordId: string
    readonly missing: string
    readonly showTable: string
    readonly bits: Sentence<[text: string]>
  }
  readonly headline: {
    readonly records: string
    readonly golden: string
    readonly duplicates: string
    readonly duplicatesOf: Sentence<[share: number]>
    readonly recordsFrom: Sentence<[sources: number]>
    readonly mergedInto: Sentence<[golden: number]>
    readonly possible: string
    readonly possibleNote: string
    readonly precision: string
    readonly recall: string
    readonly expectedNote: string
    readonly measuredNote: string
  }
  readonly inOut: {
    readonly title: string
    readonly lead: string
    readonly rows: string
    readonly rejected: string
    readonly duplicatesWithin: string
    readonly sharedGolden: string
    readonly onlyHere: string
    readonly role: string
    readonly reference: string
    readonly duplicateFree: string
    readonly sizesTitle: string
    readonly sizesAxis: string
    /** Golden records of so many records; `to` is undefined for the last, open class. */
    readonly sizeClass: Sentence<[from: number, to: number | undefined]>
    readonly sizeDetail: Sentence<[golden: number, records: number]>
    readonly sourcesLeftOut: Sentence<[count: number]>
    readonly guessesTitle: string
    readonly guessesLead: string
    readonly usedAs: string
    readonly notUsed: string
    readonly because: string
    readonly guessesLeftOut: Sentence<[count: number]>
  }
  readonly overlap: {
    readonly title: string
    readonly lead: string
    readonly oneSource: string
    readonly cell: Sentence<[row: string, column: string, shared: number, share: number]>
    readonly ownCell: Sentence<[source: string, count: number, share: number]>
    readonly leftOut: Sentence<[count: number]>
  }
  readonly quality: {
    readonly title: string
    readonly lead: string
    readonly absent: string
    /** Said where only a share of the rows was looked at. */
    readonly sampled: Sentence<[share: number]>
    readonly sourceTitle: Sentence<[source: string, rows: number]>
    readonly completeness: string
    readonly validity: string
    readonly distinct: string
    readonly uniqueness: string
    readonly generic: string
    readonly placeholders: string
    readonly dimensionsTitle: string
    readonly dimensionsLead: string
    readonly dimensionName: Readonly<Record<'overall' | QualityDimension, string>>
    readonly dimensionInterval: Sentence<[low: number, high: number, n: number]>
    readonly dimensionUnknown: Sentence<[n: number]>
    readonly allSources: string
    /** Said where only a share of the golden records was measured. */
    readonly measured: Sentence<[share: number]>
    readonly agreementTitle: string
    readonly agreementLead: string
    readonly unusedColumns: string
    readonly problemsTitle: string
    readonly problem: string
    readonly rows: string
    readonly values: string
    /** Name of a problem, such as `mostly-missing`. */
    readonly problemName: Sentence<[problem: string]>
    readonly rowsOf: Sentence<[rows: number, share: number]>
    readonly valueRows: Sentence<[value: string, rows: number]>
    readonly agreementDetail: Sentence<[golden: number]>
    readonly leftOut: Sentence<[count: number]>
    readonly sourcesLeftOut: Sentence<[count: number]>
  }
  readonly blocking: {
    readonly title: string
    readonly lead: string
    readonly rule: string
    readonly newPairs: string
    readonly matches: string
    readonly yieldShare: string
    readonly ofAllMatches: string
    readonly cutBlocks: string
    readonly skippedPairs: string
    readonly cutDetail: Sentence<[blocks: number, largest: number]>
    readonly total: Sentence<[pairs: number, allPairs: number]>
    readonly reduction: Sentence<[share: number]>
    readonly unusedKeys: Sentence<[names: string]>
    readonly genericValues: Sentence<[count: number, names: string]>
    readonly leftOut: Sentence<[count: number]>
  }
  readonly levels: {
    readonly title: string
    readonly lead: string
    readonly m: string
    readonly u: string
    readonly h: string
    readonly individual: string
    readonly shared: string
    readonly frequency: string
    readonly leftOut: Sentence<[count: number]>
  }
  readonly weights: {
    readonly title: string
    readonly lead: string
    readonly axis: string
    readonly countAxis: string
    readonly matchLine: Sentence<[probability: number]>
    readonly possibleLine: Sentence<[probability: number]>
    readonly binDetail: Sentence<[from: number, to: number, pairs: number]>
    readonly legendMatch: string
    readonly legendPossible: string
    readonly legendOther: string
    readonly priorNote: Sentence<[share: number]>
    readonly clusterNote: Sentence<[method: 'average-linkage' | 'components' | 'one-to-one']>
    readonly rangeOf: Sentence<[from: number, to: number]>
  }
  readonly samples: {
    readonly title: string
    readonly lead: string
    readonly absent: string
    readonly kinds: Readonly<Record<SampleKind, { readonly title: string; readonly note: string }>>
    readonly comparison: string
    readonly running: string
    readonly prior: string
    readonly priorNote: string
    readonly relatives: string
    readonly relativesNote: string
    readonly surroundings: string
    readonly surroundingsNote: string
    readonly sum: string
    readonly rarity: Sentence<[bits: string]>
    readonly verdict: Sentence<[probability: number, isJoined: boolean]>
  }
  readonly clusters: {
    readonly title: string
    readonly lead: string
    readonly absent: string
    readonly largestTitle: string
    readonly weakestTitle: string
    readonly caption: Sentence<[records: number, sources: number]>
    readonly cohesion: Sentence<[share: number]>
    readonly nodeDetail: Sentence<[source: string, id: string]>
    readonly edgeDetail: Sentence<[probability: number]>
    readonly nodesLeftOut: Sentence<[shown: number, records: number]>
    readonly edgesLeftOut: Sentence<[count: number]>
    readonly dashed: string
    readonly tableTitle: Sentence<[records: number]>
  }
  readonly survivorship: {
    readonly title: string
    readonly lead: string
    readonly absent: string
    readonly counted: Sentence<[golden: number, isAll: boolean]>
    readonly axis: string
    readonly agreed: string
    readonly winsTitle: string
    readonly winsLead: string
    readonly win: Sentence<[share: number, wins: number, contests: number]>
    readonly strategyName: Sentence<[strategy: string]>
    readonly detail: Sentence<[strategy: string, share: number, count: number]>
  }
  readonly run: {
    readonly title: string
    readonly lead: string
    readonly stagesAxis: string
    readonly stageName: Sentence<[stage: string]>
    readonly seconds: string
    readonly figures: string
    readonly figure: string
    readonly value: string
    readonly version: string
    readonly node: string
    readonly seed: string
    readonly peakMemory: string
    readonly matchThreshold: string
    readonly possibleThreshold: string
    readonly clusterMethod: string
    readonly scoredPairs: string
    readonly keptPairs: string
    readonly pairsPerSecond: string
    readonly expectedMatches: string
    readonly expectedRelatives: string
    readonly repeatedLines: string
    readonly olderLines: string
    readonly excludedRows: string
    readonly contradictions: string
    readonly truthTitle: string
    readonly truthLead: string
    readonly precision: string
    readonly recall: string
    readonly f1: string
    readonly pairwise: string
    readonly bCubed: string
    readonly expected: string
    readonly exactEntities: string
    readonly truthRecords: string
    readonly inputsTitle: string
    readonly size: string
    readonly sha256: string
  }
  /** Texts of the chapter on customers. */
  readonly customers: CustomerReportMessages
  readonly foot: string
}
