import { dirname, join } from 'node:path'
import type { Rolldown } from 'vite'

/**
 * Puts what the page waits for into one chunk. In the many small ones that would else be made, each compressed by itself,
 * the same words are sent again and again.
 * @param root the project's folder
 */
export function firstChunk(root: string): Rolldown.CodeSplittingOptions {
  let first: ReadonlySet<string> | undefined
  return {
    groups: [
      {
        debugName: 'what the page waits for',
        name(id, context) {
          first ??= importedAtOnce([join(root, 'index.html'), join(root, 'src/main.tsx')], context)
          return first.has(id) ? 'app' : null
        },
        priority: 1,
      },
      // An icon, a field: what several later parts have in common would else be a hundred files.
      { name: 'common', minShareCount: 2 },
    ],
  }
}

/** The modules that these import, and those that they do, but for what is only imported once it is asked for. */
function importedAtOnce(entries: readonly string[], context: Rolldown.ChunkingContext): ReadonlySet<string> {
  const found = new Set<string>()
  const ahead = [...entries]
  for (let id = ahead.pop(); id !== undefined; id = ahead.pop()) {
    const info = found.has(id) ? null : context.getModuleInfo(id)
    if (!info) continue
    found.add(id)
    for (const imported of info.importedIds)
      ahead.push(...(usedOf(imported, info.code ?? '', context) ?? [imported]))
  }
  return found
}

/**
 * Of a list of exports, the modules that this code really uses: an icon or a part of a component that only a later part of the page shows
 * is none of what is waited for. Undefined where the module is no such list, or the code takes all of it.
 */
function usedOf(id: string, code: string, context: Rolldown.ChunkingContext): readonly string[] | undefined {
  const component = /@base-ui\/react\/([\w-]+)\/index\.mjs$/.exec(id)?.[1]
  const hasParts = component !== undefined && component !== 'floating-ui-react'
  const from = /\/lucide-react\.mjs$/.test(id)
    ? 'lucide-react'
    : hasParts
      ? `@base-ui/react/${component}`
      : component && `[^"']*/${component}/index\\.mjs`
  if (from === undefined) return undefined
  const clauses = code.matchAll(new RegExp(`import\\s*\\{([^}]*)\\}\\s*from\\s*["']${from}["']`, 'g'))
  const names = [...clauses].flatMap(([, clause = '']) =>
    clause.split(',').map((each) => each.trim().split(/\s+as\s+/)),
  )
  const list = hasParts ? join(dirname(id), 'index.parts.mjs') : id
  const modules = exportsOf(list, context.getModuleInfo(list)?.code ?? '')
  const used = hasParts
    ? names.flatMap((name) => membersOf(code, name.at(-1) ?? ''))
    : names.map(([name = '']) => name)
  const found = used.filter(Boolean).map((name) => modules.get(name))
  return found.length === 0 || found.includes(undefined)
    ? undefined
    : found.filter((each) => each !== undefined)
}

/** Of which module each name is that a list exports again. */
function exportsOf(list: string, code: string): ReadonlyMap<string, string> {
  const modules = new Map<string, string>()
  for (const [, clause = '', file = ''] of code.matchAll(/export\s*\{([^}]*)\}\s*from\s*["'](\.[^"']+)["']/g))
    for (const each of clause.split(','))
      modules.set(
        each
          .trim()
          .split(/\s+as\s+/)
          .at(-1) ?? '',
        join(dirname(list), file),
      )
  return modules
}

const membersOf = (code: string, name: string): string[] =>
  name === ''
    ? []
    : [...code.matchAll(new RegExp(`\\b${name}\\.(\\w+)`, 'g'))].map(([, member = '']) => member)
