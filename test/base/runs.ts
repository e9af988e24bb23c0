/** Number of cases of a property: `usual`, unless the environment variable FC_RUNS asks for another. */
export function runs(usual: number): { numRuns: number } {
  return { numRuns: Number(process.env.FC_RUNS ?? usual) }
}
