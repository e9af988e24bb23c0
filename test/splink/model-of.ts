import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const fixtures = join(import.meta.dirname, '../fixtures/splink')

/** A model as Splink wrote it. */
export function savedModel(name: string): Record<string, unknown> {
  return JSON.parse(readFileSync(join(fixtures, `${name}.json`), 'utf8'))
}

/** A comparison of a column by conditions, between its null level and its last one. */
export function comparison(column: string, ...conditions: string[]): Record<string, unknown> {
  return {
    output_column_name: column,
    comparison_levels: [
      { sql_condition: `"${column}_l" IS NULL OR "${column}_r" IS NULL`, is_null_level: true },
      ...[`"${column}_l" = "${column}_r"`, ...conditions].map((sql_condition) => ({ sql_condition })),
      { sql_condition: 'ELSE' },
    ],
  }
}

/** Settings of a model by hand. */
export function modelOf(
  comparisons: readonly Record<string, unknown>[],
  rules: readonly unknown[] = [],
  further: Record<string, unknown> = {},
): Record<string, unknown> {
  return { link_type: 'dedupe_only', comparisons, blocking_rules_to_generate_predictions: rules, ...further }
}
