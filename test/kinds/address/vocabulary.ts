import { readdirSync, readFileSync } from 'node:fs'

const folder = new URL('../../../src/kinds/address/', import.meta.url)

/** Every word in the sources of the reader, so that none it has an eye on is left out of a comparison with it. */
export const vocabulary: readonly string[] = [
  ...new Set(
    readdirSync(folder)
      .flatMap((name) => readFileSync(new URL(name, folder), 'utf8').match(/[a-z]+/g) ?? [])
      .filter((word) => word.length < 20),
  ),
]
