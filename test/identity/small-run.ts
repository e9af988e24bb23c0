import {
  type AssignOptions,
  assignIds,
  type CrosswalkEntry,
  type IdAssignment,
  type IdLedger,
} from '../../src/identity'

/** Clusters written short: records of one cluster by their names, such as `crm:1`. */
export type Clusters = readonly (readonly string[])[]

/** What a run gave, with the clusters it was given. */
export interface SmallRun extends IdAssignment {
  readonly clusters: Clusters
}

export function refOf(name: string) {
  const at = name.indexOf(':')
  return at < 0 ? { source: 'crm', recordId: name } : { source: name.slice(0, at), recordId: name.slice(at + 1) }
}

export function xrefOf({ clusters, ids }: Pick<SmallRun, 'clusters' | 'ids'>): CrosswalkEntry[] {
  return clusters.flatMap((names, c) => names.map((name) => ({ ...refOf(name), goldenId: ids[c] })))
}

/** Gives IDs to clusters after an earlier run. */
export function runAfter(previous: SmallRun | undefined, clusters: Clusters, options: AssignOptions = {}): SmallRun {
  const before = previous && { xref: xrefOf(previous), ledger: previous.ledger }
  const refs = clusters.map((names) => names.map(refOf))
  return { ...assignIds(before, refs, options), clusters }
}

/** Runs one after the other. */
export function runs(...all: readonly Clusters[]): SmallRun {
  return all.reduce<SmallRun | undefined>((previous, clusters) => runAfter(previous, clusters), undefined) as SmallRun
}

/** The ID of a record. */
export function idOf({ clusters, ids }: SmallRun, name: string): string {
  return ids[clusters.findIndex((names) => names.includes(name))]
}

/** Events of all runs in short. */
export function eventsOf({ runs: all }: IdLedger): string[] {
  return all.flatMap(({ run, events }) => events.map(({ event }) => `${run} ${event}`))
}
