import { configFor, openInputs, readTables } from '../../src/cli/inputs'
import { compilePlan } from '../../src/entity'
import { type ResolveResult, resolveTables, StageClock } from '../../src/resolve'

/** Resolves a file as `samewise resolve` without options does, and gives back all that the run knows. */
export async function resolveInside(path: string): Promise<ResolveResult> {
  const inputs = await openInputs([path], {})
  const tables = await readTables(inputs, {})
  const { config } = configFor(inputs, tables, {})
  const plan = compilePlan(config, inputs.extensions.kinds, inputs.data)
  return resolveTables(plan, tables, { data: inputs.data }, new StageClock())
}
