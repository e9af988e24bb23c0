import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { folder, root, runCli } from '../cli/run-cli'

it('the sample in examples is what the generator writes', async () => {
  const args = ['generate', 'people.csv', '--records', '1000', '--seed', '7', '--truth', 'people-truth.csv']
  expect((await runCli(args)).status).toBe(0)
  for (const file of ['people.csv', 'people-truth.csv']) {
    expect(readFileSync(join(folder, file), 'utf8')).toBe(readFileSync(join(root, 'examples', file), 'utf8'))
  }
})
