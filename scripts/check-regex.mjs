import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import ts from 'typescript'
import { root } from './entries.mjs'

// Finds regular expressions whose worst case is worse than linear: cells can be a megabyte long, so even a quadratic one hangs.
// Run as a script: `node scripts/check-regex.mjs [folder]`, src by default. An expression that only ever sees short input is
// allowed by a comment `// regex-safe: reason` on the line above it; the reason says what bounds its input.

// The checker's Java and native forms are not needed, and this one runs wherever Node does.
process.env.RECHECK_BACKEND = 'pure'
const { checkSync } = await import('recheck')

/** No single expression is thought about for longer, in milliseconds. */
const timeoutMs = 20_000

/**
 * Every regular expression of a TypeScript source: its line (from 1), pattern and flags. One put together at run time has no
 * pattern here. `allowed` is the reason given in a `// regex-safe:` comment on the line above.
 */
export function findExpressions(text, fileName = 'source.ts') {
  const file = ts.createSourceFile(fileName, text, ts.ScriptTarget.Latest, true)
  const lines = text.split('\n')
  const found = []
  const add = (node, pattern, flags) => {
    const line = file.getLineAndCharacterOfPosition(node.getStart(file)).line
    const allowed = /^\s*\/\/ regex-safe:(.*)$/.exec(lines[line - 1] ?? '')?.[1].trim()
    found.push({ line: line + 1, shown: node.getText(file), pattern, flags, allowed: allowed || undefined })
  }
  const visit = (node) => {
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf('/')
      add(node, node.text.slice(1, end), node.text.slice(end + 1))
    } else if ((ts.isNewExpression(node) || ts.isCallExpression(node)) && node.expression.getText(file) === 'RegExp') {
      const [pattern, flags] = node.arguments ?? []
      // `new RegExp(/literal/, flags)` is judged at its literal.
      if (pattern && !ts.isRegularExpressionLiteral(pattern)) {
        const isPlain = ts.isStringLiteralLike(pattern) && (flags === undefined || ts.isStringLiteralLike(flags))
        add(node, isPlain ? pattern.text : undefined, flags?.text ?? '')
      }
    }
    ts.forEachChild(node, visit)
  }
  visit(file)
  return found
}

/** What is wrong with an expression, or `undefined` if it runs in linear time or is allowed. */
export function faultOf({ pattern, flags, allowed }) {
  if (allowed !== undefined) return undefined
  if (pattern === undefined) return 'is put together at run time, so nothing can be said about it'
  const verdict = checkSync(pattern, flags, { timeout: timeoutMs })
  if (verdict.status === 'safe') return undefined
  if (verdict.status === 'unknown') return `cannot be judged (${verdict.error.kind})`
  return `takes ${verdict.complexity.summary} time, for example on ${verdict.attack.pattern}`
}

function main(folder) {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.[cm]?[jt]sx?$/.test(path))
    .sort()
    .map((path) => join(folder, path))
  let count = 0
  let allowed = 0
  let faults = 0
  for (const path of files) {
    for (const expression of findExpressions(readFileSync(path, 'utf8'), path)) {
      count++
      if (expression.allowed !== undefined) allowed++
      const fault = faultOf(expression)
      if (fault === undefined) continue
      faults++
      console.error(`${relative(root, path)}:${expression.line} ${expression.shown} ${fault}`)
    }
  }
  console.log(
    `${count} regular expressions in ${files.length} files: ${faults} too slow, ${allowed} allowed by a comment.`,
  )
  if (faults > 0)
    console.error('Rewrite them, or cap their input and say so in a comment `// regex-safe: reason` on the line above.')
  return faults === 0 ? 0 : 1
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  process.exitCode = main(resolve(process.argv[2] ?? join(root, 'src')))
}
