import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'

/**
 * The rooms of src in the order the data moves. A room imports rooms before it, never one after it; a room that is not there yet
 * has its place all the same.
 */
const ROOMS = [
  'base',
  'text',
  'columns',
  'block',
  'compare',
  'weigh',
  'cluster',
  'survive',
  'identity',
  'judgements',
  'data',
  'kinds',
  'entity',
  'guess',
  'likeness',
  'profile',
  'evaluate',
  'event',
  'generate',
  'resolve',
  'train',
  'splink',
  'relate',
  'journey',
  'engage',
  'measure',
  'customer',
  'hub',
  'node',
  'files',
  'stores',
  'spark',
  'messages',
  'report',
  'server',
  'cli',
] as const

/** The last room that runs without Node: in a browser, an edge function or a worker. */
const LAST_PURE_ROOM = 'hub'

/** Rooms after it that run without Node all the same: they turn results into text. */
const FURTHER_PURE_ROOMS: readonly string[] = ['messages', 'report']

/** Rooms whose files are entries of their own, so that nobody loads a table he does not use; they are imported by file. */
const ROOMS_OPENED_BY_FILE: readonly string[] = ['data']

/** Globals that a pure room may not touch, since a browser has none of them. */
const NODE_GLOBALS = new Set(['Buffer', 'process', 'global', 'require', '__dirname', '__filename', 'setImmediate'])

const src = resolve(import.meta.dirname, '../../src')

interface Import {
  readonly specifier: string
  readonly line: number
}

interface Source {
  /** The path inside src, with slashes. */
  readonly path: string
  /** The room it lies in; '' for a file of src itself. */
  readonly room: string
  readonly imports: readonly Import[]
  /** `name:line` of each Node global it uses. */
  readonly nodeGlobals: readonly string[]
}

function readSource(path: string, text: string): Source {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
  const lineAt = (position: number) => file.getLineAndCharacterOfPosition(position).line + 1
  const nodeGlobals: string[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && NODE_GLOBALS.has(node.text) && !isName(node)) {
      nodeGlobals.push(`${node.text}:${lineAt(node.getStart(file))}`)
    }
    ts.forEachChild(node, visit)
  }
  visit(file)
  return {
    path,
    room: path.includes('/') ? path.slice(0, path.indexOf('/')) : '',
    imports: ts
      .preProcessFile(text, true, true)
      .importedFiles.map(({ fileName, pos }) => ({ specifier: fileName, line: lineAt(pos) })),
    nodeGlobals,
  }
}

/** Whether an identifier only names a property, member or parameter, as `process` does in `pool.process()`. */
function isName(node: ts.Identifier): boolean {
  const parent = node.parent
  if (ts.isPropertyAccessExpression(parent)) return parent.name === node
  return 'name' in parent && parent.name === node && !ts.isShorthandPropertyAssignment(parent)
}

/** Whether the files of a room run without Node; those of src itself do. */
function isPureRoom(room: string): boolean {
  return (
    room === '' || ROOMS.indexOf(room as never) <= ROOMS.indexOf(LAST_PURE_ROOM) || FURTHER_PURE_ROOMS.includes(room)
  )
}

/** What is wrong with an import of a file of src, if anything. */
function faultOfImport(from: Source, specifier: string): string | undefined {
  const isPure = isPureRoom(from.room)
  if (specifier.startsWith('node:')) return isPure ? `${from.room || 'the root entry'} may not use Node` : undefined
  if (/^samewise(\/|$)/.test(specifier)) return 'src imports its own files by relative path'
  if (!specifier.startsWith('.')) return undefined

  const target = relative(src, resolve(src, dirname(from.path), specifier))
    .split(sep)
    .join('/')
  // The command line prints the version that the manifest has.
  if (target === '../package.json' && from.room === 'cli') return undefined
  if (target.startsWith('..')) return 'it leads out of src'
  const [room = '', ...inside] = target.split('/')
  if (room === from.room) return undefined
  if (room === '' || room === 'index') return 'no room imports the root entry'
  const rank = ROOMS.indexOf(room as never)
  if (rank < 0) return `"${room}" is not a room`
  if (room === 'cli') return 'nothing imports cli'
  if (from.room === '') {
    if (rank > ROOMS.indexOf(LAST_PURE_ROOM)) return `the root entry runs without Node, and ${room} needs it`
  } else if (rank > ROOMS.indexOf(from.room as never)) {
    return `${room} comes after ${from.room}`
  } else if (isPure && !isPureRoom(room)) {
    return `${from.room} runs without Node, and ${room} needs it`
  }
  const isIndex = inside.length === 0 || (inside.length === 1 && inside[0] === 'index')
  if (!isIndex && !ROOMS_OPENED_BY_FILE.includes(room)) return `another room is imported through its index: ${room}`
  return undefined
}

function faultsOfImports(sources: readonly Source[]): string[] {
  return sources.flatMap((source) =>
    source.imports.flatMap(({ specifier, line }) => {
      const fault = faultOfImport(source, specifier)
      return fault === undefined ? [] : [`src/${source.path}:${line} imports '${specifier}': ${fault}`]
    }),
  )
}

const sources = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .map((path) => path.split(sep).join('/'))
  .filter((path) => path.endsWith('.ts'))
  .sort()
  .map((path) => readSource(path, readFileSync(join(src, path), 'utf8')))

describe('the rooms of src', () => {
  it('are all in the list', () => {
    const rooms = new Set(sources.map(({ room }) => room).filter((room) => room !== ''))
    expect([...rooms].filter((room) => !ROOMS.includes(room as never))).toEqual([])
  })

  it('import only rooms before them, through their index, and never cli', () => {
    expect(faultsOfImports(sources)).toEqual([])
  })

  it('use no global of Node up to hub, nor in those that turn results into text', () => {
    const pure = sources.filter(({ room }) => isPureRoom(room))
    expect(pure.flatMap(({ path, nodeGlobals }) => nodeGlobals.map((use) => `src/${path} uses ${use}`))).toEqual([])
  })
})

describe('the check of the rooms', () => {
  const faults = (path: string, text: string) => faultsOfImports([readSource(path, text)]).length

  it.each([
    ['a room after', 'base/a.ts', "import { x } from '../text'", 1],
    ['a type of a room after', 'base/a.ts', "import type { X } from '../text'", 1],
    ['a room after, re-exported', 'base/index.ts', "export * from '../text'", 1],
    ['a room after, when it runs', 'base/a.ts', "const x = await import('../text')", 1],
    ['a file of another room', 'text/a.ts', "import { x } from '../base/errors'", 1],
    ['cli', 'server/a.ts', "import { x } from '../cli'", 1],
    ['a Node module in a pure room', 'hub/a.ts', "import { readFileSync } from 'node:fs'", 1],
    ['a Node module in the report', 'report/a.ts', "import { readFileSync } from 'node:fs'", 1],
    ['a Node room in the report', 'report/a.ts', "import { warningsOf } from '../files'", 1],
    ['a Node module in the root entry', 'index.ts', "import 'node:fs'", 1],
    ['a Node room in the root entry', 'index.ts', "export { readCsv } from './files'", 1],
    ['the root entry', 'files/a.ts', "import { x } from '..'", 1],
    ['the package by its name', 'files/a.ts', "import { x } from 'samewise'", 1],
    ['a folder that is no room', 'files/a.ts', "import { x } from '../utils'", 1],
    ['a file outside src', 'files/a.ts', "import { x } from '../../scripts/entries.mjs'", 1],
    ['a room before', 'kinds/email/index.ts', "import { x } from '../../text'", 0],
    ['a file of its own room', 'kinds/email/index.ts', "import { x } from '../phone/format'", 0],
    ['a table', 'kinds/person-name/index.ts', "import { x } from '../../data/nicknames-en'", 0],
    ['a Node module where Node may be used', 'files/a.ts', "import { readFileSync } from 'node:fs'", 0],
    ['a package', 'base/a.ts', "import { z } from 'zod'", 0],
  ])('judges an import of %s', (_, path, text, expected) => {
    expect(faults(path, text)).toBe(expected)
  })

  it('tells a global of Node from a property of that name', () => {
    const text = 'pool.process(); const x = { process: 1 }; process.exit(); const y = [Buffer.from("")]'
    expect(readSource('base/a.ts', text).nodeGlobals).toEqual(['process:1', 'Buffer:1'])
  })
})
