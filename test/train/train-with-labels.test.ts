import { beforeAll, describe, expect, it } from 'vitest'
import type { Judgement } from '../../src/index'
import { type Model, type ResolveResult, resolve } from '../../src/index'
import { chooseQuestions, Questionnaire, trainWithLabels } from '../../src/train'
import { clustersOf, peopleConfig, peopleRows, printResult, shuffled } from '../resolve/people'

const rows = peopleRows(600, 5)

/** The generated people say in their truth who they are; here agreement of the e-mail stands in for a person's word. */
function answerOf(left: string, right: string): Judgement['judgement'] {
  const mailOf = (id: string): string => String(rows.find((row) => row.record_id === id)?.email ?? id)
  return mailOf(left) === mailOf(right) ? 'same' : 'different'
}

let result: ResolveResult
let labels: Judgement[]
let model: Model

beforeAll(async () => {
  result = await resolve(peopleConfig, { people: rows })
  const questionnaire = new Questionnaire(result)
  labels = []
  for (let round = 0; round < 3; round++) {
    for (const { left, right } of questionnaire.next(labels, 8)) {
      labels.push({ judgement: answerOf(left.recordId, right.recordId), left, right })
    }
  }
  model = trainWithLabels(result, labels).model
})

describe('a model trained with labels', () => {
  it('does not depend on the order of the labels', () => {
    expect(JSON.stringify(trainWithLabels(result, shuffled(labels, 3)).model)).toBe(JSON.stringify(model))
  })

  it('counts a label that is given twice once', () => {
    const { model: again, repeated } = trainWithLabels(result, [...labels, ...labels])
    expect(JSON.stringify(again)).toBe(JSON.stringify(model))
    expect(repeated).toBe(labels.length)
  })

  it('survives JSON, and gives the same bytes again', async () => {
    const stored = JSON.parse(JSON.stringify(model)) as Model
    expect(stored).toEqual(model)
    const first = await resolve(peopleConfig, { people: rows }, { model: stored })
    const second = await resolve(peopleConfig, { people: shuffled(rows, 7) }, { model })
    expect(printResult(second)).toBe(printResult(first))
  })

  it('decides as before where the adjustment is zero', async () => {
    const levels = model.comparisons.map((comparison) => comparison.levels.map(() => 0))
    const idle = { ...model, adjustment: { slope: 1, bias: 0, levels, labels: 0 } }
    const { adjustment: _, ...labelFree } = model
    const own = await resolve(peopleConfig, { people: rows }, { model: idle })
    const plain = await resolve(peopleConfig, { people: rows }, { model: labelFree })
    expect(clustersOf(own)).toEqual(clustersOf(plain))
    expect([...own.possible()]).toEqual([...plain.possible()])
  })

  it('is not built on by training again', async () => {
    const trained = await resolve(peopleConfig, { people: rows }, { model })
    const { adjustment } = trainWithLabels(trained, labels).model
    expect(adjustment?.labels).toBe(labels.length)
    expect(Math.abs((adjustment?.slope ?? 0) - (model.adjustment?.slope ?? 0))).toBeLessThan(0.5)
  })

  it('is refused when it does not fit the comparisons', async () => {
    const broken = { ...model, adjustment: { slope: 1, bias: 0, levels: [[1]], labels: 1 } }
    await expect(resolve(peopleConfig, { people: rows }, { model: broken })).rejects.toMatchObject({
      code: 'BAD_MODEL',
      message: expect.stringContaining('adjustment'),
    })
  })

  it('leaves out labels on unknown records and those that contradict each other, and counts them', () => {
    const [first] = labels
    const nobody = { ...first, left: { source: 'people', recordId: 'nobody' } }
    const opposite = { ...first, judgement: first.judgement === 'same' ? 'different' : 'same' } as const
    const training = trainWithLabels(result, [...labels, nobody, opposite])
    expect(training).toMatchObject({ unknown: 1, contradictory: 1 })
    expect(training.matches + training.nonMatches).toBe(labels.length - 1)
  })

  it.each([
    ['none', () => []],
    ['all the same', () => labels.filter(({ judgement }) => judgement === 'same')],
  ])('is refused when the labels are %s', (_, chosen: () => Judgement[]) => {
    expect(() => trainWithLabels(result, chosen())).toThrow(expect.objectContaining({ code: 'BAD_USAGE' }))
  })
})

describe('the choice of questions', () => {
  it('is the same for the same result, answers and seed', () => {
    expect(chooseQuestions(result, labels, 10)).toEqual(chooseQuestions(result, shuffled(labels, 2), 10))
  })

  it('asks of no record twice in a batch, and of no pair that is answered or was passed over', () => {
    const keyOf = ({ left, right }: Pick<Judgement, 'left' | 'right'>): string =>
      [left, right]
        .map(({ source, recordId }) => `${source}:${recordId}`)
        .sort()
        .join(' ')
    const asked = new Questionnaire(result)
    const first = asked.next(labels, 10)
    const second = asked.next(labels, 10, first)
    const records = first.flatMap(({ records: own }) => own)
    expect(new Set(records).size).toBe(records.length)
    const known = new Set([...labels, ...first].map(keyOf))
    for (const question of second) expect(known.has(keyOf(question))).toBe(false)
  })

  it('asks about pairs that are in doubt', () => {
    for (const { probability } of chooseQuestions(result, [], 8)) {
      expect(probability).toBeGreaterThan(0.002)
      expect(probability).toBeLessThan(0.998)
    }
  })
})
