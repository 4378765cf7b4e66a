import { createServer } from 'node:net'
import { SetupError } from './setup-error.ts'

/** Below the range that the kernel gives to outgoing connections, so that none of those takes the port meanwhile. */
const FIRST = 20_000
const LAST = 31_999

/** `forbidden`: this user may not use it; `no-address`: the host is no address of this machine. */
export type PortState = 'free' | 'taken' | 'forbidden' | 'no-address'

export function tryPort(port: number, host: string): Promise<PortState> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', ({ code }: NodeJS.ErrnoException) => {
      resolve(code === 'EACCES' ? 'forbidden' : code === 'EADDRNOTAVAIL' ? 'no-address' : 'taken')
    })
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve('free')))
  })
}

/**
 * The first of the wished ports that is free, else a free one at random.
 * @throws SetupError if there is none at all
 */
export async function chooseFreePort(
  wished: readonly number[] = [],
  host = '127.0.0.1',
  probe: typeof tryPort = tryPort,
): Promise<number> {
  const others = Array.from({ length: 100 }, () => FIRST + Math.floor(Math.random() * (LAST - FIRST + 1)))
  let state: PortState = 'taken'
  for (const port of [...wished, ...others]) {
    state = await probe(port, host)
    if (state === 'free') return port
  }
  throw new SetupError(
    state === 'no-address'
      ? noAddress(host)
      : `No free port was found between ${FIRST} and ${LAST} on ${host}.`,
  )
}

const noAddress = (host: string) => `MISSIONCAST_HOST is ${host}, which is no address of this machine.`

/** The usual ports of the app, over plain HTTP and over TLS. */
export const PLAIN_PORT = 8080
export const TLS_PORT = 8443

/**
 * The port that was asked for, else the usual one, else a free one.
 * @throws SetupError
 */
export async function chooseEdgePort(
  asked: number | undefined,
  host: string,
  { usual = PLAIN_PORT, probe = tryPort }: { usual?: number; probe?: typeof tryPort } = {},
): Promise<number> {
  if (asked === undefined) return chooseFreePort([usual], host, probe)
  switch (await probe(asked, host)) {
    case 'free':
      return asked
    case 'taken':
      throw new SetupError(
        `Port ${asked} is taken by another program. Choose another, such as PORT=${asked + 1}.`,
      )
    case 'forbidden':
      throw new SetupError(`This user may not use port ${asked}. Choose one above 1023, such as PORT=8080.`)
    case 'no-address':
      throw new SetupError(noAddress(host))
  }
}
