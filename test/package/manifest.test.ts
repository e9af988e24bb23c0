import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { missingBuilds } from '../../scripts/complete-lock.mjs'
import { entries, root } from '../../scripts/entries.mjs'

const read = (path: string) => JSON.parse(readFileSync(join(root, path), 'utf8'))
const manifest = read('package.json')

describe('package.json', () => {
  it('exports only entries that have a source', () => {
    expect(entries.filter(({ source }) => !existsSync(join(root, source)))).toEqual([])
  })

  it('gives every entry to ES modules and to CommonJS, each with its own types', () => {
    for (const { name, output } of entries) {
      expect(manifest.exports[name.replace('samewise', '.')]).toEqual({
        import: { types: `./dist/${output}.d.ts`, default: `./dist/${output}.js` },
        require: { types: `./dist/${output}.d.cts`, default: `./dist/${output}.cjs` },
      })
    }
  })

  it('tells older TypeScript where the types of the entries below the root are', () => {
    const below = entries.filter(({ name }) => name !== 'samewise')
    const expected = below.map(({ name, output }) => [name.replace('samewise/', ''), [`./dist/${output}.d.ts`]])
    expect(manifest.typesVersions).toEqual({ '*': Object.fromEntries(expected) })
  })

  it('pins the exact version of every package that only development needs', () => {
    const versions = Object.entries<string>(manifest.devDependencies)
    expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([])
  })

  it('depends on no package that runs a script when it is installed', () => {
    const lock: Record<string, { dev?: boolean; hasInstallScript?: boolean }> = read('package-lock.json').packages
    const withScript = Object.entries(lock).filter(([, entry]) => entry.hasInstallScript && !entry.dev)
    expect(withScript.map(([path]) => path)).toEqual([])
  })
})

describe('the files beside package.json', () => {
  it('document every entry', () => {
    expect(read('typedoc.json').entryPoints).toEqual(entries.map(({ source }) => source))
  })

  it('name the builds for all platforms in package-lock.json, or `npm run lock` is to be run', () => {
    expect([...missingBuilds(read('package-lock.json').packages).keys()]).toEqual([])
  })

  it('name no registry in package-lock.json', () => {
    expect(readFileSync(join(root, 'package-lock.json'), 'utf8')).not.toContain('"resolved": "http')
  })
})
