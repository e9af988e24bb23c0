import type { JobOptions, Pool } from '../base'
import type { InputFacts } from './input-facts'
import type { FinishedDelta } from './resolve-delta'

/** A module that brought kinds of the user's own to a run. */
export interface RunExtension {
  /** As the config names it. */
  readonly specifier: string
  /** SHA-256 of the file, in hexadecimal. */
  readonly sha256: string
}

/** What `writeRun` writes, beyond the result itself. Aborting leaves an earlier result as it was. */
export interface WriteRunOptions extends JobOptions {
  /** The threads that shared the work of `resolve`: one of them writes golden.csv while the calling one writes the other files. */
  readonly pool?: Pool | undefined
  /** Version of the program, for run.json. */
  readonly version: string
  /** Leaves cells as they are that a spreadsheet may run as formulas; default false. */
  readonly rawCsv?: boolean | undefined
  /** Names of views of the config whose golden records are written too, as golden.<name>.csv; default none. */
  readonly views?: readonly string[] | undefined
  /** Writes lineage.ndjson; default true. */
  readonly lineage?: boolean | undefined
  /** Writes the normalized values, which `samewise explain` needs; default true. */
  readonly values?: boolean | undefined
  /** Names, sizes and hashes of the inputs, for run.json. */
  readonly inputs?: readonly InputFacts[] | undefined
  /** Extension modules in use, for model.json. */
  readonly extensions?: readonly RunExtension[] | undefined
  /** What `resolveDelta` returned, if the result is its: golden records that did not change are then copied from the finished run. */
  readonly delta?: FinishedDelta | undefined
  /** Scores against a truth, if one was given, for run.json. */
  readonly evaluation?: unknown
  /** The log of judgements in force, as `formatJudgements` of samewise/judgements writes it, for judgements.ndjson; none without it. */
  readonly judgements?: string | undefined
  /** What the user was told, in words, for run.json; without it run.json has what `warningsOf` gives, as data. */
  readonly warnings?: readonly string[] | undefined
  /**
   * Makes the page for report.html, such as by `renderReport` of `samewise/report`; there is none without it. Called once, when all else but
   * run.json is written, with the seconds that writing took so far.
   */
  readonly report?: ((writeSeconds: number) => string) | undefined
}
