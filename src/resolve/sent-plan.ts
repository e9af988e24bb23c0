import type { Pool } from '../base'
import type { EntityConfig, ExtensionKinds, Plan } from '../entity'

/** A plan as plain data; another thread compiles it anew, from tables and extension modules that it loads itself. */
export interface SentPlan {
  readonly config: EntityConfig
  /** Names of the data tables, in their order. */
  readonly data: readonly string[]
}

/** Threads that share the work of a job. */
export interface Team {
  readonly pool: Pool
  readonly plan: SentPlan
  readonly signal?: AbortSignal | undefined
}

/** A team for the job, or a word on why the calling thread works alone. */
export async function gatherTeam(
  pool: Pool | undefined,
  { config, data }: Plan,
  extensions: ExtensionKinds = new Map(),
  signal?: AbortSignal,
): Promise<{ readonly team?: Team; readonly warnings: readonly string[] }> {
  if (pool === undefined || pool.threads < 2) return { warnings: [] }
  const refusal = await pool.refuses({ config, data, extensions })
  if (refusal !== undefined) {
    return { warnings: [`One thread did all the work instead of ${pool.threads}: ${refusal}`] }
  }
  const names = data.name.split(' ').filter((name) => name !== '')
  return { team: { pool, plan: { config, data: names }, signal }, warnings: [] }
}
