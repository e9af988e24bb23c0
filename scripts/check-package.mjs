import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import { browserEntries, entries, root } from './entries.mjs'
import { npm } from './npm.mjs'

// Packs the package as it would be published, looks at the tarball with publint and attw, installs it into an empty project, and
// uses every entry from there: as an ES module, as CommonJS, from TypeScript, and the command line. Needs a built dist.

const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const work = mkdtempSync(join(tmpdir(), 'samewise-package-'))
const project = join(work, 'project')
let failures = 0

try {
  const pack = ['pack', '--ignore-scripts', '--pack-destination', work, '--loglevel=error']
  must('npm pack', npm(pack, { cwd: root, encoding: 'utf8' }))
  const tarball = join(work, `${manifest.name}-${manifest.version}.tgz`)

  await check('publint', async () => {
    const { messages, pkg } = await publint({ pack: { tarball: toArrayBuffer(readFileSync(tarball)) }, strict: true })
    return messages.map((message) => formatMessage(message, pkg, { color: false })).join('\n')
  })
  await check('attw', () =>
    node('node_modules/@arethetypeswrong/cli/dist/index.js', [tarball, '--no-color', '--no-emoji']),
  )

  mkdirSync(project)
  writeFileSync(join(project, 'package.json'), '{ "private": true }')
  const install = [
    'install',
    tarball,
    '--prefer-offline',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ]
  must('npm install', npm(install, { cwd: project, encoding: 'utf8' }))

  await check('import and require of every entry', () => {
    const names = JSON.stringify(entries.map(({ name }) => name))
    writeFileSync(join(project, 'use.mjs'), useEveryEntry(names))
    return node(join(project, 'use.mjs'), [], project)
  })
  for (const type of ['module', 'commonjs']) {
    await check(`types of every entry, with Node, from ${type}`, () => typesOf(entries, type, ['node'], ['ES2023']))
  }
  await check('types of the entries for browsers, without Node', () =>
    typesOf(browserEntries, 'module', [], ['ES2023', 'DOM', 'DOM.Iterable']),
  )
  await check('command line', () => {
    const [bin] = Object.values(manifest.bin)
    const installed = join(project, 'node_modules', manifest.name, bin)
    if (!readFileSync(installed, 'utf8').startsWith('#!'))
      return `${bin} has no #! line; it belongs at the top of its source.`
    const help = spawnSync(process.execPath, [installed, '--help'], { cwd: project, encoding: 'utf8' })
    return help.status === 0 && help.stdout.trim() !== '' ? '' : `--help ended with ${help.status}\n${help.stderr}`
  })
  const sizeBytes = readFileSync(tarball).length
  console.log(
    `${manifest.name}-${manifest.version}.tgz: ${(sizeBytes / 1000).toFixed(0)} kB, ${filesIn(project)} files`,
  )
} finally {
  rmSync(work, { recursive: true, force: true })
}
process.exitCode = failures === 0 ? 0 : 1

/** Runs one check, which gives back what is wrong, or an empty string. */
async function check(title, run) {
  let fault
  try {
    fault = await run()
  } catch (error) {
    fault = String(error?.stack ?? error)
  }
  if (fault) {
    failures++
    console.error(`FAILED: ${title}\n${fault}`)
  } else {
    console.log(`ok: ${title}`)
  }
}

/** Runs a script of Node; gives back all that it printed if it failed. */
function node(script, args, cwd = root) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], { cwd, encoding: 'utf8' })
  return status === 0 ? '' : `${stdout}${stderr}`
}

function must(title, { status, stderr, error }) {
  if (status !== 0) throw new Error(`${title} failed: ${error?.message ?? stderr}`)
}

function useEveryEntry(names) {
  return `
import { createRequire } from 'node:module'
const require = createRequire(import.meta.url)
for (const name of ${names}) {
  const esm = Object.keys(await import(name)).filter((key) => key !== 'default' && key !== 'module.exports').sort()
  const cjs = Object.keys(require(name)).filter((key) => key !== 'default').sort()
  if (esm.length === 0) throw new Error(name + ' exports nothing')
  if (esm.join() !== cjs.join()) throw new Error(name + ' exports ' + esm + ' by import, but ' + cjs + ' by require')
}
`
}

function typesOf(list, moduleType, types, lib) {
  const source = moduleType === 'module' ? 'use.mts' : 'use.cts'
  const uses = list.map(({ name }, index) => `import * as entry${index} from '${name}'\nvoid entry${index}\n`)
  writeFileSync(join(project, source), uses.join(''))
  const typeRoots = [join(root, 'node_modules', '@types')]
  const strict = { noEmit: true, strict: true, exactOptionalPropertyTypes: true, target: 'ES2022', module: 'nodenext' }
  const config = { compilerOptions: { ...strict, types, typeRoots, lib }, files: [source] }
  writeFileSync(join(project, 'tsconfig.json'), JSON.stringify(config))
  return node(join(root, 'node_modules/typescript/bin/tsc'), ['-p', '.'], project)
}

function filesIn(folder) {
  return readdirSync(join(folder, 'node_modules', manifest.name), { recursive: true, withFileTypes: true }).filter(
    (file) => file.isFile(),
  ).length
}

function toArrayBuffer(buffer) {
  return buffer.buffer.slice(buffer.byteOffset, buffer.byteOffset + buffer.byteLength)
}
