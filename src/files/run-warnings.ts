import type { ResolveResult, SharedValues } from '../resolve'
import type { PinIssue } from '../survive'

/** Something a user should be told about a result, as data: who shows it puts it into words. */
export type RunWarning =
  | { readonly code: CountedWarning; readonly count: number }
  /** Fields whose kind was given inline, so that config.json cannot bring it back. */
  | { readonly code: 'kinds-inline'; readonly fields: readonly string[] }
  /** A pin that has no effect. */
  | { readonly code: 'pin'; readonly issue: PinIssue }
  /** What a reader or the model has to tell, in its own words. */
  | { readonly code: 'told'; readonly text: string }

/** Warnings that count something. */
export type CountedWarning =
  /** Lines that could not be read. */
  | 'lines-rejected'
  /** Lines that repeat others in every cell and do not count. */
  | 'lines-repeated'
  /** Lines that gave way to later ones with the same id. */
  | 'lines-older'
  /** Candidate pairs in blocks that are too big. */
  | 'pairs-skipped'
  /** Judgements on records that are not in the input. */
  | 'judgements-unknown'
  /** Judgements that gave way to others, or to a source free of duplicates. */
  | 'judgements-contradicted'
  /** Pins that have no effect; told where they are too many to be told one by one. */
  | 'pins-without-effect'

/** Contradictions, and pins without effect, that are told one by one; run.json and the result have all of them. */
const MOST_TOLD = 10

/**
 * Everything a user should be told about a result.
 *
 * @param result what `resolve` returned
 * @returns what readers, sources and the model tell first, then what is counted; counts of 0 are left out
 */
export function warningsOf(result: ResolveResult): RunWarning[] {
  const { rejects, state } = result
  const { plan, tables, learned, clusters, judgements, records } = state
  const told = [
    ...tables.flatMap((table) => table.warnings.map((warning) => `${table.source}: ${warning}`)),
    ...state.warnings,
    ...learned.model.warnings,
    ...result
      .contradictions()
      .slice(0, MOST_TOLD)
      .map(({ text }) => text),
    ...clusters.shared.map(toldOfShared),
  ]
  const pins = result.pinIssues()
  const counts: readonly (readonly [CountedWarning, number])[] = [
    ['lines-rejected', rejects.length],
    ['lines-repeated', records.repeatedLines],
    ['lines-older', records.olderLines],
    ['pairs-skipped', learned.candidates.reports.reduce((sum, report) => sum + report.oversize.skippedPairs, 0)],
    ['judgements-unknown', judgements.unknown.length],
    ['judgements-contradicted', clusters.contradictions.filter(({ isRuled }) => !isRuled).length],
    ['pins-without-effect', pins.length > MOST_TOLD ? pins.length : 0],
  ]
  const fields = Object.keys(plan.config.fields).filter((name) => typeof plan.config.fields[name].kind !== 'string')
  return [
    ...told.map((text) => ({ code: 'told' as const, text })),
    ...pins.slice(0, MOST_TOLD).map((issue) => ({ code: 'pin' as const, issue })),
    ...counts.filter(([, count]) => count > 0).map(([code, count]) => ({ code, count })),
    ...(fields.length > 0 ? [{ code: 'kinds-inline' as const, fields }] : []),
  ]
}

function toldOfShared({ field, values }: SharedValues): string {
  return `${values === 1 ? 'A value' : `${values} values`} of ${field} ${values === 1 ? 'is' : 'are'} shared by more entities than "maxEntitiesPerValue" allows: ${values === 1 ? 'it was' : 'they were'} no evidence.`
}
