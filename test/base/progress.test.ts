import { describe, expect, it } from 'vitest'
import { breathe, throwIfAborted } from '../../src/base'

describe('throwIfAborted', () => {
  it('throws ABORTED once the caller has asked to stop, and not before', () => {
    const controller = new AbortController()
    expect(() => throwIfAborted(undefined)).not.toThrow()
    expect(() => throwIfAborted(controller.signal)).not.toThrow()
    controller.abort()
    expect(() => throwIfAborted(controller.signal)).toThrow(expect.objectContaining({ code: 'ABORTED' }))
  })
})

describe('breathe', () => {
  it('lets a timer that is due run first', async () => {
    let ran = false
    setTimeout(() => {
      ran = true
    }, 0)
    await breathe()
    expect(ran).toBe(true)
  })
})
