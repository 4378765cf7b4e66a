import { readdirSync, readFileSync } from 'node:fs'

/**
 * CPU time in µs that a process, all its threads and its child processes have taken so far. From the scheduler's own books, in ns:
 * /proc/<pid>/stat counts in steps of 10 ms, which is more than one viewer costs in a second.
 */
export function cpuMicros(pid: number | undefined): number {
  if (pid === undefined) throw new Error('The process has ended; its CPU time is not known.')
  let micros = 0
  for (const thread of readdirSync(`/proc/${pid}/task`)) {
    const [onCpuNs] = readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')
    micros += Number(onCpuNs) / 1000
    const children = readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8').trim()
    for (const child of children === '' ? [] : children.split(' ')) micros += cpuMicros(Number(child))
  }
  return micros
}

/** This process alone, in µs: its children are counted where they belong. */
export function ownCpuMicros(): number {
  const { user, system } = process.cpuUsage()
  return user + system
}
