import type { IdCause, IdChange } from '../identity'
import type { ProblemName, QualityDimension } from '../profile'
import type { SplinkNote } from '../splink'
import type { FieldDifference, PinIssue } from '../survive'
import type { Sentence } from './messages'

/** Texts of the command line. Functions are given numbers, and write them as the language does; names come as they should be shown. */
export interface CliMessages {
  /** A language was asked for that there is no catalogue of. */
  readonly unknownLanguage: Sentence<[asked: string, known: readonly string[]]>
  /** Before everything that is worth telling on stderr. */
  readonly note: Sentence<[text: string]>
  readonly help: HelpMessages
  readonly progress: {
    /** A line in a pipe, once a stage begins. */
    readonly line: Sentence<[stage: string]>
    readonly stageName: Sentence<[stage: string]>
  }
  readonly guesses: {
    readonly title: string
    readonly source: string
    readonly column: string
    readonly usedAs: string
    readonly kind: string
    readonly because: string
    readonly notUsed: string
    readonly moreNotUsed: Sentence<[count: number]>
    readonly namedById: string
    readonly otherId: Sentence<[column: string]>
  }
  /** Said of the input before any work. */
  readonly input: {
    readonly noId: Sentence<[source: string]>
    readonly mixedDates: Sentence<
      [source: string, column: string, dayFirst: number, monthFirst: number, order: string, setting: string]
    >
  }
  /** Said of a result. */
  readonly warnings: {
    readonly 'lines-rejected': Sentence<[count: number]>
    readonly 'lines-repeated': Sentence<[count: number]>
    readonly 'lines-older': Sentence<[count: number]>
    readonly 'pairs-skipped': Sentence<[count: number]>
    readonly 'judgements-unknown': Sentence<[count: number]>
    readonly 'judgements-contradicted': Sentence<[count: number]>
    readonly 'pins-without-effect': Sentence<[count: number]>
    readonly 'kinds-inline': Sentence<[names: readonly string[]]>
    /** A pin that has no effect: the field and record it is of, and what became of it. */
    readonly pin: Sentence<[field: string, record: string, because: string]>
    readonly pinBecause: Readonly<Record<Exclude<PinIssue['problem'], 'expired' | 'superseded'>, string>>
    readonly pinExpired: Sentence<[until: string]>
    readonly pinSuperseded: Sentence<[by: string, at: string]>
    readonly extensionChanged: Sentence<[specifier: string]>
    /** Records that were to be deleted and are not there, and some of them. */
    readonly unknownDeleted: Sentence<[count: number, shown: readonly string[]]>
    readonly notInResult: Sentence<[missing: number, records: number]>
    readonly notInTruth: Sentence<[count: number]>
    readonly ofEntity: Sentence<[entity: string, text: string]>
  }
  readonly resolve: {
    readonly golden: Sentence<[records: number, golden: number, merged: number, mergedInto: number]>
    /** Precision and recall by the model's own estimate. */
    readonly expected: Sentence<[precision: number, recall: number]>
    /** Head and foot of the table of blocking rules. */
    readonly blocking: {
      readonly rule: string
      readonly pairs: string
      readonly matches: string
      readonly together: string
      readonly more: Sentence<[rules: number]>
    }
    readonly measured: Sentence<[precision: number, recall: number, f1: number]>
    /** What the given records were to the run that they were added to. */
    readonly delta: Sentence<[added: number, changed: number, unchanged: number, deleted: number]>
    /** What became of the golden IDs of the run before. */
    readonly ids: {
      readonly kept: Sentence<[kept: number, moved: number, records: number, share: number]>
      readonly nothing: string
      readonly changes: Readonly<Record<IdChange, Sentence<[count: number]>>>
      /** Follows a change; several are separated by commas. */
      readonly because: Readonly<Record<IdCause, Sentence<[count: number]>>>
    }
    readonly result: Sentence<[dir: string, seconds: number]>
    readonly report: Sentence<[path: string]>
    /** Before the lines of one of several entities. */
    readonly entity: Sentence<[name: string, line: string]>
    readonly relations: Sentence<[relations: number, dangling: number]>
    readonly rowsOfNone: Sentence<[count: number]>
    readonly entitiesResult: Sentence<[dir: string, entities: readonly string[], seconds: number]>
  }
  /** What differs between the clusters of two runs. */
  readonly diff: {
    readonly records: Sentence<[both: number, onlyBefore: number, onlyAfter: number]>
    readonly clusters: Sentence<[before: number, after: number, unchanged: number]>
    readonly merged: Sentence<[changes: number, records: number]>
    readonly split: Sentence<[changes: number, records: number]>
    readonly moved: Sentence<[changes: number, records: number]>
    readonly pairs: Sentence<[joined: number, separated: number]>
  }
  readonly quality: QualityMessages
  readonly whatIf: {
    readonly summary: Sentence<[golden: number, changed: number]>
    readonly field: Sentence<[field: string, golden: number, counts: string]>
    readonly counts: Readonly<Record<FieldDifference['change'], Sentence<[count: number]>>>
    readonly decidedBy: Sentence<[strategies: string]>
    readonly noValue: string
    /** The strategy that settled a value, and why the one before lost. */
    readonly because: Sentence<[decidedBy: string, reason: string]>
    readonly nothing: string
    readonly otherInput: Sentence<[names: readonly string[]]>
    readonly otherClusters: Sentence<[moved: number]>
  }
  readonly evaluate: {
    readonly pairs: string
    readonly bCubed: string
    readonly scores: Sentence<[precision: number, recall: number, f1: number]>
  }
  readonly explain: {
    readonly verdict: Sentence<[probability: number, weight: number, isOneGolden: boolean]>
    readonly bits: Sentence<[value: number]>
    readonly comparison: string
    readonly level: string
    readonly bitsHead: string
    readonly left: string
    readonly right: string
    readonly prior: string
    readonly priorLevel: string
    readonly relatives: string
    readonly relativesLevel: string
    readonly labels: string
    readonly labelsLevel: string
    readonly onItsOwn: string
    /** Before the causes why two records are apart. */
    readonly whyApart: string
    /** What forbids two records to be one, as a clause. */
    readonly forbidden: Readonly<
      Record<'judged-different' | 'duplicate-free-source' | 'different-types' | 'identifier' | 'rule', string>
    >
    readonly mustStayApart: Sentence<[because: string]>
    readonly membersApart: Sentence<[left: string, right: string, because: string]>
    readonly proposedBy: Sentence<[rules: string]>
    readonly notProposed: string
    readonly blockCut: Sentence<[rule: string, records: number, most: number]>
    readonly noSharedKey: string
    readonly missingRules: string
    readonly rule: string
    readonly rulePairs: string
    readonly ruleRecords: string
    readonly tooLarge: string
    readonly decidedWeight: Sentence<[weight: number, probability: number]>
    readonly belowThreshold: Sentence<[weight: number, probability: number, stopBits: number]>
    readonly betterPartner: Sentence<[record: string, partner: string, weight: string]>
    readonly clustersDisagree: Sentence<[meanWeight: number, stopBits: number, left: number, right: number]>
    readonly worstPair: Sentence<[left: string, right: string, weight: number]>
    readonly noChain: Sentence<[meanWeight: number, floor: number]>
    readonly componentCut: Sentence<[records: number, most: number]>
    /** Before the comparisons that speak against a match. */
    readonly whatCost: string
    readonly cost: Sentence<[comparison: string, level: string, weight: number, bestLevel: string, bestWeight: number]>
    /** What the pair would be with the best level; it ends the sentence of `cost`. */
    readonly wouldBe: Sentence<[probability: number, isMatch: boolean]>
    readonly nothingCosts: string
    readonly notCompared: Sentence<[comparisons: string]>
    readonly sameCluster: Sentence<[goldenId: string]>
    readonly cluster: Sentence<[goldenId: string, records: number, cohesion: number]>
    readonly referencesOnly: string
    readonly moreRecords: Sentence<[left: number]>
    readonly links: string
    readonly probability: string
    /** A match probability in a table. */
    readonly chance: Sentence<[probability: number]>
    readonly agreements: string
    readonly judgedSame: string
    readonly joinedByRule: string
    readonly strongerLinks: Sentence<[left: number]>
    readonly nearest: Sentence<
      [record: string, goldenId: string, meanWeight: number, records: number, member: string, weight: number]
    >
    readonly keptOut: Sentence<[record: string, member: string]>
    readonly meanCost: Sentence<[comparison: string, level: string, meanCost: number]>
    readonly nothingNear: string
  }
  readonly generate: {
    readonly written: Sentence<[records: number, file: string, truth: string]>
    readonly silos: Sentence<
      [records: number, folder: string, rows: readonly (readonly [silo: string, rows: number])[], partner: number]
    >
  }
  readonly bench: {
    readonly run: Sentence<[run: number, runs: number]>
    readonly stage: string
    readonly fastest: string
    readonly inAll: string
  }
  readonly train: {
    readonly questions: Sentence<[count: number, file: string]>
    /** `kept` is the file of the answers, if there is one. */
    readonly trained: Sentence<[matches: number, nonMatches: number, file: string, kept: string]>
    readonly unreadable: Sentence<[count: number, firstRow: number]>
    readonly unsure: Sentence<[count: number]>
    readonly open: Sentence<[count: number]>
    readonly unknown: Sentence<[count: number]>
    readonly contradictory: Sentence<[count: number]>
    readonly question: Sentence<[at: number, count: number]>
    readonly prompt: string
  }
  readonly profile: ProfileMessages
  readonly customers: CustomerMessages
  readonly importSplink: {
    readonly summary: Sentence<[fields: number, rules: number]>
    /** Heads of the lists of notes, by what became of the thing. */
    readonly outcomes: Readonly<Record<SplinkNote['outcome'], Sentence<[count: number]>>>
    readonly nothingElse: string
  }
}

/** Names and explanations of commands, arguments and options. */
export interface HelpMessages {
  readonly program: string
  readonly example: string
  readonly examples: string
  readonly ownExamples: string
  readonly afterError: string
  readonly usage: string
  readonly arguments: string
  readonly options: string
  readonly commands: string
  readonly showVersion: string
  readonly showHelp: string
  readonly helpOf: string
  readonly byDefault: Sentence<[value: string]>
  readonly choices: Sentence<[values: string]>
  readonly recordRef: string
  readonly commandNames: Readonly<
    Record<
      | 'resolve'
      | 'init'
      | 'profile'
      | 'train'
      | 'explain'
      | 'evaluate'
      | 'diff'
      | 'quality'
      | 'whatIf'
      | 'generate'
      | 'bench'
      | 'importSplink'
      | 'households'
      | 'journey'
      | 'nextAction'
      | 'preferences'
      | 'segment'
      | 'measure'
      | 'report',
      string
    >
  >
  /** Options of the commands on customers. */
  readonly customerOptions: Readonly<
    Record<
      | 'events'
      | 'zone'
      | 'quiet'
      | 'person'
      | 'at'
      | 'from'
      | 'until'
      | 'householdPolicy'
      | 'householdRecords'
      | 'householdsAsOf'
      | 'householdsOut'
      | 'journeyBy'
      | 'prefill'
      | 'purpose'
      | 'assurance'
      | 'actions'
      | 'contactPolicy'
      | 'consentPolicy'
      | 'segment'
      | 'sql'
      | 'scorecard'
      | 'evidence'
      | 'customers'
      | 'people'
      | 'months'
      | 'reportEvents'
      | 'reportMask'
      | 'reportOut',
      string
    >
  > & { readonly measureBy: Sentence<[dimensions: string]> }
  readonly argumentNames: Readonly<
    Record<
      | 'files'
      | 'runFolder'
      | 'recordOrGolden'
      | 'otherRecord'
      | 'before'
      | 'after'
      | 'xref'
      | 'truth'
      | 'people'
      | 'splinkModel'
      | 'splinkFiles',
      string
    >
  >
  readonly optionNames: {
    readonly config: string
    readonly extensions: string
    readonly furtherExtensions: string
    readonly data: Sentence<[tables: readonly string[]]>
    readonly source: string
    readonly id: string
    readonly duplicateFree: string
    readonly quiet: string
    readonly json: string
    readonly out: string
    readonly seed: string
    readonly threads: string
    readonly asOf: string
    readonly previous: string
    readonly add: string
    readonly deleted: string
    readonly truth: string
    readonly model: string
    readonly judgements: string
    readonly trainOut: string
    readonly labels: string
    readonly trainJudgements: string
    readonly questions: string
    readonly ask: string
    readonly maxRejects: string
    readonly rawCsv: string
    readonly noLineage: string
    readonly noReport: string
    readonly mask: string
    readonly noValues: string
    readonly values: string
    readonly explainJson: string
    readonly across: string
    readonly evaluateJson: string
    readonly view: string
    readonly by: string
    readonly qualityPrevious: string
    readonly policy: string
    readonly whatIfView: string
    readonly samples: string
    readonly examples: string
    readonly records: Sentence<[most: number]>
    readonly sameSeed: string
    readonly noise: Sentence<[most: number]>
    readonly truthFile: string
    readonly silos: string
    readonly flat: string
    readonly measureTruth: string
    readonly runs: string
    readonly importJson: string
    readonly importQuiet: string
  }
}

/** Texts of the commands on customers: households, journeys, actions, preferences, segments, measures. */
export interface CustomerMessages {
  readonly written: Sentence<[people: number, records: number, events: number, folder: string]>
  readonly eventsRead: Sentence<[read: number, kept: number, rejected: number, repeated: number]>
  readonly eventIssue: Sentence<[count: number, code: string, file: string, place: number, message: string]>
  readonly unknownCustomers: Sentence<[events: number, names: string]>
  readonly issue: Sentence<[count: number, code: string, examples: string]>
  readonly noAddress: string
  readonly presentOnly: string
  readonly otherRelations: Sentence<[names: string]>
  readonly householdsFound: Sentence<[households: number, persons: number, golden: number]>
  readonly inSegment: Sentence<[members: number, of: number]>
  readonly share: Sentence<[share: number, low: number, high: number, n: number]>
  readonly points: Sentence<[points: number, low: number, high: number, n: number]>
  readonly unknownFigure: Sentence<[n: number]>
  readonly unknown: string
  readonly missing: string
  readonly days: Sentence<[days: number]>
  readonly sessions: Sentence<[sessions: number]>
  readonly attribution: string
  readonly reason: string
  readonly events: string
  readonly shareHead: string
  readonly stages: Sentence<[customers: number]>
  readonly stage: string
  readonly reached: string
  readonly exits: string
  readonly reentries: string
  readonly funnel: string
  readonly step: string
  readonly dropOff: string
  readonly median: string
  readonly nineOfTen: string
  readonly cameBack: string
  readonly bottlenecks: string
  readonly bottleneck: Sentence<[stage: string, because: string, rate: string, elsewhere: string]>
  readonly channelHops: string
  readonly customerAt: Sentence<[goldenId: string, time: string, events: number, sessions: number]>
  readonly timeline: string
  readonly why: string
  readonly openCases: string
  readonly basket: string
  readonly forms: string
  readonly promised: string
  readonly lastOnChannels: string
  readonly prefill: string
  readonly withheld: Sentence<[because: string]>
  readonly confirm: Sentence<[because: string]>
  readonly time: string
  readonly event: string
  readonly channel: string
  readonly session: string
  readonly dimension: string
  readonly prefers: string
  readonly because: string
  readonly ahead: string
  readonly period: Sentence<[from: string, until: string]>
  readonly surveys: string
  readonly withoutScale: string
  readonly responseRate: string
  readonly answersLeftOut: Sentence<[superseded: number, unresolved: number]>
  readonly cases: string
  readonly complaintRate: string
  readonly firstContact: string
  readonly casesLeftOut: Sentence<[undecided: number, unresolved: number]>
  readonly loop: string
  readonly answeredInTime: string
  readonly loopOpen: Sentence<[waiting: number, unrouted: number]>
  readonly rising: string
  readonly tooLittlePast: string
  readonly noneRising: Sentence<[tested: number]>
  readonly risingIssue: Sentence<[about: string, count: number, expected: number, exposed: string]>
  readonly maturity: Sentence<[level: string, atMost: string]>
  readonly level: string
  readonly figure: string
  readonly evidence: string
  readonly nextSteps: string
  readonly scorecard: string
  readonly measurementsTaken: string
  readonly uncovered: Sentence<[departments: string]>
  readonly reportAlone: Sentence<[dir: string]>
  readonly reportStaysMasked: string
}

/** Texts of `samewise quality`. */
export interface QualityMessages {
  readonly summary: Sentence<[records: number, share: number]>
  readonly timeUnknown: Sentence<[records: number]>
  readonly head: Readonly<Record<'source' | 'field' | 'overall' | QualityDimension, string>>
  readonly allSources: string
  readonly allFields: string
  readonly figure: Sentence<[value: number, low: number, high: number, n: number]>
  readonly unknown: Sentence<[n: number]>
  readonly disagreements: string
  readonly examples: string
  readonly more: Sentence<[count: number]>
  readonly noDisagreement: string
  readonly notMeasured: Sentence<[names: readonly string[]]>
  readonly accuracy: string
  readonly trend: Sentence<[better: number, worse: number, unclear: number, unknown: number]>
  readonly change: Sentence<[what: string, source: string, field: string, before: number, after: number]>
  readonly by: Sentence<[difference: number, low: number, high: number]>
  readonly appeared: Sentence<[count: number]>
  readonly gone: Sentence<[count: number]>
}

/** Texts of `samewise profile`. */
export interface ProfileMessages {
  readonly legend: string
  readonly source: Sentence<[source: string, rows: number, rejected: number]>
  readonly head: Readonly<
    Record<'field' | 'kind' | 'column' | 'filled' | 'readable' | 'different' | 'repeated' | 'length' | 'shapes', string>
  >
  readonly values: string
  readonly fromTo: string
  readonly mostFrequent: string
  readonly unreadable: string
  readonly notUsed: Sentence<[columns: string, left: number]>
  readonly moreShapes: Sentence<[left: number]>
  readonly agreement: Sentence<[keys: string]>
  readonly agreementHead: Readonly<Record<'field' | 'sources' | 'agree' | 'interval' | 'of', string>>
  readonly interval: Sentence<[low: number, high: number]>
  readonly moreAgreement: Sentence<[left: number]>
  readonly problemsTitle: string
  /** Name of a field, with its column where that is called otherwise. */
  readonly place: Sentence<[field: string, column: string]>
  /** What is wrong with a field, and what to do about it. */
  readonly problems: Readonly<Record<ProblemName, Sentence<[words: ProblemWords]>>>
}

/** What a sentence on a problem speaks of. */
export interface ProblemWords {
  readonly kind: string
  /** Rows it touches, out of those that could be, and the ends of the share's 95 % interval. */
  readonly affected: {
    readonly count: number
    readonly n: number
    readonly share: number
    readonly low: number
    readonly high: number
  }
  /** The values that are suspected, most rows first. */
  readonly values: readonly { readonly value: string; readonly rows: number }[]
  /** Whether there are more such values. */
  readonly hasMore: boolean
  /** Rows by type of value, or by order of dates. */
  readonly sorts: readonly (readonly [name: string, rows: number])[]
}
