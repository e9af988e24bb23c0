import { toGraphology } from './graphology'
import type { Subgraph } from './subgraph'

/** Attributes of nodes and edges, in the order in which they are declared. */
const nodeKeys = ['kind', 'label'] as const
const edgeKeys = ['type', 'role', 'confidence', 'source', 'derived', 'rule', 'evidence', 'since', 'until'] as const
const xmlTypes: Readonly<Record<string, string>> = { confidence: 'double', derived: 'boolean' }

/**
 * A part of the graph as GraphML, which Gephi, yEd, NetworkX and igraph read. Values are escaped; characters that XML does not allow become
 * U+FFFD.
 *
 * @example
 * ```ts
 * import { CustomerGraph, toGraphMl } from 'samewise/customer'
 *
 * const graph = new CustomerGraph([{ id: 'a', kind: 'organization', label: 'Mill & Sons' }])
 * toGraphMl(graph.neighbourhood('a')!).includes('Mill &amp; Sons') // true
 * ```
 */
export function toGraphMl(part: Subgraph): string {
  const { nodes, edges } = toGraphology(part)
  const lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">']
  for (const key of nodeKeys) lines.push(`  <key id="n.${key}" for="node" attr.name="${key}" attr.type="string"/>`)
  for (const key of edgeKeys) {
    lines.push(`  <key id="e.${key}" for="edge" attr.name="${key}" attr.type="${xmlTypes[key] ?? 'string'}"/>`)
  }
  lines.push('  <graph edgedefault="directed">')
  for (const { key, attributes } of nodes) {
    lines.push(`    <node id="${escapeXml(key)}">${dataOf('n', nodeKeys, attributes)}</node>`)
  }
  for (const { key, source, target, attributes } of edges) {
    lines.push(
      `    <edge id="e${key}" source="${escapeXml(source)}" target="${escapeXml(target)}">${dataOf('e', edgeKeys, attributes)}</edge>`,
    )
  }
  lines.push('  </graph>', '</graphml>', '')
  return lines.join('\n')
}

function dataOf<Key extends string>(
  prefix: string,
  keys: readonly Key[],
  attributes: { readonly [K in Key]?: string | number | boolean | readonly string[] | undefined },
): string {
  return keys
    .flatMap((key) => {
      const value = attributes[key]
      if (value === undefined) return []
      const text = typeof value === 'object' ? value.join(' ') : String(value)
      return [`<data key="${prefix}.${key}">${escapeXml(text)}</data>`]
    })
    .join('')
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
}

/** Texts that need no escape, as most do: looking is much cheaper than replacing. */
const plain = /^[\w .:;,@/+-]*$/

function escapeXml(text: string): string {
  if (plain.test(text)) return text
  return text
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, '\ufffd')
    .replaceAll(/[&<>"']/g, (character) => entities[character])
    .replaceAll(/[\t\n\r]/g, (character) => `&#${character.charCodeAt(0)};`)
}
