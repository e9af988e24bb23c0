import type { ProblemName } from '../profile'
import type { SplinkNote } from '../splink'
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
    readonly 'kinds-inline': Sentence<[names: readonly string[]]>
    readonly extensionChanged: Sentence<[specifier: string]>
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
    readonly result: Sentence<[dir: string, seconds: number]>
    readonly report: Sentence<[path: string]>
    /** Before the lines of one of several entities. */
    readonly entity: Sentence<[name: string, line: string]>
    readonly relations: Sentence<[relations: number, dangling: number]>
    readonly rowsOfNone: Sentence<[count: number]>
    readonly entitiesResult: Sentence<[dir: string, entities: readonly string[], seconds: number]>
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
      Record<'judged-different' | 'duplicate-free-source' | 'different-types' | 'rule', string>
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
      'resolve' | 'init' | 'profile' | 'train' | 'explain' | 'evaluate' | 'generate' | 'bench' | 'importSplink',
      string
    >
  >
  readonly argumentNames: Readonly<
    Record<
      | 'files'
      | 'runFolder'
      | 'recordOrGolden'
      | 'otherRecord'
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
    readonly asOf: string
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
