import type { QualityChange, QualityTrend } from '../profile'
import { words } from './language'
import { safeText } from './table'

const MOST_CHANGES = 30

/** What changed in quality since an earlier run: what is beyond chance line by line, the worse first; the rest as counts. */
export function describeTrend({ changes, appeared, gone }: QualityTrend): string {
  const { quality } = words
  const of = (verdict: QualityChange['verdict']) => changes.filter((change) => change.verdict === verdict)
  const told = [...of('worse'), ...of('better')]
  const counts = [of('better').length, of('worse').length, of('unclear').length, of('unknown').length] as const
  return [
    quality.trend(...counts),
    ...told.slice(0, MOST_CHANGES).map((change) => `  ${describeChange(change)}`),
    ...(told.length > MOST_CHANGES ? [quality.more(told.length - MOST_CHANGES)] : []),
    ...(appeared.length > 0 ? [quality.appeared(appeared.length)] : []),
    ...(gone.length > 0 ? [quality.gone(gone.length)] : []),
  ].join('\n')
}

function describeChange({ dimension, source, field, before, after, change: { difference } }: QualityChange): string {
  const { quality } = words
  // A verdict of better or worse has both figures.
  if (!before.known || !after.known || !difference.known) return ''
  const what = quality.change(
    quality.head[dimension],
    source === '*' ? quality.allSources : safeText(source),
    field === '*' ? quality.allFields : safeText(field),
    before.value,
    after.value,
  )
  return `${what} (${quality.by(difference.value, difference.low, difference.high)})`
}
