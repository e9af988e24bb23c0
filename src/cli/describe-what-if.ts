import type { FieldDifference, FieldWhatIf, GoldenValue, WhatIf } from '../survive'
import { words } from './language'
import { safeText } from './table'

const CHANGES: readonly FieldDifference['change'][] = ['changed', 'added', 'removed', 'origin']

/** What would change under another policy, in lines: the counts of each field, what settles it, and samples. */
export function describeWhatIf({ golden, changedGolden, fields }: WhatIf): string[] {
  const own = words.whatIf
  const touched = fields.filter((field) => CHANGES.some((change) => field[change] > 0))
  if (touched.length === 0) return [own.nothing]
  return [own.summary(golden, changedGolden), ...touched.flatMap(describeField)]
}

function describeField(found: FieldWhatIf): string[] {
  const own = words.whatIf
  const counts = CHANGES.filter((change) => found[change] > 0).map((change) => own.counts[change](found[change]))
  const settled = Object.entries(found.decidedAfter).map(([strategy, values]) => `${strategy} (${values})`)
  if (settled.length > 0) counts.push(own.decidedBy(settled.join(', ')))
  return [
    '',
    own.field(safeText(found.field), found.golden, counts.join(', ')),
    ...found.samples.map(
      ({ goldenId, before, after, decidedAfter = '', reason = '' }) =>
        `  ${goldenId}  ${textOf(before)} → ${textOf(after)}  [${own.because(decidedAfter, reason)}]`,
    ),
  ]
}

function textOf(value: GoldenValue | null | undefined): string {
  if (value === undefined || value === null) return words.whatIf.noValue
  if (typeof value === 'string') return safeText(value)
  if (Array.isArray(value)) return value.map(textOf).join(' | ')
  const parts = value as Readonly<Record<string, string>>
  return safeText(parts.full ?? Object.values(parts).join(' '))
}
