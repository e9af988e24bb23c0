import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { html, scriptJson } from '../../src/report/html'

describe('the template for HTML', () => {
  it('escapes all text in it, and nothing twice', () => {
    const inner = html`<b>${'<i>&"\''}</b>`
    expect(html`<p>${inner}${[1, 'a<']}${undefined}${false}</p>`.text).toBe(
      '<p><b>&lt;i&gt;&amp;&quot;&#39;</b>1a&lt;</p>',
    )
  })

  it('lets no text open an element or end an attribute', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(html`${text}`.text).not.toMatch(/[<>"'\u0000]/)
      }),
    )
  })

  it('writes JSON that cannot end its script element and reads back the same', () => {
    const value = { a: '</script><!--', b: '\u2028\u2029', c: ['<'] }
    const { text } = scriptJson(value)
    expect(text).not.toMatch(/[<\u2028\u2029]/)
    expect(JSON.parse(text)).toEqual(value)
  })
})
