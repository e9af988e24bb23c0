import { describe, expect, it } from 'vitest'
import { isSamewiseError } from '../../src/base'
import { importSplink } from '../../src/splink'
import { comparison, modelOf } from './model-of'

function faultOf(settings: unknown): { code: string; message: string } {
  try {
    importSplink(settings)
  } catch (error) {
    if (isSamewiseError(error)) return error
    throw error
  }
  return { code: '', message: '' }
}

const surname = comparison('surname')

describe('what is no Splink model', () => {
  it.each([
    ['nothing', undefined, 'missing'],
    ['null', null, 'null'],
    ['a list', [surname], 'a list'],
    ['text', '{"link_type": "dedupe_only"}', 'a string'],
    ['a number', 3, 'a number'],
    ['something else', { fields: {} }, 'no "comparisons" or no "link_type"'],
    ['comparisons that only a prototype has', Object.create(modelOf([surname])), 'no "comparisons"'],
    ['comparisons by name', modelOf({ surname } as never), '"comparisons" must be a list, and is an object'],
    ['no comparison', modelOf([]), 'nothing to compare records by'],
    ['a comparison that is a list', modelOf([[] as never]), '"comparisons[0]" must be an object, and is a list'],
    [
      'a comparison without levels',
      modelOf([{ output_column_name: 'a' }]),
      '"comparisons[0].comparison_levels" must be a list',
    ],
    ['a level that is text', modelOf([{ comparison_levels: ['ELSE'] }]), 'comparison_levels[0]" must be an object'],
    ['a level without SQL', modelOf([{ comparison_levels: [{}] }]), 'must be a condition in SQL'],
    ['SQL that is a number', modelOf([{ comparison_levels: [{ sql_condition: 1 }] }]), 'must be a condition in SQL'],
    ['endless SQL', modelOf([comparison('a', 'x'.repeat(200_000))]), 'has 200000 characters'],
    ['a rule that is a list', modelOf([surname], [['surname']]), 'predictions[0]" must be a condition in SQL'],
    ['an unknown link type', modelOf([surname], [], { link_type: 'both' }), 'dedupe_only, link_only, link_and_dedupe'],
    ['an id that is a list', modelOf([surname], [], { unique_id_column_name: ['id'] }), 'must be the name of a column'],
    ['too many comparisons', modelOf(Array.from({ length: 501 }, () => surname)), 'has 501 entries'],
    ['no column at all', modelOf([{ comparison_levels: [{ sql_condition: 'ELSE' }] }]), 'No column could be read'],
  ])('is refused with what to do: %s', (_, settings, message) => {
    const fault = faultOf(settings)
    expect(fault.code).toBe('BAD_MODEL')
    expect(fault.message).toContain(message)
    expect(fault.message).toMatch(/save_model_to_json|samewise init/)
  })

  it('is refused with every fault', () => {
    const { message } = faultOf(modelOf([{}, 1 as never], [2], { link_type: 'x' }))
    expect(message.match(/^ {2}- /gm)).toHaveLength(4)
  })

  it.each([
    ['settings', { link_type: 'dedupe_only', comparison_columns: [{ col_name: 'surname' }], blocking_rules: [] }],
    ['a saved model', { current_params: {}, historical_params: [], settings: { comparison_columns: [] } }],
  ])('of Splink 2 is told apart: %s', (_, settings) => {
    const fault = faultOf(settings)
    expect(fault.code).toBe('BAD_MODEL')
    expect(fault.message).toContain('Splink 2')
    expect(fault.message).toContain('samewise init')
  })

  it('is read no further than it is known, so that a cycle does no harm', () => {
    const cyclic = modelOf([surname])
    cyclic.self = cyclic
    expect(importSplink(cyclic).notes.find(({ path }) => path === 'self')?.what).toBe('self')
  })
})
