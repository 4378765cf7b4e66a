import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'

const Manifest = v.object({ license: v.optional(v.string()) })

/** The licence that an installed package names; undefined if it names none in the way of today. */
export function namedLicence(folder: string): string | undefined {
  const parsed = v.safeParse(Manifest, JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')))
  return parsed.success ? parsed.output.license : undefined
}

export const isInstalled = (folder: string): boolean => existsSync(join(folder, 'package.json'))
