import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, extname, isAbsolute, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { SamewiseError } from '../base'
import type { ExtensionKinds } from '../entity'
import type { Kind } from '../kinds'
import type { CustomStrategy } from '../survive'

/** Modules with kinds and survivorship strategies of the user's own. */
export interface Extensions {
  /** By `module#export`, the module by its file name without ending. */
  readonly kinds: ExtensionKinds
  /** Functions by `module#export`, of which a config may name some as survivorship strategies. */
  readonly strategies: ReadonlyMap<string, CustomStrategy>
  readonly modules: readonly { readonly specifier: string; readonly sha256: string }[]
}

/**
 * Imports extension modules and collects the kinds and functions they export.
 *
 * @param specifiers paths, relative ones from the current folder, or names of packages installed there
 * @throws SamewiseError `BAD_CONFIG` if one cannot be loaded or exports neither
 */
export async function readExtensions(specifiers: readonly string[]): Promise<Extensions> {
  const kinds = new Map<string, Kind>()
  const strategies = new Map<string, CustomStrategy>()
  const modules: { specifier: string; sha256: string }[] = []
  for (const specifier of new Set(specifiers)) {
    const { exports, sha256 } = await importModule(specifier)
    const name = basename(specifier, extname(specifier))
    const own = Object.entries(exports).filter(([, value]) => typeof (value as Kind | undefined)?.field === 'function')
    const functions = Object.entries(exports).filter(([, value]) => typeof value === 'function')
    if (own.length + functions.length === 0) {
      throw new SamewiseError(
        'BAD_CONFIG',
        `The module ${specifier} exports no kind. Export what defineKind returns, or a function as a survivorship strategy.`,
      )
    }
    for (const [exported, value] of functions) strategies.set(`${name}#${exported}`, value as CustomStrategy)
    for (const [exported, kind] of own) {
      if (kinds.has(`${name}#${exported}`)) {
        throw new SamewiseError(
          'BAD_CONFIG',
          `Two extension modules bring a kind ${name}#${exported}. Rename one of the files.`,
        )
      }
      kinds.set(`${name}#${exported}`, kind as Kind)
    }
    modules.push({ specifier, sha256 })
  }
  return { kinds, strategies, modules }
}

/** Imports a module of the user's: a path from the current folder, or the name of a package that is installed there. */
export async function importModule(specifier: string): Promise<{ exports: Record<string, unknown>; sha256: string }> {
  const fail = (fault: string, remedy: string, cause?: unknown): SamewiseError =>
    new SamewiseError('BAD_CONFIG', `The module ${specifier} ${fault}. ${remedy}`, { cause })
  const path = pathOf(specifier)
  if (path === undefined) throw fail('is not installed here', 'Install the package, or give the path of a file.')
  if (!existsSync(path)) throw fail('does not exist', 'Check the path; a relative one starts from the current folder.')
  try {
    const exports = (await import(pathToFileURL(path).href)) as Record<string, unknown>
    return { exports, sha256: createHash('sha256').update(readFileSync(path)).digest('hex') }
  } catch (cause) {
    const [reason] = (cause instanceof Error ? cause.message : String(cause)).split('\n')
    throw fail(`cannot be loaded (${reason})`, 'Correct it; it must be JavaScript, as .js, .mjs or .cjs.', cause)
  }
}

/** File of a path, or of a package that is installed where the user is (and not where this program is). */
function pathOf(specifier: string): string | undefined {
  if (specifier.startsWith('.') || isAbsolute(specifier) || /\.[cm]?[jt]s$/.test(specifier)) return resolve(specifier)
  try {
    return createRequire(join(process.cwd(), 'index.js')).resolve(specifier)
  } catch {
    return undefined
  }
}
