import { type Dated, writeSpan } from '../span'
import type { Subgraph } from './subgraph'

/** What an edge says, beside its ends. */
export interface EdgeAttributes extends Dated {
  readonly type: string
  readonly role?: string
  readonly confidence: number
  /** Where it comes from. */
  readonly source: string
  /** Whether a rule made it, and which. */
  readonly derived: boolean
  readonly rule?: string
  readonly evidence: readonly string[]
}

/**
 * A graph as graphology writes it down: `MultiDirectedGraph.from(graph)` of that package reads it, for influence, communities and layouts. Its
 * types take lists that may be changed, so these are no readonly ones.
 */
export interface SerializedGraph {
  readonly attributes: Record<string, string | boolean>
  readonly options: { readonly type: 'directed'; readonly multi: true; readonly allowSelfLoops: true }
  readonly nodes: { readonly key: string; readonly attributes: { readonly kind: string; readonly label?: string } }[]
  readonly edges: {
    readonly key: string
    readonly source: string
    readonly target: string
    readonly attributes: EdgeAttributes
  }[]
}

/**
 * A part of the graph in the form that the package graphology reads: `MultiDirectedGraph.from(toGraphology(part))`. It is plain data and is good JSON.
 *
 * @example
 * ```ts
 * import { CustomerGraph, toGraphology } from 'samewise/customer'
 *
 * const graph = new CustomerGraph([{ id: 'ada', kind: 'person' }])
 * toGraphology(graph.neighbourhood('ada')!).nodes[0] // { key: 'ada', attributes: { kind: 'person' } }
 * ```
 */
export function toGraphology({ center, isCut, nodes, edges }: Subgraph): SerializedGraph {
  return {
    attributes: { center, isCut },
    options: { type: 'directed', multi: true, allowSelfLoops: true },
    nodes: nodes.map(({ id, kind, label }) => ({
      key: id,
      attributes: label === undefined ? { kind } : { kind, label },
    })),
    edges: edges.map((edge, e) => {
      const { from, to, type, role, confidence, source, isDerived, rule, evidence } = edge
      const attributes: EdgeAttributes = {
        type,
        ...(role === '' ? {} : { role }),
        confidence,
        source,
        derived: isDerived,
        ...(rule === '' ? {} : { rule }),
        evidence,
        ...writeSpan(edge),
      }
      return { key: String(e), source: from, target: to, attributes }
    }),
  }
}

/** The same as JSON text, which may also stand inside a page: no character of it begins a tag. */
export function toGraphJson(part: Subgraph): string {
  return JSON.stringify(toGraphology(part)).replaceAll(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
