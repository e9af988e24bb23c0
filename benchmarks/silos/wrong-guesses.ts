import type { Meaning, Meanings } from './expected-guesses'

/** As much of a config.json as tells what a column was taken for. */
interface Config {
  readonly fields: Readonly<Record<string, { readonly kind: string; readonly order?: string }>>
  readonly sources?: Readonly<Record<string, SourceConfig>>
  readonly relations?: Readonly<Record<string, { readonly by?: Readonly<Record<string, { readonly column: string }>> }>>
}

interface SourceConfig {
  readonly id?: string
  readonly observedAt?: string
  readonly observedAtOrder?: string
  readonly map?: Readonly<Record<string, Mapping | readonly Mapping[]>>
}

type Mapping = string | { readonly column: string; readonly order?: string }

const isList = (mapping: Mapping | readonly Mapping[]): mapping is readonly Mapping[] => Array.isArray(mapping)

/**
 * Says which columns a config takes for something else than they are, one line each: `billing.born is date DMY, and was taken for date YMD`.
 *
 * @param config content of config.json: an entity, or a list of entities
 */
export function wrongGuesses(config: unknown, meanings: Meanings): string[] {
  const entities = (Array.isArray(config) ? config : [config]) as readonly Config[]
  const lines: string[] = []
  for (const [source, columns] of Object.entries(meanings)) {
    const taken = new Map<string, Set<Meaning>>()
    for (const entity of entities) collect(entity, source, taken)
    for (const [column, meaning] of Object.entries(columns)) {
      const uses = [...(taken.get(column) ?? [])]
      const isRight = meaning === 'nothing' ? uses.length === 0 : uses.includes(meaning)
      if (isRight) continue
      lines.push(`${source}.${column} is ${meaning}, and was taken for ${uses.join(' and ') || 'nothing'}`)
    }
  }
  return lines
}

function collect({ fields, sources, relations }: Config, source: string, taken: Map<string, Set<Meaning>>): void {
  const take = (column: string | undefined, meaning: Meaning): void => {
    if (column === undefined) return
    taken.set(column, (taken.get(column) ?? new Set()).add(meaning))
  }
  const { id, observedAt, observedAtOrder, map = {} } = sources?.[source] ?? {}
  take(id, 'id')
  take(observedAt, `observedAt ${observedAtOrder ?? ''}`.trim())
  for (const { by } of Object.values(relations ?? {})) take(by?.[source]?.column, 'reference')
  for (const [target, mapping] of Object.entries(map)) {
    const [field, part] = target.split('.')
    const { kind = field, order: fieldOrder } = fields[field] ?? {}
    for (const entry of isList(mapping) ? mapping : [mapping]) {
      const column = typeof entry === 'string' ? entry : entry.column
      const order = kind === 'date' ? ((typeof entry === 'string' ? undefined : entry.order) ?? fieldOrder) : undefined
      const name = part === undefined ? kind : `${kind}.${part}`
      take(column, order === undefined ? name : `${name} ${order}`)
    }
  }
}
