import { readdirSync, readFileSync, readlinkSync } from 'node:fs'

const LISTEN = '0A'

/** Where a process listens, as the kernel has it: `address:port`, IPv6 as 32 hexadecimal digits. */
export function listeningOf(pid: number): readonly string[] {
  const sockets = new Set(
    readdirSync(`/proc/${pid}/fd`).flatMap((fd) => {
      try {
        return /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${pid}/fd/${fd}`))?.[1] ?? []
      } catch {
        // Closed meanwhile.
        return []
      }
    }),
  )
  return ['tcp', 'tcp6'].flatMap((table) =>
    readFileSync(`/proc/${pid}/net/${table}`, 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .flatMap((line) => {
        const [, local = '', , state, , , , , , inode = ''] = line.trim().split(/\s+/)
        const [address = '', port = ''] = local.split(':')
        return state === LISTEN && sockets.has(inode)
          ? `${address.length === 8 ? ipv4(address) : address}:${Number.parseInt(port, 16)}`
          : []
      }),
  )
}

/** The kernel writes it as one number of this machine's order of bytes. */
const ipv4 = (hex: string) => [...Buffer.from(hex, 'hex')].reverse().join('.')
