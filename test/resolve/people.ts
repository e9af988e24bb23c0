import { generatePeople } from '../../src/generate'
import { type EntityConfig, kinds as k, type ResolveResult, type Row } from '../../src/index'

/** Fields of {@link peopleRows}, mapped; sources are named in a column. */
export const peopleConfig = {
  fields: {
    name: k.personName(),
    birthDate: k.birthDate(),
    email: k.email({ many: true }),
    phone: k.phone({ many: true }),
    address: k.address(),
  },
  sources: {
    people: {
      id: 'record_id',
      observedAt: 'updated_at',
      sourceColumn: 'source',
      map: {
        'name.given': 'first_name',
        'name.family': 'last_name',
        birthDate: 'birth_date',
        'address.line': 'street',
        'address.city': 'city',
        'address.postcode': 'postcode',
      },
    },
  },
} as const satisfies EntityConfig

export function peopleRows(records: number, seed: number): Row[] {
  return Array.from(generatePeople({ records, seed }), ({ record }) => ({ ...record }))
}

/** Everything a result says, as one text. Rejects stand apart: they name lines. */
export function printResult(result: ResolveResult): string {
  const { clusters, learned } = result.state
  return JSON.stringify({
    golden: [...result.golden()],
    xref: [...result.xref()],
    possible: [...result.possible()],
    expected: result.expected(),
    contradictions: clusters.contradictions,
    model: learned.model,
  })
}

/** Clusters as sorted lists of `source:id`, in order. */
export function clustersOf(result: ResolveResult): string[][] {
  const clusters = new Map<string, string[]>()
  for (const { goldenId, source, recordId } of result.xref()) {
    clusters.set(goldenId, [...(clusters.get(goldenId) ?? []), `${source}:${recordId}`])
  }
  return [...clusters.values()].map((members) => members.sort()).sort((a, b) => (a[0] < b[0] ? -1 : 1))
}

/** The rows in another order, by a fixed shuffle of the seed. */
export function shuffled<T>(values: readonly T[], seed: number): T[] {
  let state = seed | 1
  const next = (): number => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff
    return state / 0x7fffffff
  }
  return values
    .map((value) => ({ value, key: next() }))
    .sort((a, b) => a.key - b.key)
    .map(({ value }) => value)
}
