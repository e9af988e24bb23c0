import { describe, expect, it } from 'vitest'
import { mergeData } from '../../src/data'
import { builtInKinds, defineKind, type Kind, recognizeColumn } from '../../src/kinds'
import { emailKind } from '../../src/kinds/email'
import { recognizers } from '../../src/kinds/recognizers'
import { columnOf } from './column-of'

const data = mergeData([])
const mails = ['ann@example.org', 'bob@example.net']

describe('recognizers', () => {
  it('has a line for every kind that comes with the package, in the order of their index', () => {
    expect([...recognizers.keys()]).toEqual([...builtInKinds.keys()])
  })
})

describe('recognizeColumn', () => {
  it('asks the recognizer of a built-in kind', async () => {
    expect(recognizeColumn(emailKind, await columnOf('contact', mails), data)?.part).toBe('')
    expect(recognizeColumn(emailKind, await columnOf('contact', ['ann', 'bob']), data)).toBeUndefined()
  })

  it('asks a kind of a user by its own test, with the data that were handed in', async () => {
    const asked: unknown[] = []
    const own = defineKind({
      ...emailKind,
      name: 'mailbox',
      recognize: (column, handed) => {
        asked.push(column.name, handed)
        return { part: '', confidence: 0.4, evidence: 'said so' }
      },
    })
    expect(recognizeColumn(own, await columnOf('contact', mails), data)?.confidence).toBe(0.4)
    expect(asked).toEqual(['contact', data])
  })

  it('never guesses a kind of a user without such a test, whatever it is called', async () => {
    const own: Kind = { ...emailKind }
    expect(recognizeColumn(own, await columnOf('email', mails), data)).toBeUndefined()
  })
})
