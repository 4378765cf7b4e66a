import { readdirSync, readFileSync } from 'node:fs'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import type { Part } from '../scripts/stack/part.ts'
import type { Stack } from '../scripts/stack/stack.ts'

/** What a process, with those that it began, takes of the machine. */
export type Footprint = { readonly megabytes: number; readonly descriptors: number }

const partsOf = ({ parts: { redis, webdis, edge } }: Stack): readonly Part[] => [redis, ...webdis, edge]

/** By name; `clients` is this process, in which leaders and viewers live: of its memory, what is still in use. */
export function footprints(stack: Stack): ReadonlyMap<string, Footprint> {
  const seen = new Map([['clients', ofClients()]])
  for (const part of partsOf(stack)) {
    const pid = part.pid()
    if (pid !== undefined) seen.set(part.name, ofTree(pid))
  }
  return seen
}

/** V8 seldom gives memory back to the system, so that its size would tell of the largest crowd there ever was. */
function ofClients(): Footprint {
  collectGarbage()
  const { heapUsed, external } = process.memoryUsage()
  return { ...ofProcess(process.pid), megabytes: (heapUsed + external) / 2 ** 20 }
}

setFlagsFromString('--expose-gc')
const collectGarbage: () => void = runInNewContext('gc')

const nothing: Footprint = { megabytes: 0, descriptors: 0 }

const together = (a: Footprint, b: Footprint): Footprint => ({
  megabytes: a.megabytes + b.megabytes,
  descriptors: a.descriptors + b.descriptors,
})

const ofTree = (pid: number): Footprint => childrenOf(pid).map(ofTree).reduce(together, ofProcess(pid))

/** A process may end while it is looked at; it takes nothing then. */
function ofProcess(pid: number): Footprint {
  try {
    const resident = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
    return {
      megabytes: Number(resident?.[1] ?? 0) / 1024,
      descriptors: readdirSync(`/proc/${pid}/fd`).length,
    }
  } catch {
    return nothing
  }
}

function childrenOf(pid: number): readonly number[] {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number)
  } catch {
    return []
  }
}
