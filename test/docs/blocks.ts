import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'

/** A fenced block of code in a document or a docstring. */
export interface Block {
  /** The file it stands in, from the package's folder, with slashes. */
  readonly file: string
  /** The line of its opening fence, from 1. */
  readonly line: number
  readonly language: string
  readonly text: string
}

/** Every fenced block that is to be run: all but those whose fence says `no-run`. */
export function readBlocks(root: string): Block[] {
  const documents = ['README.md', ...filesUnder(root, 'docs', '.md')].filter((file) => existsSync(join(root, file)))
  return [
    ...documents.flatMap((file) => blocksOf(file, readFileSync(join(root, file), 'utf8'))),
    ...filesUnder(root, 'src', '.ts').flatMap((file) =>
      blocksOf(file, docstringsOnly(readFileSync(join(root, file), 'utf8'))),
    ),
  ]
}

/** The blocks of a Markdown text. */
export function blocksOf(file: string, markdown: string): Block[] {
  const blocks: Block[] = []
  let open: { line: number; indent: string; fence: string; info: string; lines: string[] } | undefined
  markdown.split(/\r?\n/).forEach((content, index) => {
    const [, indent = '', fence = '', info = ''] = /^(\s*)(`{3,}|~{3,})(.*)$/.exec(content) ?? []
    if (open === undefined) {
      if (fence) open = { line: index + 1, indent, fence, info: info.trim(), lines: [] }
    } else if (fence.startsWith(open.fence) && info.trim() === '') {
      const [language = '', ...tags] = open.info.split(/\s+/)
      if (!tags.includes('no-run')) blocks.push({ file, line: open.line, language, text: open.lines.join('\n') })
      open = undefined
    } else {
      open.lines.push(content.startsWith(open.indent) ? content.slice(open.indent.length) : content.trimStart())
    }
  })
  if (open) throw new Error(`${file}:${open.line} opens a block of code that is never closed`)
  return blocks
}

/** The text with all but the docstrings blanked, so that lines keep their numbers. */
export function docstringsOnly(source: string): string {
  let inside = false
  return source
    .split(/\r?\n/)
    .map((content) => {
      const opens = !inside && /^\s*\/\*\*/.test(content)
      const kept = inside || opens ? content.replace(/^\s*(\/\*\*|\*(?!\/))? ?/, '').replace(/\*\/.*$/, '') : ''
      if (opens) inside = true
      if (inside && content.includes('*/')) inside = false
      return kept
    })
    .join('\n')
}

/** The commands of a shell block that call the command line of this package, each with `samewise` in place of how it is called. */
export function commandsOf(shell: string): string[] {
  return shell
    .replace(/ *\\\n */g, ' ')
    .split('\n')
    .map((content) => content.trim().replace(/^\$ /, ''))
    .filter((content) => /^(npx samewise|node (\.\/)?dist\/cli\/main\.js|samewise)( |$)/.test(content))
    .map((content) => content.replace(/^(npx samewise|node (\.\/)?dist\/cli\/main\.js)/, 'samewise'))
}

function filesUnder(root: string, folder: string, ending: string): string[] {
  if (!existsSync(join(root, folder))) return []
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith(ending))
    .map((path) => `${folder}/${path.split(sep).join('/')}`)
    .filter((path) => !path.startsWith('docs/api/'))
    .sort()
}
