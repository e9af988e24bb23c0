import type { RunWarning } from '../files'
import { words } from './language'

/** A warning of a run in words. */
export function describeWarning(warning: RunWarning): string {
  if (warning.code === 'told') return warning.text
  if (warning.code === 'kinds-inline') return words.warnings['kinds-inline'](warning.fields)
  return words.warnings[warning.code](warning.count)
}
