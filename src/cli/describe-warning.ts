import type { RunWarning } from '../files'
import type { RecordRef } from '../identity'
import type { PinIssue } from '../survive'
import { words } from './language'
import { safeText } from './table'

const MOST_TOLD = 1000

/** A warning of a run in words. */
export function describeWarning(warning: RunWarning): string {
  if (warning.code === 'told') return safeText(warning.text, MOST_TOLD)
  if (warning.code === 'kinds-inline') return words.warnings['kinds-inline'](warning.fields)
  if (warning.code === 'pin') return describePin(warning.issue)
  return words.warnings[warning.code](warning.count)
}

function describePin({ pin, problem, by }: PinIssue): string {
  const { warnings } = words
  const because =
    problem === 'expired'
      ? warnings.pinExpired(safeText(pin.until ?? ''))
      : problem === 'superseded'
        ? warnings.pinSuperseded(safeText(nameOf(by?.record)), safeText(by?.at ?? ''))
        : warnings.pinBecause[problem]
  return warnings.pin(safeText(pin.field), safeText(nameOf(pin.record)), because)
}

function nameOf(record: RecordRef | undefined): string {
  return record === undefined ? '' : `${record.source}:${record.recordId}`
}
