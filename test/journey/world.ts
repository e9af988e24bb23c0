import fc from 'fast-check'
import type { CustomerEvent } from '../../src/event'
import { IdentityIndex } from '../../src/journey'

const MINUTE = 60_000

/** Four accounts of three persons, and what else is known of them. */
export function smallIdentity(): IdentityIndex {
  const record = (recordId: string) => ({ source: 'app', recordId })
  return new IdentityIndex(
    {
      crosswalk: [
        { goldenId: 'ann', ...record('1') },
        { goldenId: 'bob', ...record('2') },
        { goldenId: 'cem', ...record('3') },
        { goldenId: 'cem', ...record('4') },
      ],
      identifiers: [
        { type: 'email', value: 'ann@example.com', record: record('1') },
        { type: 'email', value: 'bob@example.com', record: record('2') },
        { type: 'email', value: 'both@example.com', record: record('1') },
        { type: 'email', value: 'both@example.com', record: record('2') },
        { type: 'phone', value: '030 123', record: record('3') },
        { type: 'login', value: 'ann', record: record('1') },
      ],
    },
    { sharedAbove: 2 },
  )
}

const evidence = fc.oneof(
  { weight: 4, arbitrary: fc.constant({}) },
  fc.constantFrom('1', '2', '3', '4', 'nobody').map((recordId) => ({ record: { source: 'app', recordId } })),
  fc
    .constantFrom('ann@example.com', 'bob@example.com', 'both@example.com', 'who@example.com')
    .map((email) => ({ identifiers: { email } })),
  fc.constant({ identifiers: { phone: '030123' } }),
  fc
    .constantFrom('1', '2')
    .map((recordId) => ({ record: { source: 'app', recordId }, identifiers: { phone: '030 123' } })),
  fc.constant({ identifiers: { login: 'ann' } }),
)

const deed = fc.oneof(
  fc.constant({ kind: 'interaction' as const, name: 'page-view' }),
  fc.constant({ kind: 'interaction' as const, name: 'page-view' }),
  fc.constant({ kind: 'auth' as const, name: 'login' }),
  fc.constant({ kind: 'auth' as const, name: 'logout' }),
  fc.constant({ kind: 'contact' as const, name: 'sent' }),
  fc.constantFrom('e1', 'e2', 'e3').map((refersTo) => ({ kind: 'response' as const, name: 'clicked', refersTo })),
)

/** Random events on few devices, with pauses around the length that ends a session, some of one ID that differ. */
export function someEvents(maxLength = 24): fc.Arbitrary<CustomerEvent[]> {
  return fc
    .array(
      fc.record({
        minute: fc.integer({ min: 0, max: 300 }),
        id: fc.integer({ min: 0, max: 40 }),
        device: fc.constantFrom(undefined, 'd1', 'd1', 'd2'),
        evidence,
        deed,
        session: fc.constantFrom(undefined, 's1', 's2'),
      }),
      { maxLength },
    )
    .map((drafts) =>
      drafts.map(({ minute, id, device, evidence, deed, session }) => ({
        id: `e${id}`,
        at: minute * MINUTE,
        ...deed,
        ...evidence,
        ...(device === undefined ? {} : { device }),
        ...(session === undefined ? {} : { session }),
      })),
    )
}
