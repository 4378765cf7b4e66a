import * as v from 'valibot'

const Package = v.object({ name: v.string(), version: v.string() })
const Report = v.union([
  v.object({ error: v.object({ summary: v.string() }) }),
  v.object({ invalid: v.array(Package), missing: v.array(Package) }),
])

export type Verdict = { readonly passed: boolean; readonly words: string }

/** @param report what `npm audit signatures --json` printed, parsed */
export function signatureVerdict(report: unknown): Verdict {
  const parsed = v.parse(Report, report)
  if ('error' in parsed) return withoutAnswer(parsed.error.summary)
  const { invalid, missing } = parsed
  if (invalid.length > 0) {
    return {
      passed: false,
      words: `Not what their authors published: ${list(invalid)}. Remove node_modules, start nothing of it, and tell the registry.`,
    }
  }
  if (missing.length > 0) {
    return {
      passed: false,
      words: `Without a signature, though the registry signs: ${list(missing)}. Install them anew, or do without them.`,
    }
  }
  return { passed: true, words: 'All installed packages carry the signature of their registry.' }
}

function withoutAnswer(summary: string): Verdict {
  if (summary.includes('supported registry')) {
    return {
      passed: true,
      words:
        'Not checked: the registry that npm is set to has no signatures. What is installed is still what was locked (npm run supply).',
    }
  }
  return {
    passed: false,
    words: `Not checked: ${summary}\nThis needs the registry, and tuf-repo-cdn.sigstore.dev for its keys. Try again where both can be reached.`,
  }
}

const list = (packages: readonly v.InferOutput<typeof Package>[]) =>
  packages.map(({ name, version }) => `${name}@${version}`).join(', ')
