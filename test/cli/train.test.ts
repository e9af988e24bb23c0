import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { generatePeople } from '../../src/generate'
import { folder, runCli } from './run-cli'

const people = [...generatePeople({ records: 400, seed: 9, noise: 3 })]
const entityOf = new Map(people.map(({ record, truth }) => [String(record.record_id), String(truth.entity_id)]))

/** The cells of a line that has no quotes before its sixth cell. */
const cellsOf = (line: string): string[] => line.split(',')

describe('samewise train', () => {
  beforeAll(async () => {
    const columns = Object.keys(people[0].record) as (keyof (typeof people)[number]['record'])[]
    const cell = (text: unknown): string => `"${String(text ?? '').replaceAll('"', '""')}"`
    const lines = people.map(({ record }) => columns.map((column) => cell(record[column])).join(','))
    writeFileSync(join(folder, 'people.csv'), `${columns.join(',')}\n${lines.join('\n')}\n`)
    const asked = await runCli(['train', 'people.csv', '--questions', '20', '--out', 'questions.csv', '--quiet'])
    expect(asked).toMatchObject({ status: 0 })
  })

  const answered = (label: (left: string, right: string, at: number) => string): string => {
    const [head, ...lines] = readFileSync(join(folder, 'questions.csv'), 'utf8').trimEnd().split('\n')
    const labelled = lines.map((line, at) => {
      const [leftSource, left, rightSource, right, , ...values] = cellsOf(line)
      return [leftSource, left, rightSource, right, label(left, right, at), ...values].join(',')
    })
    return `${[head, ...labelled].join('\n')}\n`
  }
  const truthful = (left: string, right: string): string =>
    entityOf.get(left) === entityOf.get(right) ? 'match' : 'no-match'

  it('writes pairs side by side, learns from them once they are labelled, and resolve takes both', async () => {
    const [head] = readFileSync(join(folder, 'questions.csv'), 'utf8').split('\n')
    expect(head).toMatch(/^left_source,left_id,right_source,right_id,label,left [^,]+,right /)
    writeFileSync(join(folder, 'labels.csv'), answered(truthful))
    const args = ['train', 'people.csv', '--labels', 'labels.csv', '--quiet', '--json']
    const first = await runCli([...args, '--out', 'model.json'])
    expect(first.status).toBe(0)
    const { matches, nonMatches } = JSON.parse(first.stdout)
    expect(matches + nonMatches).toBe(20)
    await runCli([...args, '--out', 'again.json'])
    expect(readFileSync(join(folder, 'again.json'))).toEqual(readFileSync(join(folder, 'model.json')))
    const resolved = await runCli([
      ...['resolve', 'people.csv', '--model', 'model.json', '--judgements', 'labels.csv', '--out', 'trained'],
      ...['--quiet', '--no-report'],
    ])
    expect(resolved.status).toBe(0)
    expect(JSON.parse(readFileSync(join(folder, 'trained', 'model.json'), 'utf8')).adjustment.labels).toBe(20)
  })

  it('tells of labels it cannot use, and learns from the others', async () => {
    const words = ['perhaps', 'unsure', '']
    const lines = answered((left, right, at) => words[at] ?? truthful(left, right))
      .trimEnd()
      .split('\n')
    const [source, , ...others] = cellsOf(lines.at(-1) as string)
    writeFileSync(
      join(folder, 'mixed.csv'),
      [...lines.slice(0, -1), [source, 'nobody', ...others].join(','), ''].join('\n'),
    )
    const { status, stderr } = await runCli(['train', 'people.csv', '--labels', 'mixed.csv', '--out', 'mixed.json'])
    expect(status).toBe(0)
    expect(stderr).toContain('1 row has a label that is no answer (first: row 1)')
    expect(stderr).toContain('1 answer is "unsure"')
    expect(stderr).toContain('1 pair has no label yet')
    expect(stderr).toContain('1 label names a record that is not in the input')
  })

  it.each([
    ['labels of one class', 'left_id,right_id,label\n1,2,match\n', 2],
    ['another file', 'a,b\n1,2\n', 3],
    ['an empty file', '', 3],
  ])('refuses %s', async (name, text, expected) => {
    const file = `${name.replaceAll(' ', '-')}.csv`
    writeFileSync(join(folder, file), text)
    const { status, stderr } = await runCli(['train', 'people.csv', '--labels', file, '--out', 'none.json', '--quiet'])
    expect(status).toBe(expected)
    expect(stderr).not.toBe('')
  })

  it.each([
    ['nothing to train with', []],
    ['questions in no terminal', ['--ask', '--labels', 'new.csv']],
    ['answers without a file', ['--ask']],
    ['no question', ['--questions', '0']],
  ])('refuses %s', async (_, more) => {
    const { status } = await runCli(['train', 'people.csv', '--out', 'none.json', ...more])
    expect(status).toBe(2)
  })
})
