import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { personListKind } from '../../../src/kinds/person-list'
import { readPersonList } from '../../../src/kinds/person-list/read-person-list'
import { recognizePersonList } from '../../../src/kinds/person-list/recognize-person-list'
import { columnOf } from '../column-of'
import { fieldOf, keepsTheLaws, levelOf, levelsAreSymmetric } from '../laws'

describe('readPersonList', () => {
  it.each([
    ['A. Smith, B. de Vries and C. Lee', 'devries lee smith'],
    ['Smith, A.; de Vries, B.; Lee, C.', 'devries lee smith'],
    ['Smith, A., Lee, C.', 'lee smith'],
    ['Smith A, Lee CD', 'lee smith'],
    ['Anna Smith & Carl Lee', 'lee smith'],
    ['Smith, Anna', 'smith'],
    ['María-José García', 'garcia'],
    ['Jane Smith-Jones', 'smithjones'],
    ['A. Smith Jr., et al.', 'smith'],
    ['', ''],
    ['n/a', ''],
    ['anonymous', ''],
  ])('reads %j as %j', (raw, names) => {
    expect(readPersonList(raw)).toBe(names)
  })
})

describe('person-list', () => {
  const field = fieldOf(personListKind)

  it.each([
    ['A. Smith, C. Lee', 'Lee, Carl; Smith, Ann', 'exact'],
    ['A. Smith, C. Lee, D. Ray', 'A. Smith, C. Lee', 'most names'],
    ['A. Smith', 'B. Jones', 'different'],
  ])('%j and %j: %s', (left, right, level) => {
    expect(levelOf(field, left, right)).toBe(level)
  })

  it('is recognised where a header says authors', async () => {
    const lists = ['A. Smith, C. Lee', 'B. Ray and C. Lee', 'D. Fox', 'E. Poe, F. Kay']
    expect(recognizePersonList(await columnOf('authors', lists))).toBeDefined()
    expect(recognizePersonList(await columnOf('names', lists))).toBeUndefined()
  })

  it('keeps the laws of kinds', () => {
    const typical = fc.stringMatching(/^([A-C]\. [A-C][a-c]{1,4}(, | and |; )?){0,4}$/)
    keepsTheLaws(field, typical)
    levelsAreSymmetric(field, typical)
  })
})
