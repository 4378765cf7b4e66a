import { join } from 'node:path'
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
      },
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
    ahead.push(...info.importedIds)
  }
  return found
}
