import {
  type ChildProcess,
  type ChildProcessWithoutNullStreams,
  execFileSync,
  spawn,
} from 'node:child_process'
import { randomInt } from 'node:crypto'
import { once } from 'node:events'

/** Another machine, as far as the network is concerned: a network namespace, joined to this one by a cable of its own. */
export type OtherNetwork = {
  /** this machine's address there */
  readonly address: string
  /** what becomes of a connection to each port of that address: `open`, or the error's code */
  readonly probe: (ports: readonly number[]) => Record<string, string>
  readonly close: () => Promise<void>
}

/** Run in the other namespace: one connection to each port, all told at once. */
const PROBE = `
const [host, ...ports] = process.argv.slice(1)
const found = {}
for (const port of ports) {
  const socket = require('node:net').connect({ host, port: Number(port), timeout: 10_000 })
  socket.on('connect', () => { found[port] = 'open'; socket.destroy() })
  socket.on('timeout', () => { found[port] = 'ETIMEDOUT'; socket.destroy() })
  socket.on('error', ({ code }) => { found[port] = code })
}
process.on('exit', () => console.log(JSON.stringify(found)))
`

/** @returns undefined where this user may not make one */
export async function openOtherNetwork(): Promise<OtherNetwork | undefined> {
  // The namespace ends with its process, and the cable with the namespace, even if nobody closes it.
  const holder = spawn('unshare', ['--net', 'sh', '-c', 'echo apart; exec sleep 120'])
  const close = () => end(holder)
  try {
    await isApart(holder)
    const inside = (command: string, ...args: readonly string[]) =>
      execFileSync('nsenter', ['--target', String(holder.pid), '--net', command, ...args], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'pipe'],
      })
    const here = (...args: readonly string[]) => execFileSync('ip', args, { stdio: 'pipe' })
    const [near, far] = [`mc${holder.pid}a`, `mc${holder.pid}b`]
    // For measurements between networks, and nobody's otherwise (RFC 2544).
    const network = `198.18.${randomInt(256)}`
    here('link', 'add', near, 'type', 'veth', 'peer', 'name', far, 'netns', String(holder.pid))
    here('address', 'add', `${network}.1/30`, 'dev', near)
    here('link', 'set', near, 'up')
    inside('ip', 'address', 'add', `${network}.2/30`, 'dev', far)
    inside('ip', 'link', 'set', far, 'up')
    return {
      address: `${network}.1`,
      probe: (ports) =>
        JSON.parse(inside(process.execPath, '-e', PROBE, `${network}.1`, ...ports.map(String))),
      close,
    }
  } catch (error) {
    await close()
    if (NOT_ALLOWED.test(String(error))) return undefined
    throw error
  }
}

/** Said by the kernel, or by the system where a program is missing. */
const NOT_ALLOWED = /not permitted|denied|refused|ENOENT|EPERM|EACCES/i

/** Resolves when the process is in its own network. */
async function isApart(holder: ChildProcessWithoutNullStreams): Promise<void> {
  let said = ''
  holder.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  await Promise.race([
    once(holder.stdout, 'data'),
    once(holder, 'close').then(() => Promise.reject(new Error(said))),
  ])
}

async function end(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGKILL')
  await ended
}
