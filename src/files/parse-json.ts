import { MAX_DEPTH } from '../columns'

/** A text that is not JSON; `message` says why and where. */
export class JsonFault extends Error {}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ['\\', '\\'],
  ['/', '/'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
])

/**
 * Reads JSON texts (RFC 8259). It differs from `JSON.parse` in what a reader of records needs: an object comes back as a Map, in which no
 * name reaches a prototype and the order stays; names that an object has twice are counted (the last one wins); a number whose
 * digits a double cannot keep comes back as a string of them, as it was written; and nesting has a limit.
 */
export class JsonParser {
  /** Names that were there twice in an object, in all texts so far. */
  repeatedNames = 0
  private text = ''
  private at = 0

  /**
   * @param text a whole JSON text
   * @throws JsonFault if it is none, or is nested deeper than {@link MAX_DEPTH} levels
   */
  parse(text: string): unknown {
    this.text = text
    this.at = 0
    const value = this.value(0)
    this.skipBlanks()
    if (this.at < text.length) throw this.fault('text after the end')
    return value
  }

  private value(depth: number): unknown {
    this.skipBlanks()
    switch (this.text.charCodeAt(this.at)) {
      case 0x7b:
        return this.object(depth)
      case 0x5b:
        return this.list(depth)
      case 0x22:
        return this.string()
      case 0x74:
        return this.word('true', true)
      case 0x66:
        return this.word('false', false)
      case 0x6e:
        return this.word('null', null)
      default:
        return this.number()
    }
  }

  private object(depth: number): Map<string, unknown> {
    // The record itself is no level of nesting.
    if (depth > MAX_DEPTH) throw new JsonFault(`nested deeper than ${MAX_DEPTH} levels`)
    const fields = new Map<string, unknown>()
    this.at++
    this.skipBlanks()
    if (this.take(0x7d)) return fields
    for (let count = 1; ; count++) {
      this.skipBlanks()
      if (this.text.charCodeAt(this.at) !== 0x22) throw this.fault('no name in quotes')
      const name = this.string()
      this.skipBlanks()
      if (!this.take(0x3a)) throw this.fault('no colon after a name')
      fields.set(name, this.value(depth + 1))
      if (fields.size < count) {
        this.repeatedNames++
        count--
      }
      this.skipBlanks()
      if (this.take(0x7d)) return fields
      if (!this.take(0x2c)) throw this.fault('no comma or } after a value')
    }
  }

  private list(depth: number): unknown[] {
    if (depth > MAX_DEPTH) throw new JsonFault(`nested deeper than ${MAX_DEPTH} levels`)
    const values: unknown[] = []
    this.at++
    this.skipBlanks()
    if (this.take(0x5d)) return values
    for (;;) {
      values.push(this.value(depth + 1))
      this.skipBlanks()
      if (this.take(0x5d)) return values
      if (!this.take(0x2c)) throw this.fault('no comma or ] after a value')
    }
  }

  private string(): string {
    const { text } = this
    let from = ++this.at
    let value = ''
    for (;;) {
      const unit = text.charCodeAt(this.at)
      if (unit === 0x22) {
        value += text.slice(from, this.at++)
        return value
      }
      if (unit === 0x5c) {
        value += text.slice(from, this.at)
        value += this.escape()
        from = this.at
      } else if (unit >= 0x20) this.at++
      else throw this.fault(this.at < text.length ? 'a control character in a string' : 'a string without end')
    }
  }

  private escape(): string {
    const letter = this.text[this.at + 1]
    const character = ESCAPES.get(letter)
    if (character !== undefined) {
      this.at += 2
      return character
    }
    const digits = this.text.slice(this.at + 2, this.at + 6)
    if (letter !== 'u' || !/^[\dA-Fa-f]{4}$/.test(digits)) throw this.fault('an escape that does not exist')
    this.at += 6
    return String.fromCharCode(Number.parseInt(digits, 16))
  }

  private word<T>(word: string, value: T): T {
    if (!this.text.startsWith(word, this.at)) throw this.fault('no value')
    this.at += word.length
    return value
  }

  private number(): number | string {
    const start = this.at
    this.take(0x2d)
    const first = this.at
    this.digits(start)
    if (this.text.charCodeAt(first) === 0x30 && this.at > first + 1) {
      this.at = first
      throw this.fault('a number that begins with 0')
    }
    if (this.take(0x2e)) this.digits(start)
    if (this.take(0x65) || this.take(0x45)) {
      if (!this.take(0x2b)) this.take(0x2d)
      this.digits(start)
    }
    return exactNumber(this.text.slice(start, this.at))
  }

  private digits(start: number): void {
    const from = this.at
    for (;;) {
      const unit = this.text.charCodeAt(this.at)
      if (!(unit >= 0x30 && unit <= 0x39)) break
      this.at++
    }
    if (this.at === from) throw this.fault(from === start ? 'no value' : 'a number without digits')
  }

  private skipBlanks(): void {
    const { text } = this
    for (;;) {
      const unit = text.charCodeAt(this.at)
      if (unit !== 0x20 && unit !== 0x0a && unit !== 0x0d && unit !== 0x09) return
      this.at++
    }
  }

  private take(unit: number): boolean {
    if (this.text.charCodeAt(this.at) !== unit) return false
    this.at++
    return true
  }

  private fault(what: string): JsonFault {
    return new JsonFault(`not JSON: ${what} at character ${this.at + 1}`)
  }
}

/**
 * A number of a JSON text if JavaScript writes it with the same value and without an exponent (`1.50` is 1.5, `1e3` is 1000), else the text:
 * `12345678901234567890` keeps its digits.
 */
function exactNumber(written: string): number | string {
  const value = Number(written)
  const shown = String(value)
  if (shown === written) return value
  if (!Number.isFinite(value) || shown.includes('e')) return written
  return decimalOf(shown) === decimalOf(written) ? value : written
}

/** A canonical form of a decimal number: its sign, its digits without zeros at the ends, and the power of ten of the last. */
function decimalOf(number: string): string {
  const text = number.toLowerCase()
  const at = text.indexOf('e')
  const mantissa = (at < 0 ? text : text.slice(0, at)).replace('-', '')
  const point = mantissa.indexOf('.')
  const digits = mantissa.replace('.', '')
  let start = 0
  while (digits[start] === '0') start++
  let end = digits.length
  while (end > start && digits[end - 1] === '0') end--
  if (start === end) return '0'
  const power = (at < 0 ? 0 : Number(text.slice(at + 1))) - (point < 0 ? 0 : digits.length - point)
  return `${text.startsWith('-') ? '-' : ''}${digits.slice(start, end)}e${power + digits.length - end}`
}
