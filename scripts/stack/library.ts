import type { RespReply } from './resp.ts'
import { readFromRoot } from './servers.ts'

type Admin = (...args: string[]) => Promise<RespReply>

let library: string | undefined

/** As it was when it was first asked for: a stack goes on with the library of the app that it serves, whatever is checked out meanwhile. */
export function readLibrary(): string {
  library ??= readFromRoot('lua/missioncast.lua')
  return library
}

/** Loads lua/missioncast.lua, in the place of an older one. */
export async function loadLibrary(admin: Admin): Promise<void> {
  await admin('FUNCTION', 'LOAD', 'REPLACE', readLibrary())
}

/** Whether Redis has our lua/missioncast.lua, another one, or none. */
export async function lookAtLibrary(admin: Admin): Promise<'same' | 'other' | 'none'> {
  const wanted = readLibrary()
  const loaded = codeIn(await admin('FUNCTION', 'LIST', 'LIBRARYNAME', 'missioncast', 'WITHCODE'))
  if (loaded === undefined) return 'none'
  return loaded === wanted ? 'same' : 'other'
}

function codeIn(libraries: RespReply): string | undefined {
  const [library] = [libraries].flat()
  if (!Array.isArray(library)) return undefined
  const code = library[library.indexOf('library_code') + 1]
  return typeof code === 'string' ? code : undefined
}
