import { measureNextAction, measureSegments } from '../engage'
import type { Figure } from './figure'

/** A million customers selected in memory and by the SQL of the same segments in a real database, and decisions after new events. */
export function measureEngage(): Figure[] {
  const next = measureNextAction()
  const segments = measureSegments()
  const { segments: asked, segments_same_in_sqlite: same } = segments
  return [
    // The time that a caller waits, so that it wants a quiet machine; processor time also counts compilers and collectors on other threads.
    { name: 'next_action_p50_ms', value: next.next_action_p50_ms },
    { name: 'next_action_p99_ms', value: next.next_action_p99_ms, atMost: 2 },
    { name: 'next_action_cpu_p50_ms', value: next.next_action_cpu_p50_ms },
    { name: 'next_action_cpu_p99_ms', value: next.next_action_cpu_p99_ms },
    { name: 'next_action_load_ms', value: next.next_action_load_ms },
    { name: 'segment_customers', value: segments.segment_customers },
    { name: 'segment_table_s', value: segments.segment_table_s },
    { name: 'segment_select_max_ms', value: segments.segment_select_max_ms },
    // Without Python there is no SQLite to ask, and nothing is shown.
    { name: 'segments_same_in_sqlite', value: same ?? 0, atLeast: asked },
  ]
}
