/** An expression of SQL, as far as conditions of Splink need it. Operators are calls: `a = b` is the call `=` with two arguments. */
export type Sql =
  | { readonly type: 'column'; readonly side: 'l' | 'r' | ''; readonly name: string }
  | { readonly type: 'literal'; readonly value: string; readonly isText: boolean }
  | { readonly type: 'call'; readonly name: string; readonly args: readonly Sql[] }

interface Token {
  readonly type: 'word' | 'quoted' | 'text' | 'number' | 'sign' | 'end'
  readonly value: string
}

/** Conditions longer than this are a program; deeper ones would need as deep a stack. */
const MAX_LENGTH = 20_000
const MAX_DEPTH = 100
/** Operators and suffixes in a row, which nest as brackets do. */
const MAX_CHAINED = 500

const SIGNS = ['<>', '!=', '<=', '>=', '==', '||', '::', '->', ...'=<>+-*/%(),.[]']
const COMPARED = new Set(['=', '==', '<>', '!=', '<', '<=', '>', '>='])
const RESERVED = new Set(
  'and or not is null case when then else end like ilike in between as from select where distinct interval'.split(' '),
)

/** Raised inside the parser only. */
class NotUnderstood extends Error {}

/**
 * Reads a condition in any of the dialects that Splink writes. Sides are told by a prefix (`l.surname`) or a suffix (`surname_l`); names may
 * stand in double quotes or backticks.
 *
 * @returns undefined for what is not understood: sub-queries, intervals, list comprehensions, conditions of more than 20,000 characters
 */
export function parseSql(text: string): Sql | undefined {
  const tokens = tokenize(text)
  if (tokens === undefined) return undefined
  try {
    return new Parser(tokens).whole()
  } catch (error) {
    if (error instanceof NotUnderstood) return undefined
    throw error
  }
}

/** Columns that a condition names on either side, in the order of the text; also of a condition that is not understood. */
export function columnsOf(text: string): string[] {
  const parsed = parseSql(text)
  const names = new Set<string>()
  if (parsed !== undefined) {
    for (const part of partsOf(parsed)) if (part.type === 'column' && part.side !== '') names.add(part.name)
    return [...names]
  }
  const tokens = tokenize(text) ?? []
  tokens.forEach((token, i) => {
    if (token.type !== 'word' && token.type !== 'quoted') return
    const isCalled = tokens[i + 1]?.value === '(' && tokens[i + 1].type === 'sign'
    const { side, name } = sideOf(token.value)
    if (side !== '' && !isCalled) names.add(name)
  })
  return [...names]
}

/** An expression and all that it is made of, outermost first. */
export function* partsOf(sql: Sql): Generator<Sql> {
  yield sql
  if (sql.type === 'call') for (const arg of sql.args) yield* partsOf(arg)
}

/** Whether two expressions are the same, but for the sides of their columns: those of one must be left and those of the other right. */
export function isMirrored(left: Sql, right: Sql): boolean {
  if (left.type === 'column') {
    return right.type === 'column' && left.name === right.name && left.side !== right.side
  }
  if (left.type === 'literal') return right.type === 'literal' && left.value === right.value
  return (
    right.type === 'call' &&
    left.name === right.name &&
    left.args.length === right.args.length &&
    left.args.every((arg, i) => isMirrored(arg, right.args[i]))
  )
}

function tokenize(text: string): Token[] | undefined {
  if (text.length > MAX_LENGTH) return undefined
  const tokens: Token[] = []
  for (let at = 0; at < text.length; ) {
    const start = text[at]
    if (/\s/.test(start)) {
      at++
    } else if (start === "'" || start === '"' || start === '`') {
      let value = ''
      let end = at + 1
      for (; ; end++) {
        if (end >= text.length) return undefined
        if (text[end] !== start) value += text[end]
        else if (text[end + 1] === start) {
          value += start
          end++
        } else break
      }
      tokens.push({ type: start === "'" ? 'text' : 'quoted', value })
      at = end + 1
    } else if (/[\p{L}_]/u.test(start)) {
      let end = at + 1
      while (end < text.length && /[\p{L}\p{N}_$]/u.test(text[end])) end++
      tokens.push({ type: 'word', value: text.slice(at, end) })
      at = end
    } else if (/\d/.test(start) || (start === '.' && /\d/.test(text[at + 1] ?? ''))) {
      let end = at + 1
      while (end < text.length && /[\d.eE]/.test(text[end])) end++
      tokens.push({ type: 'number', value: text.slice(at, end) })
      at = end
    } else {
      const sign = SIGNS.find((known) => text.startsWith(known, at))
      if (sign === undefined) return undefined
      tokens.push({ type: 'sign', value: sign })
      at += sign.length
    }
  }
  return tokens
}

/** Splink marks the two records by a suffix of the column. */
function sideOf(name: string): { side: 'l' | 'r' | ''; name: string } {
  const suffix = name.slice(-2)
  if (name.length > 2 && (suffix === '_l' || suffix === '_r')) {
    return { side: suffix === '_l' ? 'l' : 'r', name: name.slice(0, -2) }
  }
  return { side: '', name }
}

const END: Token = { type: 'end', value: '' }

/** A parser by recursive descent; each method reads one level of precedence. */
class Parser {
  private at = 0
  private depth = 0
  private chained = 0

  constructor(private readonly tokens: readonly Token[]) {}

  whole(): Sql {
    const sql = this.any()
    if (this.next().type !== 'end') throw new NotUnderstood()
    return sql
  }

  private next(): Token {
    return this.tokens[this.at] ?? END
  }

  private isNext(value: string): boolean {
    const token = this.next()
    return (token.type === 'sign' || token.type === 'word') && token.value.toLowerCase() === value
  }

  private take(value: string): boolean {
    const found = this.isNext(value)
    if (found) this.at++
    return found
  }

  private expect(value: string): void {
    if (!this.take(value)) throw new NotUnderstood()
  }

  private chain(): void {
    if (++this.chained > MAX_CHAINED) throw new NotUnderstood()
  }

  private any(): Sql {
    if (++this.depth > MAX_DEPTH) throw new NotUnderstood()
    const args = [this.conjunction()]
    while (this.take('or')) args.push(this.conjunction())
    this.depth--
    return joined('or', args)
  }

  private conjunction(): Sql {
    const args = [this.negation()]
    while (this.take('and')) args.push(this.negation())
    return joined('and', args)
  }

  private negation(): Sql {
    let isNegated = false
    while (this.take('not')) isNegated = !isNegated
    const sql = this.comparison()
    return isNegated ? call('not', sql) : sql
  }

  private comparison(): Sql {
    const left = this.sum()
    const { type, value } = this.next()
    if (type === 'sign' && COMPARED.has(value)) {
      this.at++
      return call(value === '==' ? '=' : value === '!=' ? '<>' : value, left, this.sum())
    }
    if (this.take('is')) {
      const isNegated = this.take('not')
      this.expect('null')
      return call(isNegated ? 'is not null' : 'is null', left)
    }
    const isNegated = this.take('not')
    const found = this.listOrRange(left)
    if (found === undefined && isNegated) throw new NotUnderstood()
    return found === undefined ? left : isNegated ? call('not', found) : found
  }

  private listOrRange(left: Sql): Sql | undefined {
    if (this.take('like')) return call('like', left, this.sum())
    if (this.take('ilike')) return call('like', left, this.sum())
    if (this.take('between')) {
      const from = this.sum()
      this.expect('and')
      return call('between', left, from, this.sum())
    }
    if (!this.take('in')) return undefined
    this.expect('(')
    return call('in', left, ...this.list(')'))
  }

  private sum(): Sql {
    let left = this.product()
    for (;;) {
      const { type, value } = this.next()
      if (type !== 'sign' || !['+', '-', '||', '->'].includes(value)) return left
      this.at++
      this.chain()
      left = call(value, left, this.product())
    }
  }

  private product(): Sql {
    let left = this.unary()
    for (;;) {
      const { type, value } = this.next()
      if (type !== 'sign' || !['*', '/', '%'].includes(value)) return left
      this.at++
      this.chain()
      left = call(value, left, this.unary())
    }
  }

  private unary(): Sql {
    let isNegative = false
    while (this.isNext('-') || this.isNext('+')) {
      if (this.take('-')) isNegative = !isNegative
      else this.take('+')
    }
    const sql = this.suffixes(this.primary())
    if (!isNegative) return sql
    return sql.type === 'literal' && !sql.isText ? { ...sql, value: `-${sql.value}` } : call('negative', sql)
  }

  /** Casts and elements: `x::date`, `x['first']`, `x[1]`. */
  private suffixes(start: Sql): Sql {
    let sql = start
    for (; ; this.chain()) {
      if (this.take('::')) {
        this.typeName()
        sql = call('cast', sql)
      } else if (this.take('[')) {
        const element = this.any()
        this.expect(']')
        sql =
          sql.type === 'column' && element.type === 'literal' && element.isText
            ? { ...sql, name: `${sql.name}.${element.value}` }
            : call('element', sql, element)
      } else return sql
    }
  }

  private primary(): Sql {
    const token = this.next()
    this.at++
    if (token.type === 'text') return { type: 'literal', value: token.value, isText: true }
    if (token.type === 'number') return { type: 'literal', value: token.value, isText: false }
    if (token.type === 'sign' && token.value === '(') {
      // Several are the parameters of a lambda: `(x, y) -> x * y`.
      const [first, ...others] = this.list(')')
      if (first === undefined) throw new NotUnderstood()
      return others.length === 0 ? first : call('array', first, ...others)
    }
    if (token.type === 'sign' && token.value === '[') return call('array', ...this.list(']'))
    if (token.type === 'quoted') return this.column(token.value)
    if (token.type !== 'word') throw new NotUnderstood()
    const word = token.value.toLowerCase()
    if (word === 'null' || word === 'true' || word === 'false') return { type: 'literal', value: word, isText: false }
    if (word === 'case') return this.cases()
    if (RESERVED.has(word)) throw new NotUnderstood()
    if (this.take('(')) return this.callOf(word)
    return this.column(token.value)
  }

  private callOf(word: string): Sql {
    if (word === 'cast' || word === 'try_cast') {
      const value = this.any()
      this.expect('as')
      this.typeName()
      this.expect(')')
      return call('cast', value)
    }
    if (word === 'extract') {
      const unit = this.next()
      this.at++
      this.expect('from')
      const value = this.any()
      this.expect(')')
      return call(unit.value.toLowerCase(), value)
    }
    const args = [...(this.isNext(')') ? [] : [this.any()])]
    if (word === 'substring' && this.take('from')) {
      const from = this.any()
      if (from.type === 'literal' && from.isText) args.push(from)
      else args.push(from, this.take('for') ? this.any() : call('rest'))
      this.expect(')')
      return call(args.length === 2 ? 'regexp_extract' : 'substring', ...args)
    }
    if (args.length > 0 && this.take(',')) args.push(...this.list(')'))
    else this.expect(')')
    return call(word, ...args)
  }

  private list(end: string): Sql[] {
    const args: Sql[] = []
    if (this.take(end)) return args
    do args.push(this.any())
    while (this.take(','))
    this.expect(end)
    return args
  }

  private cases(): Sql {
    const args: Sql[] = []
    if (!this.isNext('when')) args.push(this.any())
    while (this.take('when')) {
      args.push(this.any())
      this.expect('then')
      args.push(this.any())
    }
    if (this.take('else')) args.push(this.any())
    this.expect('end')
    return call('case', ...args)
  }

  private typeName(): void {
    if (this.next().type !== 'word') throw new NotUnderstood()
    this.at++
    if (this.take('(')) this.list(')')
    if (this.take('[')) this.expect(']')
  }

  /** A column after its first name: `l.address.city` is the column `address.city` of the left record. */
  private column(first: string): Sql {
    const names = [first]
    while (this.take('.')) {
      const { type, value } = this.next()
      if (type !== 'word' && type !== 'quoted') throw new NotUnderstood()
      this.at++
      names.push(value)
    }
    if (names.includes('')) throw new NotUnderstood()
    const table = names[0].toLowerCase()
    if (names.length > 1 && (table === 'l' || table === 'r')) {
      return { type: 'column', side: table, name: names.slice(1).join('.') }
    }
    const { side, name } = sideOf(names[0])
    return { type: 'column', side, name: [name, ...names.slice(1)].join('.') }
  }
}

function call(name: string, ...args: Sql[]): Sql {
  return { type: 'call', name, args }
}

function joined(name: string, args: Sql[]): Sql {
  return args.length === 1 ? args[0] : call(name, ...args)
}
