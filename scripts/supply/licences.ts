import satisfies from 'spdx-satisfies'

/** What people may get with the app: each asks for no more than its notice. */
const SHIPPED = [
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'Zlib',
] as const

/** What may be used to build and test, besides: it stays on the developer's machine. */
const TOOLS = [...SHIPPED, 'CC-BY-3.0', 'CC-BY-4.0', 'MPL-2.0', 'Python-2.0'] as const

const ALLOWED = { shipped: SHIPPED, tool: TOOLS }
export type Use = keyof typeof ALLOWED

/** Packages that forgot to name their licence, by `name@version`: what the licence file in their folder says. */
const UNNAMED: Readonly<Record<string, string>> = { 'cli-table@0.3.11': 'MIT' }

/** Of a package as its manifest names it, or as we read it where it names none. */
export const licenceOf = (name: string, version: string, named: string | undefined): string | undefined =>
  named ?? UNNAMED[`${name}@${version}`]

/**
 * Why a package may not be used, in a sentence that says what to do; undefined if it may.
 * @param of its name and version
 * @param licence an SPDX expression, as in `(MIT OR GPL-3.0-only)`
 */
export function licenceFault(of: string, licence: string | undefined, use: Use): string | undefined {
  if (licence === undefined) {
    return `${of} names no licence. Read the one in its folder and note it in scripts/supply/licences.ts, or do without the package.`
  }
  const allowed = isAllowed(licence, use)
  if (allowed === undefined) {
    return `${of} names its licence as “${licence}”, which is no SPDX expression. Read it, or do without the package.`
  }
  if (allowed) return undefined
  const where = use === 'shipped' ? 'in what people get' : 'among the tools'
  return `${of} is under ${licence}, which is not allowed ${where}. Choose another package, or allow the licence in scripts/supply/licences.ts after reading it.`
}

/** Undefined if the expression cannot be read. */
function isAllowed(licence: string, use: Use): boolean | undefined {
  try {
    return satisfies(licence, ALLOWED[use])
  } catch {
    return undefined
  }
}
