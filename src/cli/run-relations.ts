import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { readCsv, readRunConfig } from '../files'
import { type CustomerRelation, Hierarchy } from '../relate'
import type { RelationSet } from '../report'
import type { FinishedRun } from './finished-run'

/**
 * The relations that a run found, by name: those of relations.csv in its folder or, of one of several entities, in the folder around it. Relations
 * of organisations among themselves lead from one to its parent or, if they are called `parent-of`, the other way.
 */
export async function relationsOfFinishedRun({ dir }: FinishedRun): Promise<RelationSet[]> {
  const folder = [dir, dirname(resolve(dir))].find((own) => existsSync(join(own, 'relations.csv')))
  if (folder === undefined) return []
  const found = new Map<string, { name: string; from: string; to: string; relations: CustomerRelation[] }>()
  for await (const row of readCsv(join(folder, 'relations.csv'), { delimiter: ',' })) {
    const { relation: name, from_entity: from, to_entity: to } = row
    const key = JSON.stringify([name, from, to])
    let own = found.get(key)
    if (own === undefined) found.set(key, (own = { name, from, to, relations: [] }))
    own.relations.push({
      from: { id: row.from_golden_id },
      to: { id: row.to_golden_id },
      type: name,
      source: row.source,
    })
  }
  return [...found.values()].map(({ name, from, to, relations }) => ({
    name,
    from,
    to,
    relations: relations.flatMap((own) => edgeOf(own)),
    ...(from === to && isWithoutPersons(dir, folder, from) ? { hierarchy: hierarchyOf(name, relations) } : {}),
  }))
}

function edgeOf({ from, to }: CustomerRelation): { from: string; to: string }[] {
  return 'id' in from && 'id' in to ? [{ from: from.id, to: to.id }] : []
}

/** Whether an entity holds no persons: their relations are many-sided, while organisations and products have one parent at a time. */
function isWithoutPersons(dir: string, folder: string, entity: string): boolean {
  const own = folder === dir ? dir : join(folder, entity)
  if (!existsSync(join(own, 'config.json'))) return false
  return !Object.values(readRunConfig(own).fields).some(({ kind }) => kind === 'person-name')
}

function hierarchyOf(name: string, relations: readonly CustomerRelation[]): NonNullable<RelationSet['hierarchy']> {
  const hierarchy = new Hierarchy(name)
  hierarchy.update({
    add: name === 'parent-of' ? relations.map((own) => ({ ...own, from: own.to, to: own.from })) : relations,
  })
  return { edges: hierarchy.edges(), issues: hierarchy.issues() }
}
